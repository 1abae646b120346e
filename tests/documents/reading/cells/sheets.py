"""Sheets laid out from the official lines, for the tests of finding cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.documents.reading.paper import Sheet, Square
from tests.documents.reading.made.printed import Rows, covered, printed_tables

Change = Callable[[str], str]


def sheets_of(edition: int, figures: Mapping[str, str], label: Change = lambda text: text) -> list[Sheet]:
    """The three tables as sheets; `label` changes every text that is no figure."""
    tables = printed_tables(edition, figures)
    return [sheet_of(rows, number, label) for number, rows in enumerate(tables.values(), 1)]


def sheet_of(rows: Rows, number: int = 1, label: Change = lambda text: text) -> Sheet:
    """One table as a sheet."""
    squares = [
        Square(
            one.printed.text if one.printed.cell else label(one.printed.text),
            one.row,
            one.column,
            one.printed.rows,
            one.printed.columns,
        )
        for row, line in enumerate(covered(rows))
        for one in line
        if one.row == row
    ]
    return Sheet(number, tuple(squares))
