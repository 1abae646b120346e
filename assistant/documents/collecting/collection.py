"""A list of open figures as tables: a line a figure, or, where an office has many of one table, rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.documents.collecting import words
from assistant.report.wanted import Office, Request, Wanted, rows_of

LISTED = 6
"""More open cells than these of one table are set out in rows and columns, as the table itself is."""
ROOM = 257.0
"""Millimetres that the columns share."""
LIST = ((19, 20, 40, 32, 13, 24, 34, 75), frozenset({0, 1, 4, 5, 6}), 6)
"""Of a list the widths of the columns, which are centred, and which one is to be filled in."""
MARKED, CELL = 27.0, 24.0
"""The first column of rows and columns, and the widest of the others."""


@dataclass(frozen=True)
class Collection:
    """What a list is made of: whose and for which year, what is asked of whom, what the tables hold, last year's."""

    title: str
    organ: str
    year: int
    offices: tuple[Office, ...]
    every: Mapping[str, Wanted]
    figures: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(frozen=True)
class Grid:
    """One table of one office: `columns` are the header, `fill` the columns in which a blank waits for a number."""

    office: str
    heading: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    centred: frozenset[int]
    fill: frozenset[int]
    notes: tuple[str, ...] = ()


def title_of(collection: Collection) -> str:
    """The list's title: the report's, and what it is."""
    return f"{collection.title}{words.NAME}"


def grids(collection: Collection) -> tuple[Grid, ...]:
    """Every table of the list, office by office."""
    return tuple(grid for office in collection.offices for grid in _of_office(collection, office))


def _of_office(collection: Collection, office: Office) -> Iterator[Grid]:
    tables: dict[str, list[Request]] = {}
    for request in office.requests:
        tables.setdefault(request.wanted.cell.table, []).append(request)
    wide = {table for table, requests in tables.items() if table and len(requests) > LISTED}
    for table in tables:
        if table in wide:
            yield _matrix(collection, office, tables[table])
    rest = [request for request in office.requests if request.wanted.cell.table not in wide]
    if rest:
        yield _list(collection, office, rest)


def _heading(office: Office, requests: Sequence[Request]) -> str:
    """`办公室（依申请公开台账）：第三部分`."""
    sources = "、".join(dict.fromkeys(request.source for request in requests if request.source))
    parts = "、".join(dict.fromkeys(request.wanted.part for request in requests))
    return f"{office.name}{f'（{sources}）' if sources else ''}：{parts}"


def _list(collection: Collection, office: Office, requests: list[Request]) -> Grid:
    widths, centred, fill = LIST
    year = collection.year
    columns = (
        *(words.MARK, words.PART, words.ROW, words.COLUMN, words.UNIT),
        *(words.in_year(words.BEFORE, year - 1), words.in_year(words.NOW, year), words.HINT),
    )
    rows = []
    last = ""
    for request in requests:
        wanted, cell = request.wanted, request.wanted.cell
        hint = words.SAME if request.hint and request.hint == last else request.hint
        last = request.hint
        before = collection.before.get(wanted.key, "")
        rows.append((cell.mark, wanted.part, cell.row, cell.column, cell.unit, before, "", hint))
    heading = _heading(office, requests)
    return Grid(office.name, heading, columns, widths, tuple(rows), centred, frozenset({fill}))


def _matrix(collection: Collection, office: Office, requests: list[Request]) -> Grid:
    """The rows with an open cell, in the columns with one; what is known already stands in its place."""
    open_keys = {request.wanted.key for request in requests}
    table = requests[0].wanted.cell.table
    whole = [one for one in collection.every.values() if one.cell.table == table]
    rows = [(mark, row) for mark, row in rows_of(whole) if any(one.key in open_keys for one in row)]
    waiting = {one.cell.column for one in whole if one.key in open_keys}
    names = tuple(dict.fromkeys(one.cell.column for one in whole if one.cell.column in waiting))
    lines = tuple((mark, row[0].cell.row, *_line(collection, row, names)) for mark, row in rows)
    each = min(CELL, (ROOM - MARKED) / 2 / len(names))
    head = (words.MARK, words.in_year(words.ITEM, collection.year), *names)
    widths = (MARKED, ROOM - MARKED - each * len(names), *([each] * len(names)))
    filled = frozenset(range(2, len(head)))
    unit = f"{words.UNIT}：{requests[0].wanted.cell.unit}"
    notes = (f"{unit}。", *_hints(requests), *_last_year(collection, rows, names))
    return Grid(office.name, _heading(office, requests), head, widths, lines, filled | {0}, filled, notes)


def _line(collection: Collection, row: Iterable[Wanted], names: Iterable[str]) -> Iterator[str]:
    cells = {one.cell.column: one.key for one in row}
    return (collection.figures.get(cells.get(name, ""), "") for name in names)


def _hints(requests: Iterable[Request]) -> Iterator[str]:
    """What the form says about the rows, once for all that it is about."""
    for hint, members in groupby(requests, key=lambda request: request.hint):
        rows = tuple(dict.fromkeys(request.wanted.cell.row for request in members))
        about = f"“{rows[0]}”" if len(rows) == 1 else f"“{rows[0]}”至“{rows[-1]}”"
        if hint:
            yield f"{about}：{hint}"


def _last_year(
    collection: Collection, rows: Iterable[tuple[str, tuple[Wanted, ...]]], names: tuple[str, ...]
) -> Iterator[str]:
    """Last year's figures of these rows; the zeros are said to be the rest."""
    told = []
    known = False
    for _, row in rows:
        values = [(one.cell.column, collection.before.get(one.key)) for one in row if one.cell.column in names]
        known = known or any(value is not None for _, value in values)
        worth = [f"{column} {value}" for column, value in values if value not in (None, "0")]
        if worth:
            told.append(f"“{row[0].cell.row}”{'、'.join(worth)}")
    if known:
        told.append("其余为 0" if told else "都是 0")
        yield f"{words.in_year(words.BEFORE, collection.year - 1)}：{'；'.join(told)}。"
