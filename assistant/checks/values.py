"""Cells one by one: is something there, and is it a number that its kind allows (T3-4, T3-5, T4-2, T2-5, T2-12)?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.blanks import open_cell, open_stretches
from assistant.checks.finding import Finding
from assistant.checks.places import place
from assistant.report.figures import Mark, Quantity, plain
from assistant.report.form import Cell
from assistant.report.report import Report
from assistant.report.rules import ValueRule

__all__ = ["check_values", "place"]


def check_values(report: Report, draft: bool = True) -> Iterator[Finding]:
    """One finding a cell that holds a number its kind does not allow, and those for the cells that are open.

    In a draft an open cell is an error of its own, in printed order; a total that nobody stated is not open there, for
    it is worked out. In a report that is only checked the open cells come first, gathered.
    """
    if not draft:
        yield from open_stretches(report)
    for cell in report.form.cells.values():
        value = report.figures.get(cell.id)
        if value is not None and not isinstance(value, Mark):
            yield from _judged(cell, value, report.form.value_rules[cell.table])
        elif draft and (value is not None or not cell.computed):
            yield open_cell(report, cell)


def _judged(cell: Cell, value: Quantity, rule: ValueRule) -> Iterator[Finding]:
    decimals = _decimals(value)
    if decimals > cell.places:
        allowed = f"最多 {cell.places} 位小数" if cell.places else "只能是整数"
        say = f"{place(cell)}填的是 {plain(value)}，这一格{allowed}。"
        yield Finding(rule.decimals, "E", (cell.id,), say, found=value)
    elif value < 0 and cell.kind == "money":
        say = f"{place(cell)}填的是 {plain(value)}，金额是负数；退费等情形请说明原因。"
        yield Finding(rule.wrong, "W", (cell.id,), say, found=value)
    elif value < 0 and cell.kind == "count":
        say = f"{place(cell)}填的是 {plain(value)}，件数不能是负数。"
        yield Finding(rule.wrong, "E", (cell.id,), say, found=value)


def _decimals(value: Quantity) -> int:
    """How many decimals the value really needs."""
    if isinstance(value, Decimal):
        return len(plain(value).partition(".")[2])
    return 0
