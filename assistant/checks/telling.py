"""What the checks of wording share: which rules are for a report, which texts they look at, the finding they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from assistant.checks.finding import Finding, Spot
from assistant.checks.written import Written, written
from assistant.report.figures import Quantity
from assistant.report.report import Report
from assistant.report.rules import Severity
from assistant.report.wordingrules.base import Scope

Numbers = tuple[Quantity | None, Quantity | None]
"""What was expected and what was found, where a finding compares."""


class Saying(Protocol):
    """A sentence with words left open, and how grave it is."""

    @property
    def severity(self) -> Severity:
        """E, W or I."""

    @property
    def say(self) -> str:
        """The sentence."""


class LooksAt(Protocol):
    """A rule that looks at some texts."""

    @property
    def texts(self) -> Sequence[str]:
        """Their slots; none for all running texts."""


AnyScope = TypeVar("AnyScope", bound=Scope)


def in_force(report: Report, rules: Sequence[AnyScope]) -> Iterator[AnyScope]:
    """The rules that are for reports of this kind of organ and this year."""
    return (rule for rule in rules if rule.covers(report.kind, report.year))


def tell(
    code: str, saying: Saying, spot: Spot | None = None, numbers: Numbers = (None, None), **words: object
) -> Finding:
    """The finding with these words in the places that its sentence leaves open."""
    expected, found = numbers
    return Finding(code, saying.severity, (), saying.say.format(**words), expected, found, spot=spot)


def tell_at(
    code: str, saying: Saying, one: Written, span: tuple[int, int], numbers: Numbers = (None, None), **words: object
) -> Finding:
    """The finding about the words [start, end) of a text, whose name goes into the sentence."""
    return tell(code, saying, one.spot(*span), numbers, section=one.name, **words)


def texts_of(report: Report, rule: LooksAt) -> Iterator[Written]:
    """The texts of the report that the rule looks at."""
    return written(report, rule.texts)
