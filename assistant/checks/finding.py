"""A finding: what a check says, as data; its sentence is written once, from its own numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from assistant.report.figures import Quantity, plain
from assistant.report.rules import Severity


@dataclass(frozen=True)
class Spot:
    """A place in a text of the report: the slot's id, [start, end) in code points of that text, and the words there."""

    slot: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    `cells` are the cells it speaks of (the contributors and the target), `missing` those among them that are
    blank, `target` the one to look at first: the first of them where nothing else is said; `spot` is the place in a
    text, of a finding about what is written; expected, found and difference (found - expected) are None where the
    check compares nothing.
    """

    code: str
    severity: Severity
    cells: tuple[str, ...]
    say: str
    expected: Quantity | None = None
    found: Quantity | None = None
    missing: tuple[str, ...] = ()
    target: str = ""
    spot: Spot | None = None

    def __post_init__(self) -> None:
        if not self.target and self.cells:
            object.__setattr__(self, "target", self.cells[0])

    @property
    def difference(self) -> Quantity | None:
        """How much was found above (or, negative, below) what was expected."""
        if self.found is None or self.expected is None:
            return None
        return self.found - self.expected

    @property
    def stops(self) -> bool:
        """Whether a report with this finding must not leave."""
        return self.severity == "E"

    @property
    def waivable(self) -> bool:
        """Whether it may stand with a reason."""
        return may_stand(self.code, self.severity)

    @property
    def key(self) -> str:
        """What the finding is about, the same until a figure or the words that it speaks of change."""
        place = ("", "" if self.cells else self.say)
        if self.spot and self.spot.words:
            place = (self.spot.slot, self.spot.words)
        numbers = ("" if number is None else plain(number) for number in (self.expected, self.found))
        return "|".join((self.code, *self.cells, *place, *numbers))

    def flatten(self) -> tuple[str, str, tuple[str, ...]]:
        """The short form that tests compare: code, severity, cells."""
        return self.code, self.severity, self.cells

    def as_json(self) -> dict[str, object]:
        """The finding for other programs; numbers as canonical decimals."""
        numbers = {"expected": self.expected, "found": self.found, "difference": self.difference}
        return {
            "code": self.code,
            "severity": self.severity,
            "target": self.target,
            "cells": list(self.cells),
            "spot": None if self.spot is None else asdict(self.spot),
            **{name: None if number is None else plain(number) for name, number in numbers.items()},
            "missing": list(self.missing),
            "say": self.say,
        }


def may_stand(code: str, severity: Severity) -> bool:
    """Whether findings of that code may stand with a reason: every warning, and every error that judges language.

    What is wrong with sums and with the kinds of figures is arithmetic, and must be put right.
    """
    return severity == "W" or (severity == "E" and not code.startswith("T"))
