"""The official tables as an Excel workbook: a worksheet a table, merged and ruled as printed, ready for A4."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import takewhile

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.writing import layout
from assistant.documents.writing.book import FRAME, LINE, SONGTI, WIDTH, lines_taken, saved, tab_name, write_words
from assistant.documents.writing.markers import TITLE_NAME
from assistant.documents.writing.plaintext import one_line
from assistant.documents.writing.tables import entry_style, labels_wrap
from assistant.report.figures import Mark, Value, plain, shown
from assistant.report.form import Entry, Table
from assistant.report.printed import placed
from assistant.report.report import Report

TITLE, HEADING = Font(SONGTI, 14, bold=True), Font(SONGTI, 12, bold=True)
MOST_DIGITS = 15
"""So many digits a number of a workbook holds; a longer one stands there as text, whole."""
MARGIN = 0.6
"""Inches beside the printed table."""
ABOVE = 2
"""Rows above the table: the report's title and the section's heading."""


def tables_xlsx(report: Report) -> bytes:
    """The tables as .xlsx; the same report always gives the same bytes. TextError as `fill`."""
    title = one_line(report.title, TITLE_NAME)
    values = shown(report.form, report.figures)
    book = Workbook()
    book.remove(book.active)
    for table in report.form.tables:
        name = re.sub("^[一二三四五六七八九十]+、", "", table.section)
        sheet = book.create_sheet(tab_name(name, book.sheetnames, table.id))
        _write(sheet, title, table, values)
    return saved(book, title, report.organ)


def _write(sheet: Worksheet, title: str, table: Table, values: Mapping[str, Value | None]) -> None:
    for column, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width * WIDTH
    _across(sheet, 1, title, TITLE, len(table.widths))
    _across(sheet, 2, table.section, HEADING, len(table.widths))
    flush = labels_wrap(table)
    for (row, column), entry in placed(table):
        _entry(sheet, row + ABOVE + 1, column + 1, entry, values, flush=flush)
    _heights(sheet, table)
    _prepare_print(sheet, table)


def _across(sheet: Worksheet, row: int, text: str, font: Font, columns: int) -> None:
    cell = sheet.cell(row, 1)
    write_words(cell, text)
    cell.font, cell.alignment = font, Alignment("center", "center", wrap_text=True)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    sheet.row_dimensions[row].height = 30


def _entry(
    sheet: Worksheet, row: int, column: int, entry: Entry, values: Mapping[str, Value | None], *, flush: bool
) -> None:
    cell = sheet.cell(row, column)
    if entry.role == "figure":
        _write_value(cell, values[entry.text])
    else:
        write_words(cell, entry.text)
    style = entry_style(entry, flush=flush)
    figure = entry.role == "figure"
    cell.alignment = Alignment(style.align, "center", wrap_text=not figure, shrink_to_fit=figure)
    for down in range(entry.rows):
        for right in range(entry.columns):
            covered = sheet.cell(row + down, column + right)
            covered.font, covered.border = Font(SONGTI, layout.TABLE_SIZE), FRAME
    if entry.rows > 1 or entry.columns > 1:
        bottom, right = row + entry.rows - 1, column + entry.columns - 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=right)


def _write_value(cell: Cell | MergedCell, value: Value | None) -> None:
    """A number as a number with its own decimals, a mark as text, a blank as nothing."""
    if value is None:
        return
    text = plain(value)
    if isinstance(value, Mark) or sum(map(str.isdigit, text)) > MOST_DIGITS:
        write_words(cell, text)
        return
    cell.value = Decimal(text) if "." in text else int(text)
    decimals = text.partition(".")[2]
    cell.number_format = f"0.{'0' * len(decimals)}" if decimals else "0"


def _heights(sheet: Worksheet, table: Table) -> None:
    """Each row as tall as its longest entry needs that stands in this row alone."""
    lines = dict.fromkeys(range(len(table.lines)), 1)
    for (row, column), entry in placed(table):
        if entry.role != "figure" and entry.rows == 1:
            width = sum(table.widths[column : column + entry.columns])
            lines[row] = max(lines[row], lines_taken(entry.text, width, layout.TABLE_SIZE))
    for row, count in lines.items():
        sheet.row_dimensions[row + ABOVE + 1].height = LINE * count + 5


def _prepare_print(sheet: Worksheet, table: Table) -> None:
    """A4, one page wide, in the middle; the header lines stand again on the next page."""
    head = len(tuple(takewhile(lambda line: line.repeats, table.lines)))
    sheet.print_title_rows = f"1:{ABOVE + head}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
