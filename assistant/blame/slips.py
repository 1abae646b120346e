"""Likely slips: what may have happened when a number was typed, and how likely each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from assistant.report.figures import Quantity, plain
from assistant.report.form import Form
from assistant.report.printed import printed_lines
from assistant.report.report import Report

Slip = Literal[
    "text says so",
    "left blank",
    "total for a part",
    "swapped digits",
    "one digit too many",
    "one digit too few",
    "neighbour's value",
    "last year's value",
    "exchanged",
    "shifted",
    "",
]

WEIGHTS: Mapping[Slip, int] = {
    "text says so": 0,
    "left blank": 1,
    "total for a part": 1,
    "swapped digits": 1,
    "one digit too many": 1,
    "shifted": 1,
    "exchanged": 2,
    "one digit too few": 2,
    "neighbour's value": 3,
    "last year's value": 3,
    "": 5,
}
"""The less, the likelier; the order is ours, no count of real slips is known."""
FROM_ZERO = 2
"""What is said of a number is less often left out than typed wrongly: a 0 that is to become something weighs more."""


@dataclass(frozen=True)
class Sheet:
    """The numbers of a report as they lie beside each other."""

    report: Report

    @cached_property
    def before(self) -> Mapping[str, Quantity | None]:
        """Last year's numbers."""
        return self.report.known_last_year(across_forms=True)

    def slip(self, cell: str, was: Quantity | None, to: Quantity) -> Slip:
        """What most likely made `was` of `to`; "" when it looks like nothing known."""
        if was is None:
            return "left blank"
        if not was:
            return ""
        if was in self._totals(cell):
            return "total for a part"
        digits = _by_digits(plain(was), plain(to))
        if digits:
            return digits
        if any(was == self.report.known.get(other) for other in neighbours(self.report.form).get(cell, ())):
            return "neighbour's value"
        return "last year's value" if was == self.before.get(cell) else ""

    def _totals(self, cell: str) -> Iterator[Quantity | None]:
        """The stated totals that the cell is a part of; one that was worked out only adds the cell up."""
        for rule in self.report.form.sums:
            if rule.computes and cell in rule.right:
                yield self.report.figures.quantity(rule.left[0])


def _by_digits(was: str, to: str) -> Slip:
    if not (was.isdigit() and to.isdigit()):
        return ""  # a sign and a point are no digits
    if len(was) == len(to) and _swapped(was, to):
        return "swapped digits"
    if len(was) == len(to) + 1 and _without_one(was, to):
        return "one digit too many"
    return "one digit too few" if len(to) == len(was) + 1 and _without_one(to, was) else ""


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    apart = [place for place, (first, second) in enumerate(zip(one, other, strict=True)) if first != second]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


@lru_cache(maxsize=16)
def neighbours(form: Form) -> Mapping[str, tuple[str, ...]]:
    """The cells beside, above and below each cell, as the form prints them."""
    found: dict[str, list[str]] = {}
    lines = [line.cells for line in printed_lines(form)]
    beside = [pair for line in lines for pair in pairwise(line)]
    below = [pair for one, other in pairwise(lines) if len(one) == len(other) for pair in zip(one, other, strict=True)]
    for one, other in (*beside, *below):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {cell: tuple(cells) for cell, cells in found.items()}
