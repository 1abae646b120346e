"""Cells one by one: is something there, and is it a number that its kind allows (T3-4, T3-5, T4-2, T2-5, T2-12)?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.finding import Finding
from assistant.report.figures import Mark, Quantity, Value, plain
from assistant.report.form import Cell, ValueRule
from assistant.report.report import Report


def check_values(report: Report) -> Iterator[Finding]:
    """One finding a cell that is open or holds a number its kind does not allow, in printed order."""
    for cell in report.form.cells.values():
        value = report.figures.get(cell.id)
        rule = report.form.value_rules[cell.table]
        if isinstance(value, Mark) or (value is None and not cell.computed):
            yield _open(cell, value, rule)
        elif value is not None:
            yield from _judged(cell, value, rule)


def _open(cell: Cell, value: Value | None, rule: ValueRule) -> Finding:
    what = "还没有填" if value is None else "填的是“/”"
    say = f"{place(cell)}{what}：没有发生就填 0，还没拿到数就先补上。"
    return Finding(rule.blank, "E", (cell.id,), say, missing=(cell.id,))


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


def place(cell: Cell) -> str:
    """Where the cell stands, in the form's own words."""
    part = cell.section.partition("、")[0]
    return f"第{part}部分表格{cell.name}"
