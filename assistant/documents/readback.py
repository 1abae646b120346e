"""A second pair of eyes: reads a produced file on its own, and shares no code with what wrote it.

The grid of every table, laid out by the reader of past reports, is held against the printed lines of the form:
a figure is read where the form's own labels and headers say that it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.documents.reading.files.word import printed_blocks
from assistant.documents.reading.paper import Line, Sheet, Square
from assistant.report.form import Form, Table
from assistant.report.printed import placed


class UnreadableError(ValueError):
    """A document in which the form is not found; `problems` are sentences for the clerk, one each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("；".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Block:
    """One thing of the body in printed order: a paragraph (its text) or an official table (its id)."""

    what: Literal["paragraph", "table"]
    text: str


@dataclass(frozen=True)
class ReadBack:
    """What a document says: the text of each cell, by cell id, and everything else in printed order."""

    cells: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of every paragraph outside the official tables that is not blank."""
        return tuple(block.text for block in self.blocks if block.what == "paragraph")


Grid = dict[tuple[int, int], Square]


def read_back(data: bytes, form: Form) -> ReadBack:
    """The cells and paragraphs of the .docx; UnreadableError when a table of the form is not there as printed."""
    return read_blocks(_printed_blocks(data), form)


def read_blocks(printed: Iterable[Line | Sheet], form: Form) -> ReadBack:
    """The same of lines and tables that another reader found; a table may begin anywhere on its sheet."""
    cells: dict[str, str] = {}
    blocks: list[Block] = []
    open_tables = list(form.tables)
    misread: dict[str, tuple[str, ...]] = {}
    for block in printed:
        if isinstance(block, Line):
            blocks.append(Block("paragraph", block.text))
            continue
        grid = _from_its_corner(block)
        table = _which(grid, open_tables, misread)
        if table is None:
            blocks += [Block("paragraph", text) for square in block.squares for text in square.text.split("\n")]
            continue
        open_tables.remove(table)
        cells |= {entry.text: grid[at].text.strip() for at, entry in placed(table) if entry.role == "figure"}
        blocks.append(Block("table", table.id))
    if open_tables:
        raise UnreadableError(*(_not_found(table, misread) for table in open_tables))
    return ReadBack(cells, tuple(block for block in blocks if block.text.strip()))


def _from_its_corner(sheet: Sheet) -> Grid:
    top = min((square.row for square in sheet.squares), default=0)
    left = min((square.column for square in sheet.squares), default=0)
    return {(square.row - top, square.column - left): square for square in sheet.squares}


def _which(grid: Grid, tables: list[Table], misread: dict[str, tuple[str, ...]]) -> Table | None:
    """The table of the form that the grid is; otherwise the nearest miss of each table is noted in `misread`."""
    for table in tables:
        differences = tuple(_differences(grid, table))
        if not differences:
            return table
        if len(differences) < len(misread.get(table.id, (table.id,) * 10_000)):
            misread[table.id] = differences
    return None


def _differences(grid: Grid, table: Table) -> Iterator[str]:
    """Where the grid is not the printed table: merges, headers and labels; figures may be anything."""
    printed = dict(placed(table))
    for (row, column), entry in printed.items():
        square = grid.get((row, column))
        where = f"第 {row + 1} 行第 {column + 1} 列"
        if square is None or (square.columns, square.rows) != (entry.columns, entry.rows):
            yield f"{where}的合并与格式不同"
        elif entry.role != "figure" and _squeezed(square.text) != _squeezed(entry.text):
            yield f"{where}应为“{entry.text}”，却是“{_squeezed(square.text)[:30]}”"
    if set(grid) - set(printed):
        yield "比格式多出单元格"


def _not_found(table: Table, misread: Mapping[str, tuple[str, ...]]) -> str:
    differences = misread.get(table.id, ())
    said = f"“{table.section}”的表格没有照格式印出来"
    return f"{said}：{'、'.join(differences[:3])}" if differences else said


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _printed_blocks(data: bytes) -> tuple[Line | Sheet, ...]:
    try:
        return printed_blocks(data)
    except ValueError as error:
        raise UnreadableError(str(error)) from error
