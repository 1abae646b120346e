"""The cells of a worksheet parted into tables and the lines of text above and between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, product
from typing import NamedTuple

from assistant.documents.reading.files.workbook_scan import At, Merge
from assistant.documents.reading.paper import Square

GAP = 2
"""So many empty rows part two tables."""
HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
WORDY, LONG = 12, 40
"""A row of one text is a title from so many characters, and running text wherever it stands."""


class Cell(NamedTuple):
    """What stands in a cell, and what is doubtful about it."""

    text: str
    doubt: str = ""


@dataclass(frozen=True)
class Block:
    """Cells that belong together, by place: the rows from the first to the last of them, and the columns."""

    cells: Mapping[At, Cell]

    @cached_property
    def rows(self) -> range:
        """The rows that it uses, and those between."""
        rows = [row for row, _ in self.cells]
        return range(min(rows), max(rows) + 1)

    @cached_property
    def columns(self) -> range:
        """The columns that it uses, and those between."""
        columns = [column for _, column in self.cells]
        return range(min(columns), max(columns) + 1)

    @property
    def area(self) -> int:
        """How many places it has."""
        return len(self.rows) * len(self.columns)


Merges = Mapping[At, Merge]
"""The merged ranges by their first cell."""


def parted(cells: Mapping[At, Cell], merges: Merges) -> list[Block]:
    """The blocks of the cells that hold anything, from the top."""
    groups: list[dict[At, Cell]] = []
    end = 0
    for at, cell in sorted(cells.items()):
        row, _ = at
        if not groups or row - end >= GAP:
            groups.append({})
        groups[-1][at] = cell
        end = max(end, row + (merges[at].rows if at in merges else 1))
    return [Block(group) for group in groups]


def contents(block: Block, merges: Merges) -> Iterator[Cell | tuple[Square, ...]]:
    """The lines and the tables of a block in their order."""
    lines = dict(_lines(block, _squares(block, merges)))
    for is_line, group in groupby(sorted(block.cells.items()), key=lambda item: item[0][0] in lines):
        part = Block(dict(group))
        if is_line:
            yield from (lines[row] for row in part.rows if row in lines)
        else:
            yield _squares(part, merges)


def _squares(block: Block, merges: Merges) -> tuple[Square, ...]:
    """Every cell of the block; merges reach no further than the block and never over one another."""
    taken: set[At] = set()
    squares = []
    for at in product(block.rows, block.columns):
        if at in taken:
            continue
        covered = _covered(merges.get(at), at, block)
        if not taken.isdisjoint(covered):
            covered = [at]
        taken.update(covered)
        (row, column), (bottom, right) = at, covered[-1]
        cell = block.cells.get(at, Cell(""))
        squares.append(Square(cell.text, row, column, bottom - row + 1, right - column + 1, doubt=cell.doubt))
    return tuple(squares)


def _covered(merge: Merge | None, at: At, block: Block) -> list[At]:
    if merge is None:
        return [at]
    rows = range(merge.row, min(merge.row + merge.rows, block.rows.stop))
    columns = range(merge.column, min(merge.column + merge.columns, block.columns.stop))
    return [(row, column) for row in rows for column in columns]


def _lines(block: Block, squares: Sequence[Square]) -> Iterator[tuple[int, Cell]]:
    """The rows that hold a single text that is no label: running text, or a title over all columns or above a table."""
    standing: dict[int, list[Square]] = {row: [] for row in block.rows}
    for square in squares:
        if square.text.strip():
            for row in range(square.row, square.row + square.rows):
                standing[row].append(square)
    above = True
    for row, its in standing.items():
        alone = its[0] if len(its) == 1 and its[0].rows == 1 else None
        if alone and _is_line(alone, block, above):
            yield row, Cell(alone.text, alone.doubt)
        elif its:
            above = False
            continue
        above = True


def _is_line(square: Square, block: Block, above: bool) -> bool:
    text = square.text.strip()
    if len(block.columns) == 1 or len(text) >= LONG:
        return True
    whole = square.column == block.columns.start and square.column + square.columns == block.columns.stop
    return (above or whole) and (len(text) >= WORDY or bool(HEADING.match(text)))
