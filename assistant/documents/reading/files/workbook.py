"""A workbook as its worksheets stand: the cells that hold anything, merged as they are, and the lines of text between.

Rows and columns of a sheet are those of the worksheet, so that a place can be found again in the file.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl

from assistant.documents.reading.files.blocks import as_paper
from assistant.documents.reading.files.workbook_blocks import Cell, contents, parted
from assistant.documents.reading.files.workbook_scan import At, Layout, scan
from assistant.documents.reading.files.workbook_values import text_of
from assistant.documents.reading.paper import Line, Paper, Sheet

BROKEN = "工作簿打不开，可能已经损坏：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传"
LOCKED = "工作簿加了密码，或者是旧的 .xls 格式：请去掉密码，另存为 .xlsx 再上传"
EMPTY = "工作簿里没有内容（隐藏的工作表不读）：请检查是不是传错了文件"
SCATTERED = "工作表“{}”里的内容散得太开（到第 {} 行第 {} 列）：请把报告的表格单独存成一个工作簿再上传"
TOO_MUCH = "工作簿里的表格太多：请把报告的表格单独存成一个工作簿再上传"
UNSOLVED = "这一格是没有算出结果的公式，请用 Excel 打开、保存后再上传"
HIDDEN = "这一格在隐藏的行或列里"
COMPOUND = b"\xd0\xcf\x11\xe0"
ROOM = 100
"""Places that may lie between the cells, for each cell that a table may have."""
TABLES = 10
"""So many tables of the largest size a workbook may have."""


class _Refused(ValueError):
    """A sentence for the clerk, not an error of the library's."""


def read_workbook(data: bytes, squares: int = 20_000) -> Paper:
    """The visible worksheets of an .xlsx, none with a table of more than `squares` cells.

    ValueError says why it cannot be read. A row of a single long text, and one above a table, is a line of its own.
    """
    if data.startswith(COMPOUND):
        raise ValueError(LOCKED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library warns of pictures and styles that it leaves out
            return _paper(data, squares)
    except (_Refused, MemoryError):
        raise
    except Exception as error:  # the library meets broken input with whatever error it runs into
        raise ValueError(BROKEN) from error


def _paper(data: bytes, squares: int) -> Paper:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        paper = as_paper(
            _bounded((block for sheet in _visible(book) for block in _sheet_blocks(sheet, squares)), squares)
        )
    finally:
        book.close()
    if not paper.blocks:
        raise _Refused(EMPTY)
    return paper


def _visible(book: Any) -> Iterator[Any]:
    """The worksheets that show; a sheet of a chart has no cells."""
    return (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")


def _bounded(blocks: Iterable[Line | Sheet], squares: int) -> Iterator[Line | Sheet]:
    """The blocks, as long as they are no more than a few large tables."""
    held = 0
    for block in blocks:
        held += len(block.squares) if isinstance(block, Sheet) else 1
        if held > TABLES * squares:
            raise _Refused(TOO_MUCH)
        yield block


def _sheet_blocks(sheet: Any, squares: int) -> Iterator[Line | Sheet]:
    """The lines and tables of one worksheet."""
    with sheet._get_source() as source:  # the library has no public way to a worksheet's own markup
        layout = scan(source)
    if layout.rows * layout.columns > ROOM * squares:
        raise _Refused(SCATTERED.format(sheet.title, layout.rows, layout.columns))
    cells = dict(_cells(sheet, layout))
    for block in parted(cells, layout.merges):
        if block.area > squares:
            raise _Refused(SCATTERED.format(sheet.title, block.rows.stop, block.columns.stop))
        for content in contents(block, layout.merges):
            if isinstance(content, Cell):
                yield Line(content.text)
            else:
                yield Sheet(0, content, name=sheet.title)


def _cells(sheet: Any, layout: Layout) -> Iterator[tuple[At, Cell]]:
    """The cells that hold anything, by place."""
    if not layout.rows:
        return
    rows = sheet.iter_rows(min_row=1, max_row=layout.rows, min_col=1, max_col=layout.columns)
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            found = _cell(cell, layout.formulas.get((row, column)))
            if found.text.strip():
                hidden = HIDDEN if layout.hides(row, column) else ""
                yield (row, column), found if found.doubt else found._replace(doubt=hidden)


def _cell(cell: Any, formula: str | None) -> Cell:
    if formula is not None:
        return Cell(f"={formula}", UNSOLVED)
    return Cell(*text_of(cell.value, cell.data_type, cell.number_format or ""))
