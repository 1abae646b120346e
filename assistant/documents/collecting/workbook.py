"""The list as an Excel workbook: a worksheet a table, each with its title, so that it can be sent on by itself."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.collecting import words
from assistant.documents.collecting.collection import Collection, Grid, grids, title_of
from assistant.documents.writing.book import FRAME, LINE, SONGTI, WIDTH, lines_taken, saved, tab_name, write_words
from assistant.documents.writing.sheet import SHADE
from assistant.report.figures import CANONICAL

OPEN = "FFFBE6"


def collection_xlsx(collection: Collection) -> bytes:
    """The list as .xlsx; the same list always gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    title = title_of(collection)
    for grid in grids(collection):
        sheet = book.create_sheet(tab_name(grid.office, book.sheetnames, words.NAME))
        _write(sheet, title, grid)
    return saved(book, title, collection.organ)


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
    write_words(cell, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="center")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(grid.columns))
    sheet.row_dimensions[row].height = LINE * lines_taken(text, sum(grid.widths), font.size) * font.size / 10 + 3


def _row(sheet: Worksheet, grid: Grid, texts: Iterable[str], *, header: bool) -> None:
    number = sheet.max_row + 1
    lines = 1
    for column, text in enumerate(texts):
        cell = sheet.cell(number, column + 1)
        if CANONICAL.fullmatch(text):
            cell.value = Decimal(text)
        elif text:
            write_words(cell, text)
        cell.font, cell.border = Font(SONGTI, 10, bold=header), FRAME
        centred = header or column in grid.centred
        cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=True)
        if header:
            cell.fill = PatternFill("solid", SHADE)
        elif column in grid.fill and not text:
            cell.fill = PatternFill("solid", OPEN)
        lines = max(lines, lines_taken(text, grid.widths[column], 10))
    sheet.row_dimensions[number].height = LINE * lines + 6
