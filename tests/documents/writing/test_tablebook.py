"""The tables as a workbook: numbers are numbers, words are words, and it prints as the form does."""

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell import MergedCell

from assistant.documents.writing.tablebook import tables_xlsx
from assistant.report.figures import Figures, parse_value
from tests.documents.samples import sample_report

HOSTILE = ['=HYPERLINK("http://example.invalid","甲")', "+1+1", "-2", "@SUM(A1)", "=1", "\u3000=cmd|' /C calc'!A0"]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize(
    ("given", "kind", "shape"),
    [
        ("4321", "n", "0"),
        ("4321.50", "n", "0.0"),
        ("4321.123456", "n", "0.000000"),
        ("-4321", "n", "0"),
        ("/", "s", "General"),
        ("123456789012345", "n", "0"),
        ("1234567890123456", "s", "General"),
    ],
)
def test_a_number_is_a_number_with_its_own_decimals_as_long_as_a_workbook_can_hold_it(given, kind, shape):
    report = sample_report(2025)
    report = replace(report, figures=report.figures.changed({"disclosure.fees.amount": parse_value(given)}))
    found = opened(tables_xlsx(report)).worksheets[0]["B16"]
    assert float(found.value) == float(given) if given != "/" else found.value == "/"
    assert (found.data_type, found.number_format) == (kind, shape)


@pytest.mark.parametrize("organ", HOSTILE)
def test_an_organ_that_looks_like_a_formula_is_words(form, organ: str):
    report = replace(sample_report(form.first_year), organ=organ)
    for sheet in opened(tables_xlsx(report)):
        assert sheet["A1"].value == report.title
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_blank_cell_stays_empty(form):
    report = replace(sample_report(form.first_year), figures=Figures())
    numbers = [cell for sheet in opened(tables_xlsx(report)) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in numbers if cell.data_type == "n" and cell.value is not None]


def test_every_square_of_a_table_has_its_frame_and_the_merges_of_the_form(form):
    book = opened(tables_xlsx(sample_report(form.first_year)))
    for sheet, table in zip(book, form.tables, strict=True):
        assert (sheet.max_row, sheet.max_column) == (len(table.lines) + 2, len(table.widths))
        cells = [cell for row in sheet.iter_rows(min_row=3) for cell in row if not isinstance(cell, MergedCell)]
        assert {(cell.border.left.style, cell.border.top.style) for cell in cells} == {("thin", "thin")}
        merged = sum(entry.rows * entry.columns > 1 for line in table.lines for entry in line.entries)
        assert len(sheet.merged_cells.ranges) == merged + 2


def test_it_is_set_up_for_a4_one_page_wide_with_its_header_repeated(form):
    book = opened(tables_xlsx(sample_report(form.first_year)))
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "portrait", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.worksheets[1].print_title_rows == "$1:$5"


def test_each_table_has_a_worksheet_that_bears_the_name_of_its_part(form):
    names = opened(tables_xlsx(sample_report(form.first_year))).sheetnames
    assert len(names) == len({name.lower() for name in names}) == len(form.tables)
    assert names[0] == "主动公开政府信息情况"
