"""The figures of a report, flat, by cell id: blank, 0 and marks ("/") kept apart, totals worked out, never typed over.

A count is an int, an amount of money a Decimal; a float never gets in. A blank cell is an absent one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from types import MappingProxyType

from assistant.report.form import Cell, Form
from assistant.report.rules import Sum


class Mark(Enum):
    """What may stand in a cell instead of a number; each leaves the cell open."""

    SLASH = "/"
    DASH = "-"
    NONE = "无"


MARKS = tuple(mark.value for mark in Mark)

Quantity = int | Decimal
Value = Quantity | Mark

LONGEST = 30
"""Characters of a figure; no office counts further."""

CANONICAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


@dataclass(frozen=True)
class Worked:
    """What figures make on a form: every total, what each cell shows, and its number, a stated total as stated."""

    totals: Mapping[str, Quantity | None]
    shown: Mapping[str, Value | None]
    known: Mapping[str, Quantity | None]


@dataclass(frozen=True)
class Figures:
    """The values that somebody gave, by cell id; totals among them are *stated* totals, kept to be compared."""

    given: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def worked_out(self) -> dict[Form, Worked]:
        """What these figures make on a form, as far as it was asked for."""
        return {}

    def get(self, cell: str) -> Value | None:
        """What was given for the cell; None when it is blank."""
        return self.given.get(cell)

    def quantity(self, cell: str) -> Quantity | None:
        """The number given for the cell; None when it is blank or a mark."""
        value = self.given.get(cell)
        return None if isinstance(value, Mark) else value

    def changed(self, changes: Mapping[str, Value | None]) -> Figures:
        """These figures with the changes laid over them; None makes a cell blank."""
        if not changes:
            return self
        merged = {**self.given, **changes}
        return Figures(MappingProxyType({cell: value for cell, value in merged.items() if value is not None}))


def parse_value(text: str) -> Value:
    """The value of a canonical decimal (`12.35`, `25770`, `-2`) or of a mark; ValueError for anything else."""
    if text in MARKS:
        return Mark(text)
    if len(text) > LONGEST or not CANONICAL.fullmatch(text):
        raise ValueError(f"{text[:LONGEST]!r} is not a plain decimal such as 12, -2 or 12.35")
    return Decimal(text) if "." in text else int(text)


def plain(value: Value) -> str:
    """The canonical text of a value: no exponent, no thousands separator, no idle zeros behind the point."""
    if isinstance(value, Mark):
        return value.value
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def totals(form: Form, figures: Figures) -> Mapping[str, Quantity | None]:
    """Every computed cell worked out from the typed ones; None where a contributor is blank or a mark."""
    return worked(form, figures).totals


def worked(form: Form, figures: Figures) -> Worked:
    """All that the figures make on the form, worked out once."""
    if form not in figures.worked_out:
        computed = _worked_out(form, figures)
        values = {cell: computed[cell] if cell in computed else figures.get(cell) for cell in form.cells}
        numbers = {cell: figures.quantity(cell) for cell in form.cells}
        known = {cell: computed.get(cell) if number is None else number for cell, number in numbers.items()}
        figures.worked_out[form] = Worked(MappingProxyType(computed), MappingProxyType(values), MappingProxyType(known))
    return figures.worked_out[form]


@lru_cache(maxsize=16)
def working_sums(form: Form) -> Mapping[str, Sum]:
    """The sum by which each computed cell is worked out."""
    return MappingProxyType({rule.left[0]: rule for rule in reversed(form.sums) if rule.computes})


def _worked_out(form: Form, figures: Figures) -> dict[str, Quantity | None]:
    parts = {cell: rule.right for cell, rule in working_sums(form).items()}
    known: dict[str, Quantity | None] = {}

    def worked_out(cell: str) -> Quantity | None:
        if cell not in parts:
            return figures.quantity(cell)
        if cell not in known:
            known[cell] = added(tuple(worked_out(part) for part in parts[cell]))
        return known[cell]

    return {cell: worked_out(cell) for cell in parts}


def added(quantities: tuple[Quantity | None, ...]) -> Quantity | None:
    """The sum, or None as soon as one of them is not known."""
    total: Quantity = 0
    for quantity in quantities:
        if quantity is None:
            return None
        total += quantity
    return total


def shown(form: Form, figures: Figures) -> Mapping[str, Value | None]:
    """What the tables show: typed cells as given, computed cells as worked out; None for a blank."""
    return worked(form, figures).shown


def blanks(form: Form, figures: Figures) -> tuple[Cell, ...]:
    """The typed cells that are still open: blank or a mark."""
    return tuple(cell for cell in form.typed if figures.quantity(cell.id) is None)
