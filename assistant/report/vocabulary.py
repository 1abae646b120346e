"""The words by which a report's text speaks of its figures, and the quantities that they name, as values of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from re import Pattern
from types import MappingProxyType

from assistant.report.rules import Severity

Features = Mapping[str, frozenset[str]]
"""What a word says, by feature: domain, act, row, who, result, year, scope, mark."""

Sums = tuple[tuple[str, ...], ...]
"""Sums of cells (or facts, as `fact:id`), any one of which may be meant."""


@dataclass(frozen=True)
class Quantity:
    """One thing that a text may give the number of.

    `needs` are the features that have to be said; `units` the measure words with which it is counted; `sums` what the
    number may equal, by the name that a mention of it bears (`received`, `received/natural_person`); `code` and
    `severity` are those of the check that compares them.
    """

    name: str
    needs: Mapping[str, str]
    units: frozenset[str]
    sums: Mapping[str, Sums]
    code: str
    severity: Severity


@dataclass(frozen=True)
class Contradiction:
    """Words that deny a thing, and the pattern by which another sentence counts it; for texts without white space."""

    thing: str
    denied: tuple[Pattern[str], ...]
    counted: tuple[Pattern[str], ...]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of a form's texts and the quantities that they may name; `exhaustive` words close a list of parts.

    `says` are the sentences of the checks of numbers in a text, by name; each leaves its words in braces open.
    `wider` are the words of a scope that is more than one department.
    """

    words: Mapping[str, Features] = field(default_factory=lambda: MappingProxyType({}))
    quantities: tuple[Quantity, ...] = ()
    exhaustive: tuple[str, ...] = ()
    open_ended: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    says: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    wider: tuple[str, ...] = ()

    @cached_property
    def by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The words by their first two characters (a word of one by itself), the longest first."""
        return _by_beginning(self.words)

    @cached_property
    def things_by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The words that name a thing to speak of, in the same way."""
        return _by_beginning(
            word for word, said in self.words.items() if "domain" in said or "topic" in said.get("mark", ())
        )

    @cached_property
    def by_domain(self) -> Mapping[str, tuple[Quantity, ...]]:
        """The quantities by the thing that has to be spoken of."""
        domains = dict.fromkeys(quantity.needs.get("domain", "") for quantity in self.quantities)
        return {
            domain: tuple(one for one in self.quantities if one.needs.get("domain", "") == domain) for domain in domains
        }

    @cached_property
    def sums(self) -> Mapping[str, tuple[Quantity, Sums]]:
        """By the name of a mention: its quantity, and what it may equal."""
        return {name: (quantity, sums) for quantity in self.quantities for name, sums in quantity.sums.items()}


def _by_beginning(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        index.setdefault(word[:2], []).append(word)
    return {beginning: tuple(some) for beginning, some in index.items()}
