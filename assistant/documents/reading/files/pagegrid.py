"""The grid of an HTML table, its cells placed as a browser places them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents.reading.files.hairs import narrowed, own_columns
from assistant.documents.reading.paper import Square

WIDEST, TALLEST = 1_000, 65_534
"""What a browser makes of larger `colspan` and `rowspan`."""
HANGING = 256
"""Cells that go on downwards side by side."""
TOO_WIDE = f"网页里有一个表格横向超过 {HANGING} 个合并单元格，不像年度报告的表格：请只保存正文，再重新上传"


@dataclass(frozen=True)
class PageCell:
    """A cell as written: its text, its `colspan`, and its `rowspan`, which is 0 to the end of the row group."""

    text: str
    columns: int
    rows: int


@dataclass(frozen=True)
class _Hanging:
    """Columns of a row that a cell from above still takes, up to the row `until`."""

    start: int
    end: int
    until: int


def laid_out(groups: Sequence[Sequence[Sequence[PageCell]]]) -> tuple[Square, ...]:
    """The squares of a table by row and column; `groups` are its row groups, each a list of rows of cells.

    A cell never leaves its group. Where two would lie upon each other, the later one is cut. ValueError for a table
    that is no table.
    """
    squares: list[Square] = []
    first = 0
    for rows in groups:
        squares += _group(rows, first)
        first += len(rows)
    return _without_hairs(squares)


def _without_hairs(squares: Sequence[Square]) -> tuple[Square, ...]:
    columns = own_columns((square.column, square.column + square.columns) for square in squares)
    return tuple(
        replace(square, column=start, columns=end - start)
        for square in squares
        for start, end in (narrowed((square.column, square.column + square.columns), columns),)
    )


def _group(rows: Sequence[Sequence[PageCell]], first: int) -> list[Square]:
    squares: list[Square] = []
    hanging: list[_Hanging] = []
    for number, cells in enumerate(rows):
        row = _row(cells, hanging, first + number, last=first + len(rows))
        squares += row
        below = [_Hanging(one.column, one.column + one.columns, one.row + one.rows) for one in row]
        hanging = [one for one in (*hanging, *below) if one.until > first + number + 1]
        hanging.sort(key=lambda one: one.start)
        if len(hanging) > HANGING:
            raise ValueError(TOO_WIDE)
    return squares


def _row(cells: Sequence[PageCell], hanging: Sequence[_Hanging], row: int, last: int) -> list[Square]:
    """The squares of one row, each from the first free column on; `hanging` are the columns taken, from the left."""
    squares: list[Square] = []
    column = taken = 0
    for cell in cells:
        while taken < len(hanging) and hanging[taken].start <= column:
            column = max(column, hanging[taken].end)
            taken += 1
        end = column + cell.columns
        free = min(end, hanging[taken].start) if taken < len(hanging) else end
        rows = min(cell.rows or TALLEST, last - row)
        squares.append(Square(cell.text, row, column, rows, free - column))
        column = end
    return squares
