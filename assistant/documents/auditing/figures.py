"""The figures of a table in lines that can be read: what is not 0 row by row, zeros and open cells together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.report.figures import Value, plain
from assistant.report.form import Cell, Form, Table
from assistant.report.origins import Origin

NAMED = 3
"""Rows side by side, or cells, that are named one by one; more are named by the first and the last, or as the rest."""
OPEN = "（未填）"


@dataclass(frozen=True)
class Line:
    """Cells of one origin (None: still open): where they stand, what stands there, and which they are.

    `totals` are cells that are worked out and stand in the same line because they belong to the same row.
    """

    place: str
    value: str
    origin: Origin | None
    cells: tuple[str, ...]
    totals: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Block:
    """Cells that hold the same thing: the same columns of one or more rows."""

    place: str
    cells: tuple[str, ...]


def figure_lines(
    form: Form, table: Table, values: Mapping[str, Value | None], origins: Mapping[str, Origin]
) -> tuple[Line, ...]:
    """Every cell of the table in exactly one line: what is not 0 in printed order, then zeros and open cells.

    `values` are the cells as they print, `origins` those of all cells that have a value. The zeros that would take the
    most words are said to be the rest, which they are: every other cell is named.
    """
    cells = tuple(cell for cell in form.cells.values() if cell.table == table.id)
    rows = tuple(dict.fromkeys(cell.row for cell in cells))
    told = [cell for cell in cells if values[cell.id] not in (0, None)]
    typed = [cell for cell in cells if values[cell.id] in (0, None) and not cell.computed]
    zeros = [cell for cell in cells if values[cell.id] == 0 and cell.computed]
    unknown = [cell for cell in cells if values[cell.id] is None and cell.computed]
    none_known = len(unknown) == sum(cell.computed for cell in cells)
    return (
        *_told(told, values, origins),
        *_typed_alike(rows, typed, origins),
        *_lines(_blocks(rows, zeros), "0", Origin("computed"), "其余的合计"),
        *_lines(_blocks(rows, unknown), OPEN, None, "各合计" if none_known else ""),
    )


def _told(cells: Iterable[Cell], values: Mapping[str, Value | None], origins: Mapping[str, Origin]) -> Iterator[Line]:
    """Row by row, a line an origin; the totals of a row stand in its last line."""
    for row, members in groupby(cells, key=lambda cell: cell.row):
        in_row = tuple(members)
        totals = tuple(cell for cell in in_row if cell.computed)
        typed = _by_origin((cell for cell in in_row if not cell.computed), origins)
        lines = [Line(row, _named(ones, values), origin, _ids(ones)) for origin, ones in typed]
        worked_out = _named(totals, values)
        if totals and lines:
            lines[-1] = replace(lines[-1], value=f"{lines[-1].value}；{worked_out}（自动合计）", totals=_ids(totals))
        elif totals:
            lines = [Line(row, worked_out, Origin("computed"), _ids(totals))]
        yield from lines


def _typed_alike(rows: Sequence[str], cells: Iterable[Cell], origins: Mapping[str, Origin]) -> Iterator[Line]:
    """The zeros and the open cells by origin, those that take the most words last, as the rest."""
    groups = [(origin, _blocks(rows, ones)) for origin, ones in _by_origin(cells, origins)]
    groups.sort(key=lambda group: (len(group[1]), sum(len(block.cells) for block in group[1])))
    for place, (origin, blocks) in enumerate(groups, 1):
        yield from _lines(blocks, "0" if origin else OPEN, origin, "其余各格" if place == len(groups) else "")


def _lines(blocks: Sequence[_Block], value: str, origin: Origin | None, rest: str) -> Iterator[Line]:
    """A line a block; what has a name as the `rest` in one line, unless it is a few cells of one block."""
    cells = tuple(cell for block in blocks for cell in block.cells)
    if rest and (len(blocks) > 1 or len(cells) > NAMED):
        blocks = (_Block(rest, cells),)
    for block in blocks:
        count = f"（{len(block.cells)} 格）" if len(block.cells) > 1 else ""
        yield Line(block.place + count, value, origin, block.cells)


def _blocks(rows: Sequence[str], cells: Iterable[Cell]) -> tuple[_Block, ...]:
    """The cells by the columns that they fill in each row, rows with the same columns together."""
    found: dict[tuple[str, ...], list[Cell]] = {}
    for _, members in groupby(cells, key=lambda cell: cell.row):
        in_row = tuple(members)
        found.setdefault(tuple(cell.column for cell in in_row), []).extend(in_row)
    return tuple(
        _Block(f"{_rows_named(rows, [cell.row for cell in ones])}：{'、'.join(columns)}", _ids(ones))
        for columns, ones in found.items()
    )


def _by_origin(
    cells: Iterable[Cell], origins: Mapping[str, Origin]
) -> Iterable[tuple[Origin | None, tuple[Cell, ...]]]:
    found: dict[Origin | None, tuple[Cell, ...]] = {}
    for cell in cells:
        origin = origins.get(cell.id)
        found[origin] = (*found.get(origin, ()), cell)
    return found.items()


def _rows_named(rows: Sequence[str], named: Iterable[str]) -> str:
    """`甲、乙至丁（3 行）`: rows that stand side by side by the first and the last of them."""
    places = sorted({rows.index(row) for row in named})
    runs = [[place for _, place in run] for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]
    return "、".join(
        f"{rows[run[0]]} 至 {rows[run[-1]]}（{len(run)} 行）"
        if len(run) > NAMED
        else "、".join(rows[place] for place in run)
        for run in runs
    )


def _named(cells: Iterable[Cell], values: Mapping[str, Value | None]) -> str:
    told = ((cell.column, values[cell.id]) for cell in cells)
    return "；".join(f"{column} {plain(value)}" for column, value in told if value is not None)


def _ids(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.id for cell in cells)
