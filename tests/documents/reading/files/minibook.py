"""Small workbooks, what their own XML says changed where needed, and what was read of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.reading.paper import Line, Paper, Square
from tests.documents.packing import unzipped, zipped

FIRST = "xl/worksheets/sheet1.xml"
ROWS: list[list[Any]] = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", 1, 11], ["规范性文件", 8, 66]]


def saved(fill: Callable[[Worksheet], Any]) -> bytes:
    """The workbook whose first worksheet is filled."""
    book = Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_rows(*rows: Sequence[Any]) -> bytes:
    """The workbook with these rows on its only worksheet."""
    return saved(lambda sheet: [sheet.append(row) for row in rows])


def edited(data: bytes, old: str, new: str) -> bytes:
    """The workbook with its first worksheet's XML changed."""
    parts = unzipped(data)
    assert old.encode() in parts[FIRST]
    parts[FIRST] = parts[FIRST].replace(old.encode(), new.encode())
    return zipped(parts)


def squares(paper: Paper) -> dict[tuple[int, int], Square]:
    """The squares by row and column."""
    return {(square.row, square.column): square for sheet in paper.sheets for square in sheet.squares}


def texts(paper: Paper) -> list[list[str]]:
    """The texts of the squares, row by row."""
    found = squares(paper)
    return [[one.text for at, one in found.items() if at[0] == row] for row in sorted({row for row, _ in found})]


def blocks(paper: Paper) -> list[str | int]:
    """The texts of the lines and the numbers of the tables in their order."""
    return [block.text if isinstance(block, Line) else block.number for block in paper.blocks]
