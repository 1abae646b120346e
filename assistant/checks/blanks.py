"""Cells that are open: blank, or a sign such as "/" in place of a number (T2-12, T3-5, T4-2).

In a draft each is an error of its own, for somebody is about to fill it. A report that is only checked stays as it is:
there a whole line or column without numbers is one thing to ask about, not twenty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.finding import Finding
from assistant.checks.places import place, table_place
from assistant.report.figures import Mark, Value
from assistant.report.form import Cell, Table
from assistant.report.report import Report


@dataclass(frozen=True)
class Stretch:
    """Open cells that are said together, and what they are called."""

    name: str
    cells: tuple[Cell, ...]


def open_cell(report: Report, cell: Cell) -> Finding:
    """The finding for one cell of a draft that is open."""
    value = report.figures.get(cell.id)
    what = f"填的是“{value.value}”" if isinstance(value, Mark) else "还没有填"
    say = f"{place(cell)}{what}：没有发生就填 0，还没拿到数就先补上。"
    return Finding(report.form.value_rules[cell.table].blank, "E", (cell.id,), say, missing=(cell.id,))


def open_stretches(report: Report) -> Iterator[Finding]:
    """The findings for the open cells of a report that is only checked, totals among them, table by table."""
    for table in report.form.tables:
        cells = tuple(cell for cell in report.form.cells.values() if cell.table == table.id)
        left_open = tuple(cell for cell in cells if report.figures.quantity(cell.id) is None)
        for stretch in _stretches(table, cells, left_open):
            ids = tuple(cell.id for cell in stretch.cells)
            signs = _signs([report.figures.get(cell) for cell in ids])
            say = f"{stretch.name}{signs}：报告里每一格都要有数，没有发生的填 0，漏填的请补上。"
            yield Finding(report.form.value_rules[table.id].blank, "W", ids, say, missing=ids)


def _stretches(table: Table, cells: tuple[Cell, ...], left_open: tuple[Cell, ...]) -> tuple[Stretch, ...]:
    """The whole table, or by printed line, or first the columns without any number, whichever takes fewest words."""
    if left_open == cells:
        return (Stretch(f"{table_place(table.section)}全部", cells),)
    columns = tuple(_columns(table, left_open))
    said = {cell.id for column in columns for cell in column.cells}
    by_column = (*columns, *_rows(table, tuple(cell for cell in left_open if cell.id not in said)))
    return min(tuple(_rows(table, left_open)), by_column, key=len)


def _rows(table: Table, left_open: tuple[Cell, ...]) -> Iterator[Stretch]:
    for row in table.rows:
        cells = tuple(cell for cell in left_open if cell.id in row.cells)
        if len(cells) == 1:
            yield Stretch(place(cells[0]), cells)
        elif cells:
            yield Stretch(f"{table_place(table.section)}“{row.name}”{'' if cells[0].across else '行'}", cells)


def _columns(table: Table, left_open: tuple[Cell, ...]) -> Iterator[Stretch]:
    for column in table.columns:
        cells = tuple(cell for cell in left_open if cell.id in column.cells)
        if len(cells) == len(column.cells) > 1:
            yield Stretch(f"{table_place(table.section)}“{column.name}”{'各栏' if cells[0].across else '整列'}", cells)


def _signs(values: list[Value | None]) -> str:
    """What stands there instead of numbers: `没有填`, `填的是“/”`, ` 3 格没有填，2 格填的是“/”`."""
    found = [f"填的是“{value.value}”" if isinstance(value, Mark) else "没有填" for value in values]
    if len(values) == 1:
        return found[0]
    return " " + "，".join(f"{found.count(what)} 格{what}" for what in dict.fromkeys(found))
