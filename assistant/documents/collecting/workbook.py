"""The list as an Excel workbook: a worksheet a table, each with its title, so that it can be sent on by itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.collecting import words
from assistant.documents.collecting.collection import Collection, Grid, grids, title_of
from assistant.documents.writing.package import core_properties, zipped
from assistant.documents.writing.plaintext import UNWRITABLE
from assistant.documents.writing.sheet import SHADE, UNKNOWN
from assistant.report.figures import CANONICAL

NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 24
"""Characters of an office's name on its tab; a workbook allows 31, and a number may have to follow."""
SONGTI, OPEN = "宋体", "FFFBE6"
WIDTH = 0.53
"""Characters of a column for a millimetre."""
LINE = 14.5
"""Points of a line of text at the size of the tables."""
HALF = 0.55
"""How wide a letter or digit is beside a Chinese character."""
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CORE = "docProps/core.xml"


def collection_xlsx(collection: Collection) -> bytes:
    """The list as .xlsx; the same list always gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    title = title_of(collection)
    for grid in grids(collection):
        sheet = book.create_sheet(_tab(grid.office, book.sheetnames))
        _write(sheet, title, grid)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as made:
        entries = {name: made.read(name) for name in made.namelist()}
    return zipped({**entries, CORE: core_properties(_writable(title), _writable(collection.organ))})


def _tab(office: str, taken: Iterable[str]) -> str:
    """The name of a worksheet that no other has, whatever the case of its letters."""
    name = NOT_IN_A_NAME.sub("_", _writable(office)).strip()[:LONGEST_NAME] or words.NAME
    others = {one.lower() for one in taken}
    numbered = (f"{name}{number}" for number in range(2, len(others) + 3))
    return next(one for one in (name, *numbered) if one.lower() not in others)


def _write(sheet: Worksheet, title: str, grid: Grid) -> None:
    for column, width in enumerate(grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width * WIDTH
    for text, font in ((title, Font(SONGTI, 14, bold=True)), (grid.heading, Font(SONGTI, 12, bold=True))):
        _across(sheet, grid, text, font)
    for text in (words.HOW, words.DUE):
        _across(sheet, grid, text, Font(SONGTI, 10))
    _row(sheet, grid, grid.columns, header=True)
    top = sheet.max_row
    for row in grid.rows:
        _row(sheet, grid, row, header=False)
    for text in (*grid.notes, words.SIGNED):
        _across(sheet, grid, text, Font(SONGTI, 10))
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _across(sheet: Worksheet, grid: Grid, text: str, font: Font) -> None:
    """A line of text over all columns of the table."""
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet["A1"].value else 0)
    cell = sheet.cell(row, 1)
    _write_words(cell, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="center")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(grid.columns))
    sheet.row_dimensions[row].height = LINE * _lines(text, sum(grid.widths), font.size) * font.size / 10 + 3


def _row(sheet: Worksheet, grid: Grid, texts: Iterable[str], *, header: bool) -> None:
    number = sheet.max_row + 1
    lines = 1
    for column, text in enumerate(texts):
        cell = sheet.cell(number, column + 1)
        if CANONICAL.fullmatch(text):
            cell.value = Decimal(text)
        elif text:
            _write_words(cell, text)
        cell.font, cell.border = Font(SONGTI, 10, bold=header), FRAME
        centred = header or column in grid.centred
        cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=True)
        if header:
            cell.fill = PatternFill("solid", SHADE)
        elif column in grid.fill and not text:
            cell.fill = PatternFill("solid", OPEN)
        lines = max(lines, _lines(text, grid.widths[column], 10))
    sheet.row_dimensions[number].height = LINE * lines + 6


def _write_words(cell: Cell | MergedCell, text: str) -> None:
    """Words are never a formula, whatever they begin with."""
    cell.value = _writable(text)
    cell.data_type = "s"


def _lines(text: str, millimetres: float, points: float) -> int:
    """How many lines a text takes: a Chinese character is as wide as the type is tall."""
    room = int((millimetres - 2) / (points * 25.4 / 72))
    length = sum(HALF if char.isascii() else 1 for char in text)
    return max(1, ceil(length / room))


def _writable(text: str) -> str:
    return UNWRITABLE.sub(UNKNOWN, text)
