"""A worksheet's own markup looked through once: how far it reaches, what is merged, hidden, or never worked out.

The library that reads the values makes a cell of every place that a merge or a dimension claims; here nothing is
made, so that a merge over all of a sheet costs as much as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, range_boundaries

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
UNKNOWN_FORMULA = "…"
"""Stands for a formula that is kept with another cell."""

At = tuple[int, int]
"""Row and column from 0."""


@dataclass(frozen=True)
class Merge:
    """A merged range: its first row and column from 0, how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Layout:
    """What a worksheet's markup says besides its values.

    `rows` and `columns` reach to the last cell that holds anything; `merges` are by their first cell; `formulas` are
    those without a stored result.
    """

    rows: int = 0
    columns: int = 0
    merges: Mapping[At, Merge] = field(default_factory=dict)
    formulas: Mapping[At, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell does not show."""
        return row in self.hidden_rows or any(column in columns for columns in self.hidden_columns)


def scan(source: IO[bytes]) -> Layout:
    """The layout of the worksheet whose XML it is; ValueError and the errors of the parser when it is broken."""
    found = _Found()
    tags = ("{*}row", "{*}c", "{*}mergeCell", "{*}col")
    for event, element in etree.iterparse(
        source, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
    ):
        name = etree.QName(element).localname
        if event == "start" and name == "row":
            found.begin_row(element)
        elif event == "end":
            found.take(name, element)
            if name != "c":
                _forget(element)
    return found.layout()


def _forget(element: Any) -> None:
    """Drop what was read, and the empty shells before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


class _Found:
    """What was found so far."""

    def __init__(self) -> None:
        self.row = self.column = -1
        self.rows = self.columns = 0
        self.merges: dict[At, Merge] = {}
        self.formulas: dict[At, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []

    def layout(self) -> Layout:
        return Layout(
            self.rows,
            self.columns,
            self.merges,
            self.formulas,
            frozenset(self.hidden_rows),
            tuple(self.hidden_columns),
        )

    def begin_row(self, element: Any) -> None:
        self.row = int(element.get("r", self.row + 2)) - 1
        self.column = -1
        if not 0 <= self.row < MOST_ROWS:
            raise ValueError("no such row")
        if _is_on(element.get("hidden")) or element.get("ht") == "0":
            self.hidden_rows.add(self.row)

    def take(self, name: str, element: Any) -> None:
        if name == "c":
            self._cell(element)
        elif name == "mergeCell":
            self.merges |= {(merge.row, merge.column): merge for merge in _merge(element.get("ref", ""))}
        elif name == "col" and (_is_on(element.get("hidden")) or float(element.get("width", "1")) == 0):
            self.hidden_columns.append(range(int(element.get("min")) - 1, int(element.get("max"))))

    def _cell(self, element: Any) -> None:
        row, column = _place(element, self.row, self.column + 1)
        self.column = column
        children = {etree.QName(child).localname: child for child in element.iterchildren("*")}
        if "f" in children or "is" in children or ("v" in children and children["v"].text):
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        stored = "v" in children and (bool(children["v"].text) or element.get("t") == "str")
        if "f" in children and not stored:
            self.formulas[row, column] = children["f"].text or UNKNOWN_FORMULA


def _place(element: Any, row: int, column: int) -> At:
    """Where a cell stands: as it says, or next to the one before it."""
    if reference := element.get("r"):
        row, column = (number - 1 for number in coordinate_to_tuple(reference))
    if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
        raise ValueError("no such cell")
    return row, column


def _merge(reference: str) -> Iterator[Merge]:
    left, top, right, bottom = range_boundaries(reference)
    if None not in (left, top, right, bottom) and left <= right and top <= bottom:
        yield Merge(top - 1, left - 1, bottom - top + 1, right - left + 1)


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")
