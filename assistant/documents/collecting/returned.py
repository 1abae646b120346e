"""A list that came back: whose and of which year it is, and what was filled in, line by line.

A line is known by its mark and by its names together. Lines may come in any order, be missing, or stand among others;
where mark and names speak of different figures, it is said and nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.documents.collecting import words
from assistant.documents.collecting.header import Header, header_of, printed_header
from assistant.documents.collecting.lines import Addresses, Known, addresses_of
from assistant.documents.reading.cells.grid import Row, rows_of
from assistant.documents.reading.paper import Line, Paper, Place, Sheet, Square
from assistant.report.wanted import Wanted
from assistant.report.years import named_years

LONGEST_TITLE = 80
"""Characters; a longer text that ends so is a sentence about a list."""
NO_HEADER = "{}的表头不见了（编号、项目、各列名称那一行），这张表没有读：请连表头一起给我"
CONTRADICTS = "{}编号是“{}”，名称却是“{}”，对不上号"
UNKNOWN = "{}（“{}”）认不出是哪一个数"
QUOTED = 40
"""Characters of a line's names that are said back."""
MERGED = "这一格和别的格合并了"


@dataclass(frozen=True)
class Filled:
    """What stands in the place of one figure, where that is, and what the file leaves uncertain about it."""

    wanted: Wanted
    raw: str
    place: Place
    doubt: str = ""


@dataclass(frozen=True)
class Returned:
    """What a list says of itself (titles as organ and year, the years over its columns), and what was filled in.

    `doubts` are sentences about lines that were not taken.
    """

    titles: tuple[tuple[str, int], ...]
    years: tuple[int, ...]
    filled: tuple[Filled, ...]
    doubts: tuple[str, ...]


def read_collection(paper: Paper, every: Mapping[str, Wanted]) -> Returned | None:
    """What came back on the paper; None when it is no list. `every` is all that a list of the draft may ask for."""
    lines = _Lines(every)
    for sheet in paper.sheets:
        lines.read(sheet)
    if not lines.known:
        return None
    titles = tuple(dict.fromkeys(title for text in _texts(paper) if (title := _title(text))))
    return Returned(titles, tuple(dict.fromkeys(lines.years)), tuple(lines.filled), tuple(dict.fromkeys(lines.doubts)))


def _texts(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (square.text for square in block.squares)


def _title(text: str) -> tuple[str, int] | None:
    """The organ and the year of a title: `云溪县水务局2025年……数据征集清单`."""
    text = "".join(text.split())
    years = named_years(text)
    if not text.endswith(words.NAME) or len(text) > LONGEST_TITLE or not years:
        return None
    return text[: years[0].start], years[0].value


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}……"


class _Lines:
    """The lines of all tables, read one after the other; `known` is how many of them only a list has."""

    def __init__(self, every: Mapping[str, Wanted]) -> None:
        self.addresses: Addresses = addresses_of(every.values())
        self.columns = {one.cell.column for one in every.values() if one.in_table}
        self.known = 0
        self.years: list[int] = []
        self.filled: list[Filled] = []
        self.doubts: list[str] = []

    def read(self, sheet: Sheet) -> None:
        """Every line of the table; what stands in it where, the header above it says."""
        header: Header | None = None
        for row in rows_of(sheet):
            found = header_of(row, self.columns)
            if found is None:
                self._line(row, header)
                continue
            header = found
            self.known += words.MARK in found.places
            self.years += found.years

    def _line(self, row: Row, header: Header | None) -> None:
        marked = next((line for one in row.squares if (line := self.addresses.marked(one.text))), None)
        self.known += marked is not None
        if marked and (header is None or header.is_list != bool(marked.column)):
            header = printed_header(row, marked)
            if header is None:
                self.doubts.append(NO_HEADER.format(Place(row.sheet.number, sheet=row.sheet.name).words))
        if header is None:
            return
        filled = header.filled(row)
        if filled and (known := self._known(row, header, filled)):
            for column, square in filled.items():
                self._take(row, known, column, square)

    def _known(self, row: Row, header: Header, filled: Mapping[str, Square]) -> Known | None:
        """The line that mark and names agree on; where they do not, that is said."""
        mark = header.text(row, words.MARK)
        names = header.text(row, words.ROW), header.text(row, words.COLUMN)
        marked, named = self.addresses.marked(mark), self.addresses.named(*names)
        if not mark and named:
            return named
        if marked and (named is marked or (named is None and self.addresses.fits(marked, *names))):
            return marked
        place = row.place().words
        if marked or (mark and named):
            self.doubts.append(CONTRADICTS.format(place, mark, _short("".join(names))))
        elif any(re.search(r"\d", square.text) for square in filled.values()):
            self.doubts.append(UNKNOWN.format(place, _short(" ".join(filter(None, (mark, *names))))))
        return None

    def _take(self, row: Row, known: Known, column: str, square: Square) -> None:
        wanted = known.figures.get(column or known.column)
        if wanted is not None:
            merged = MERGED if square.rows > 1 or square.columns > 1 else ""
            self.filled.append(Filled(wanted, square.text.strip(), row.place(square), square.doubt or merged))
