"""What an office does to a list of open figures: it fills the blanks in Word or Excel, or copies the table out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from assistant.report.form import Form

Names = tuple[str, str]
"""The printed names of a row and a column; of a number of the text its name and 正文."""
Fill = Callable[[bytes, Mapping[Names, str]], bytes]
IN_TEXT = "正文"


def by_names(form: Form, values: Mapping[str, str]) -> dict[Names, str]:
    """The values, given by cell or fact, by what is printed beside them."""
    named = {(cell.row, cell.column): values[key] for key, cell in form.cells.items() if key in values}
    return named | {(fact.name, IN_TEXT): values[key] for key, fact in form.facts.items() if key in values}


def blanks(rows: list[list[str]], values: Mapping[Names, str]) -> dict[tuple[int, int], str]:
    """What is to be written where in a table: into its blanks, by the names that stand beside and above them."""
    head = next(number for number, row in enumerate(rows) if row and row[0] == "编号")
    now = next((place for place, name in enumerate(rows[head]) if name.startswith("本年数")), None)
    found: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows[head + 1 :], head + 1):
        places = range(2, len(row)) if now is None else [now]
        for place in places:
            names = (row[1], rows[head][place]) if now is None else (row[2], row[3])
            if not row[place] and names in values:
                found[number, place] = values[names]
    return found


def fill_word(data: bytes, values: Mapping[Names, str]) -> bytes:
    document = docx.Document(io.BytesIO(data))
    for table in document.tables:
        cells = [list(row.cells) for row in table.rows]
        for (row, column), text in blanks([[one.text for one in line] for line in cells], values).items():
            cells[row][column].paragraphs[0].add_run(text)
    return saved(document)


def fill_excel(data: bytes, values: Mapping[Names, str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        rows = [[str(one or "") for one in line] for line in sheet.iter_rows(values_only=True)]
        for (row, column), text in blanks(rows, values).items():
            sheet.cell(row + 1, column + 1).value = int(text) if text.isdecimal() else text
    return saved(book)


def copied(data: bytes) -> str:
    """What lies on the clipboard after every worksheet was copied whole, one after the other."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheets = (
        "\n".join("\t".join(quoted(one) for one in line) for line in sheet.iter_rows(values_only=True))
        for sheet in book.worksheets
    )
    return "\n".join(sheets)


def quoted(value: object) -> str:
    text = "" if value is None else str(value)
    return f'"{text}"' if "\n" in text else text


def saved(file: Any) -> bytes:
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


FILLS: Mapping[str, Fill] = {"docx": fill_word, "xlsx": fill_excel}


def edited_excel(data: bytes, edit: Callable[[Worksheet], None]) -> bytes:
    """The workbook with every worksheet edited by hand."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        edit(sheet)
    return saved(book)
