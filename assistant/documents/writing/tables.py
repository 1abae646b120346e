"""A table of the form as a native Word table: merges, fixed widths, header rows, a marker in each figure's cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import Style, twips
from assistant.documents.writing.wordxml import element, paragraph
from assistant.report.form import Cell, Entry, Table


@dataclass(frozen=True)
class Drawn:
    """One `w:tc`: its first grid column, what is printed there, and whether that goes on from the line above."""

    column: int
    entry: Entry
    goes_on: bool


def marker(name: str) -> str:
    """The visible marker of a cell (by its mark) or of a text slot (by its name): `«三B12»`."""
    return f"«{name}»"


def draw_table(table: Table, cells: Mapping[str, Cell]) -> etree._Element:
    """`w:tbl` of the printed table; every figure's cell holds the marker of its cell in `cells`."""
    edges = [twips(sum(table.widths[:column])) for column in range(len(table.widths) + 1)]
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=edges[-1], type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=right - left) for left, right in pairwise(edges)))
    return element("tbl", properties, grid, *_rows(table, cells, edges))


def _rows(table: Table, cells: Mapping[str, Cell], edges: list[int]) -> Iterator[etree._Element]:
    flush = labels_wrap(table)
    whole = len(table.lines) <= layout.WHOLE_LINES
    at_top = True
    for number, (line, drawn) in enumerate(zip(table.lines, _spread(table), strict=True), 1):
        at_top = at_top and line.repeats
        keep_next = number < len(table.lines) and (whole or line.repeats)
        row = element("tr", _row_look(repeats=at_top))
        for one in drawn:
            text = "" if one.goes_on else _words(one.entry, cells)
            style = entry_style(one.entry, flush=flush)
            row.append(element("tc", _cell_look(one, edges), paragraph(text, style.id, keep_next=keep_next)))
        yield row


def _spread(table: Table) -> Iterator[tuple[Drawn, ...]]:
    """The cells of every printed line; a merge down goes on as an empty cell of each line below."""
    hanging: dict[int, list[Entry]] = {}
    for line in table.lines:
        entries = iter(line.entries)
        drawn, column = [], 0
        while column < len(table.widths):
            goes_on = bool(hanging.get(column))
            entry = hanging[column].pop() if goes_on else next(entries)
            if not goes_on:
                hanging[column] = [entry] * (entry.rows - 1)
            drawn.append(Drawn(column, entry, goes_on))
            column += entry.columns
        yield tuple(drawn)


def _row_look(*, repeats: bool) -> etree._Element:
    """A row is never cut. Word repeats header rows only from the top of a table on."""
    return element(
        "trPr",
        element("cantSplit"),
        element("trHeight", val=twips(layout.ROW_HEIGHT), hRule="atLeast"),
        element("tblHeader") if repeats else None,
    )


def _cell_look(drawn: Drawn, edges: list[int]) -> etree._Element:
    entry = drawn.entry
    merged_down = element("vMerge", val="continue" if drawn.goes_on else "restart")
    return element(
        "tcPr",
        element("tcW", w=edges[drawn.column + entry.columns] - edges[drawn.column], type="dxa"),
        element("gridSpan", val=entry.columns) if entry.columns > 1 else None,
        merged_down if entry.rows > 1 else None,
        element("vAlign", val="center"),
    )


def _words(entry: Entry, cells: Mapping[str, Cell]) -> str:
    return marker(cells[entry.text].mark) if entry.role == "figure" else entry.text


def entry_style(entry: Entry, *, flush: bool) -> Style:
    """How the entry is set; `flush` where the row labels of its table stand left (`labels_wrap`)."""
    if entry.role == "note":
        return layout.NOTE
    return layout.FLUSH if flush and _is_row_label(entry) else layout.CENTRED


def _is_row_label(entry: Entry) -> bool:
    """Whether the entry names its row alone and not, merged down, a group of rows."""
    return entry.role == "label" and entry.rows == 1


def labels_wrap(table: Table) -> bool:
    """Whether a row label is longer than its line: then all of that table stand flush left, else centred."""
    return any(_is_row_label(one.entry) and _wraps(one, table.widths) for line in _spread(table) for one in line)


def _wraps(drawn: Drawn, widths: tuple[float, ...]) -> bool:
    room = sum(widths[drawn.column : drawn.column + drawn.entry.columns]) - 2 * layout.CELL_MARGIN
    return len(drawn.entry.text) * layout.TABLE_SIZE * 25.4 / 72 > room
