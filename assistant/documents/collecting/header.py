"""The header of a list, and where by it the names and the numbers of a line stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.documents.collecting import words
from assistant.documents.collecting.lines import Known
from assistant.documents.reading.cells.grid import Row
from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.paper import Square
from assistant.report.years import report_years

PRINTED = {words.MARK: 0, words.ROW: 2, words.COLUMN: 3, words.NOW: 6}
"""Where what stands in a list as it is printed, for a line that was pasted without its header."""
YEAR = re.compile(r"\d{4}年?$")


@dataclass(frozen=True)
class Header:
    """The columns of a table by what stands in them: marks and names, and the numbers of this year.

    A list has one column of numbers, `NOW`; else each of `cells` holds the numbers of the cells of that name.
    """

    places: Mapping[str, int]
    cells: Mapping[str, int] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a line is about one figure."""
        return not self.cells

    def text(self, row: Row, name: str) -> str:
        """What the line has in that column; empty where there is none."""
        square = _at(row, self.places.get(name))
        return square.text.strip() if square else ""

    def filled(self, row: Row) -> dict[str, Square]:
        """The squares of the line that hold anything for a number, by the name of the column; "" for that of a list."""
        columns = {"": self.places[words.NOW]} if self.is_list else self.cells
        found = {name: _at(row, column) for name, column in columns.items()}
        return {name: square for name, square in found.items() if square and square.text.strip()}


def header_of(row: Row, columns: Iterable[str]) -> Header | None:
    """The header that the line is, `columns` being those that the form's tables have; None for any other line."""
    names = {squeezed(name): name for name in columns}
    places: dict[str, int] = {}
    cells: dict[str, int] = {}
    years: list[int] = []
    for square in row.squares:
        text = squeezed(square.text)
        if role := _role(text):
            places.setdefault(role, square.column)
            years += report_years(square.text) if role != words.BEFORE else ()
        elif text in names:
            cells.setdefault(names[text], square.column)
    if not {words.MARK, words.ROW} & places.keys():
        return None
    if words.NOW in places:
        return Header(places, years=tuple(years))
    return Header(places, cells, tuple(years)) if cells else None


def printed_header(row: Row, known: Known) -> Header | None:
    """The header that a line of a list goes by where none is above it: it has exactly the printed columns."""
    header = Header(PRINTED)
    names = header.text(row, words.ROW), header.text(row, words.COLUMN)
    return header if known.column and names == (known.row, known.column) else None


def _role(text: str) -> str:
    name = YEAR.sub("", text)
    if name == words.ITEM:
        return words.ROW
    return name if name in (words.MARK, words.ROW, words.COLUMN, words.NOW, words.BEFORE) else ""


def _at(row: Row, column: int | None) -> Square | None:
    if column is None:
        return None
    return next((one for one in row.squares if one.column <= column < one.column + one.columns), None)
