"""What all rules on wording have in common: for whom they hold, and that their sentences can be filled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.report.rules import Severity

One = TypeVar("One")
Many = Annotated[tuple[One, ...], Field(strict=False)]


class Strict(BaseModel):
    """An entry in which an unknown key or a value of another type is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Saying(Strict):
    """What is said of one kind of failure, and how grave it is."""

    severity: Severity
    say: str


class Scope(Strict):
    """A rule: its code, and whose reports it is for; without kinds or years it is for all.

    `opens` lists, by the field that holds a sentence (or a `Saying`), the words in braces that its check fills in.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {}

    code: str
    source: str
    kinds: Many[str] = ()
    first: int | None = None
    last: int | None = None

    def covers(self, kind: str, year: int) -> bool:
        """Whether the rule is for the reports of that kind of organ and year (0: not known, so of no certain year)."""
        if self.kinds and kind not in self.kinds:
            return False
        if not year:
            return self.first is None and self.last is None
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    @model_validator(mode="after")
    def _can_be_filled(self) -> Scope:
        for name, words in self.opens.items():
            said = getattr(self, name)
            _prove(said.say if isinstance(said, Saying) else said, words)
        return self


class Rule(Scope):
    """A rule with one sentence; `texts` are the slots that it looks at, none for all that are running text."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "words", "year")}

    severity: Severity
    say: str
    texts: Many[str] = ()


def _prove(say: str, words: Iterable[str]) -> None:
    """ValueError when the sentence leaves other words open than these."""
    try:
        say.format(**dict.fromkeys(words, ""))
    except (AttributeError, IndexError, KeyError, ValueError) as error:
        raise ValueError(f"the sentence cannot be filled in: {error}") from None
