"""A table that lost its merges put back into columns, with the printed form as the guide.

A word processor's text export keeps the cells of a row in order and an empty one where a cell above goes on
downwards, but a cell that spans columns is one cell. Only a row with as many cells as the form prints, and with the
form's words where the form has words, is put back; every other row is left out, and what it held stays unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.reading.cells.alignment import aligned
from assistant.documents.reading.cells.labels import likeness
from assistant.documents.reading.cells.values import looks_like_figure
from assistant.documents.reading.paper import Sheet, Square
from assistant.report.form import Entry, Form, Table
from assistant.report.printed import placed

Slot = tuple[int, Entry, bool]
"""Column, entry, and whether the entry begins in this line (else it goes on from above)."""


def straightened(sheet: Sheet, form: Form) -> Sheet:
    """The sheet with its squares in the form's columns; empty where no table of the form fits."""
    rows = _cells_by_row(sheet)
    best: list[Square] = []
    for table in form.tables:
        squares = _in_columns(rows, table)
        if len(squares) > len(best):
            best = squares
    return replace(sheet, squares=tuple(best), aligned=True)


def _cells_by_row(sheet: Sheet) -> list[list[Square]]:
    rows: dict[int, list[Square]] = {}
    for square in sheet.squares:
        rows.setdefault(square.row, []).append(square)
    return [sorted(rows[row], key=lambda square: square.column) for row in sorted(rows)]


def _in_columns(rows: Sequence[Sequence[Square]], table: Table) -> list[Square]:
    lines = [_slots(table, number) for number in range(len(table.lines))]
    pairs = aligned([[_alike(slots, row) for row in rows] for slots in lines])
    squares: list[Square] = []
    for number, place in pairs.items():
        squares += _placed_in(lines[number], rows[place])
    return squares


def _slots(table: Table, number: int) -> tuple[Slot, ...]:
    """What the printed line holds from the left, cells that go on from above included."""
    there = [
        (column, entry, row == number) for (row, column), entry in placed(table) if row <= number < row + entry.rows
    ]
    return tuple(sorted(there, key=lambda slot: slot[0]))


def _fitting(slots: Sequence[Slot], row: Sequence[Square]) -> tuple[Slot, ...]:
    """The slots that the cells of a row fill one to one, with those from above or without; none where neither fits."""
    for kept in (tuple(slots), tuple(slot for slot in slots if slot[2])):
        if len(kept) == len(row):
            return kept
    return ()


def _alike(slots: Sequence[Slot], row: Sequence[Square]) -> float:
    """The mean likeness of the words that the form prints in the line; 0 where words stand in place of figures."""
    kept = _fitting(slots, row)
    if not kept:
        return 0.0
    scores = list(_scores(kept, row))
    return sum(scores) / len(scores) if scores else 1.0


def _scores(kept: Sequence[Slot], row: Sequence[Square]) -> Iterator[float]:
    for (_, entry, begins), square in zip(kept, row, strict=True):
        if not begins:
            yield 1.0 if not square.text.strip() else likeness(square.text, entry.text)
        elif entry.role != "figure":
            yield likeness(square.text, entry.text)
        elif len(square.text) > 1 and not looks_like_figure(square.text):
            yield 0.5


def _placed_in(slots: Sequence[Slot], row: Sequence[Square]) -> Iterator[Square]:
    for (column, entry, begins), square in zip(_fitting(slots, row), row, strict=True):
        if begins:
            yield replace(square, column=column, columns=entry.columns, rows=entry.rows)
