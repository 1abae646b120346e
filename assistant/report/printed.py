"""A table of the form as it is printed: which grid square each entry takes, what stands before and above a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.report.form import Entry, Form, Table


@dataclass(frozen=True, eq=False)
class FigureLine:
    """One printed line of figures.

    `labels` are the words before the figures from the outermost in, empty for a line without any; `also` are other
    words for the line; `cells` the figures from the left; `heads` the words above each, from the top down, and
    `heads_also` other words for the lowest of them.
    """

    table: str
    line: int
    labels: tuple[str, ...]
    also: tuple[str, ...]
    cells: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    heads_also: tuple[tuple[str, ...], ...]


def placed(table: Table) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Every printed entry with its row and first column in the grid, both counted from 0."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.lines):
        column = 0
        for entry in line.entries:
            while (row, column) in taken:
                column += 1
            yield (row, column), entry
            taken |= {(row + down, column + right) for down in range(entry.rows) for right in range(entry.columns)}


@lru_cache(maxsize=16)
def printed_lines(form: Form) -> tuple[FigureLine, ...]:
    """The lines of figures of every table, in printed order."""
    return tuple(line for table in form.tables for line in figure_lines(table))


def figure_lines(table: Table) -> tuple[FigureLine, ...]:
    """The lines of figures, in printed order."""
    entries = dict(placed(table))
    lines = []
    for row in range(len(table.lines)):
        figures = [(at, entry) for at, entry in entries.items() if at[0] == row and entry.role == "figure"]
        if not figures:
            continue
        cells = tuple(entry.text for _, entry in figures)
        labels = tuple(
            entry.text
            for (top, _), entry in sorted(entries.items(), key=lambda item: item[0][1])
            if entry.role == "label" and top <= row < top + entry.rows
        )
        heads = tuple(_heads(entries, row, at[1]) for at, _ in figures)
        names = tuple(_also(table, cell, row=False) for cell in cells)
        also = _also(table, cells[0], row=True) if labels else ()
        lines.append(FigureLine(table.id, row, labels, also, cells, heads, names))
    return tuple(lines)


def _heads(entries: dict[tuple[int, int], Entry], row: int, column: int) -> tuple[str, ...]:
    """The header words above a column, from the nearest block of header lines above the row."""
    above = [
        (top, entry)
        for (top, left), entry in entries.items()
        if entry.role == "header" and top < row and left <= column < left + entry.columns
    ]
    figures = [top for (top, _), entry in entries.items() if entry.role == "figure" and top < row]
    nearest = max((top for top, _ in above), default=0)
    floor = max((top for top in figures if top < nearest), default=-1)
    return tuple(entry.text for top, entry in sorted(above, key=lambda item: item[0]) if top > floor)


def _also(table: Table, cell: str, row: bool) -> tuple[str, ...]:
    named = next((one for one in (table.rows if row else table.columns) if cell in one.cells), None)
    return () if named is None else (named.name, *named.also)
