"""Values of a workbook as they are stored, and what is doubtful about them."""

import re
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.reading.files.workbook import read_workbook
from assistant.documents.reading.files.workbook_values import text_of
from assistant.documents.reading.paper import Square
from tests.documents.packing import unzipped, zipped
from tests.documents.reading.files.minibook import FIRST, ROWS, edited, saved, squares, with_rows


def one_value(value: Any, number_format: str = "General") -> Square:
    """A value in the last cell of a small table, read."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["规章", "数量"])
        sheet.append(["件", value])
        sheet["B2"].number_format = number_format

    return squares(read_workbook(saved(fill)))[1, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-2, "-2"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (24252.311082, "24252.311082"),
        (13575394432.52, "13575394432.52"),
        (1e20, "100000000000000000000"),
        (0.0000001, "0.0000001"),
        ("005", "005"),
        ("　0 ", "　0 "),
        ("12\n34", "12\n34"),
        ("a_x000D_\nb", "a\nb"),
        (True, "TRUE"),
        (False, "FALSE"),
    ],
)
def test_a_value_is_read_as_it_is_stored(value: Any, text: str):
    square = one_value(value)
    assert (square.text, square.doubt) == (text, "")


def test_a_zero_has_no_sign():
    assert text_of(-0.0, "n", "General") == ("0", "")


def test_a_share_is_read_in_hundredths():
    assert one_value(0.5185, "0.00%").text == "51.85%"
    assert one_value(1, "0%").text == "100%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 1, 12), "2026-01-12"),
        (datetime(2026, 1, 12, 8, 30), "2026-01-12 08:30:00"),
        (time(8, 30), "08:30:00"),
    ],
)
def test_a_date_is_doubtful_since_it_may_be_a_number(value: Any, text: str):
    square = one_value(value, "yyyy-mm-dd hh:mm")
    assert square.text == text
    assert "日期格式" in square.doubt


def test_a_number_that_is_shown_as_a_date_is_doubtful():
    assert "日期格式" in one_value(3, "yyyy-mm-dd").doubt


def test_a_formula_without_a_result_is_doubtful_and_one_with_a_result_is_its_result():
    data = with_rows(["规章", "数量"], ["件", "=SUM(B3:B9)"])
    square = squares(read_workbook(data))[1, 1]
    assert square.text == "=SUM(B3:B9)"
    assert "用 Excel 打开、保存" in square.doubt
    worked_out = edited(data, "</f><v></v>", "</f><v>7</v>")
    square = squares(read_workbook(worked_out))[1, 1]
    assert (square.text, square.doubt) == ("7", "")


def test_a_formula_whose_result_is_empty_is_an_empty_cell():
    data = with_rows(["规章", "数量", "年"], ["件", "=B9", "3"])
    empty = re.sub(r'<c r="B2"[^>]*>', '<c r="B2" t="str">', unzipped(data)[FIRST].decode())
    parts = {**unzipped(data), FIRST: empty.encode()}
    square = squares(read_workbook(zipped(parts)))[1, 1]
    assert (square.text, square.doubt) == ("", "")


def test_an_error_is_doubtful():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["规章", "数量"])
        sheet.append(["件", "#REF!"])
        sheet["B2"].data_type = "e"

    square = squares(read_workbook(saved(fill)))[1, 1]
    assert square.text == "#REF!"
    assert "出错" in square.doubt


def test_hidden_rows_and_columns_are_read_with_a_doubt_and_hidden_sheets_are_not():
    def fill(sheet: Worksheet) -> None:
        for row in ROWS:
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        for state in ("hidden", "veryHidden"):
            other = sheet.parent.create_sheet(state)
            other.append(["旧数", "99"])
            other.sheet_state = state

    found = squares(read_workbook(saved(fill)))
    assert [[square.text for at, square in found.items() if at[0] == row] for row in range(3)] == [
        [str(value) for value in row] for row in ROWS
    ]
    doubtful = {at for at, square in found.items() if "隐藏" in square.doubt}
    assert doubtful == {(1, 0), (1, 1), (1, 2), (0, 2), (2, 2)}
