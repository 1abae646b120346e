"""A report's tables in a workbook of Excel, as units hand them in."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.documents.reading.made.printed import BELOW, HEADINGS, WIDTHS, PrintedReport, Rows, covered

SHEETS = {"disclosure": "主动公开", "applications": "依申请公开", "disputes": "复议诉讼"}


def workbook(report: PrintedReport, *, sheets: int = 1, numbers: bool = True, title: bool = True) -> bytes:
    """The tables below each other on one worksheet or (`sheets=3`) each on its own, cells merged as printed.

    `numbers` stores a figure that is a number as one, otherwise as text; `title` puts the title above in row 1.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1" if sheets == 1 else SHEETS["disclosure"]
    row = 1
    for heading, name in zip(HEADINGS, BELOW, strict=True):
        if name not in report.tables:
            continue
        if sheets != 1 and name != "disclosure":
            sheet, row = book.create_sheet(SHEETS[name]), 1
        if title and row == 1:
            row = _words(sheet, row, report.title, WIDTHS[name], Font(size=18, bold=True))
        row = _words(sheet, row, heading, WIDTHS[name], Font(bold=True))
        row = _table(sheet, row, report.tables[name], numbers) + 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _words(sheet, row: int, text: str, columns: int, font: Font) -> int:
    """A line of text merged over the table's width; the next row."""
    sheet.cell(row, 1, text).font = font
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    return row + 1


def _table(sheet, top: int, rows: Rows, numbers: bool) -> int:
    """The cells from row `top` on; the next row."""
    for number, line in enumerate(covered(rows)):
        for one in line:
            if one.row == number:
                _write(sheet, top + number, one.column + 1, one.printed, numbers)
    return top + len(rows)


def _write(sheet, row: int, column: int, printed, numbers: bool) -> None:
    cell = sheet.cell(row, column, _value(printed.text) if printed.cell and numbers else printed.text or None)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if printed.cell and not numbers:
        cell.number_format = "@"
    if printed.rows > 1 or printed.columns > 1:
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + printed.rows - 1, end_column=column + printed.columns - 1
        )


def _value(text: str) -> int | float | str | None:
    if re.fullmatch(r"-?\d+", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text, re.ASCII) else text or None
