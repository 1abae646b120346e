"""The files that reading is judged on say what they should: seen with other eyes than the product's."""

import io
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from docx import Document
from lxml import etree

from tests.documents.reading.made.odd import ODD, with_odd_cells
from tests.documents.reading.made.office import Office
from tests.documents.reading.made.page import government_page
from tests.documents.reading.made.pasted import from_excel, word_export
from tests.documents.reading.made.printed import HEAD_ROWS, WIDTHS, blocks, covered, marked_report, torn
from tests.documents.reading.made.seen import html_tables, squeezed
from tests.documents.reading.made.word import OLD, WAYS, own_docx
from tests.documents.reading.made.workbook import workbook
from tests.official import wanted_ids, wanted_lines
from tests.ooxml import schema_errors
from tests.published import applications, disclosure, disputes, printed_lines, table_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
YEARS = (2020, 2025)
TABLES = ("disclosure", "applications", "disputes")
LAID_OUT_OTHERWISE = ("tracked changes", "late rows", "no widths")
"""Ways whose tables LibreOffice shows with the struck out row, with gaps, or by widths that it makes up."""
both_editions = pytest.mark.parametrize("year", YEARS)


def official(year: int) -> list[list[list[str]]]:
    """The printed lines of the three tables, the figures of the marked report in them."""
    report = marked_report(year)
    figures = iter(report.figures[cell] for cell in wanted_ids(report.edition))
    return [
        [[next(figures) if text == "#" else squeezed(text) for text in line] for line in lines]
        for lines in wanted_lines(report.edition).values()
    ]


def once_each(text: str, year: int) -> bool:
    """Whether every figure stands in the text exactly once."""
    seen = Counter(re.findall(r"\d+", text))
    return all(seen[figure] == 1 for figure in marked_report(year).figures.values())


@both_editions
def test_the_layout_repeats_the_official_lines_and_fills_the_grid(year):
    tables = marked_report(year).tables
    assert [
        [[squeezed(one.printed.text) for one in line] for line in covered(tables[name])] for name in TABLES
    ] == official(year)
    for name in TABLES:
        assert {sum(one.printed.columns for one in line) for line in covered(tables[name])} == {WIDTHS[name]}


@both_editions
def test_a_torn_table_has_its_head_and_every_figure_in_its_line(year):
    rows = marked_report(year).tables["applications"]
    whole = [[one.printed.text for one in line] for line in covered(rows)]
    first, second = ([[one.printed.text for one in line] for line in covered(part)] for part in torn(rows, 3))
    assert second[:3] == whole[:3]
    assert first + second[3:] == whole


@pytest.mark.parametrize(("year", "items"), [(2020, 5), (2025, 4)])
def test_the_table_of_section_two_falls_into_its_items(year, items):
    rows = marked_report(year).tables["disclosure"]
    cut = blocks(rows)
    assert len(cut) == items
    assert [row for part in cut for row in part] == list(rows)


PAGES = [
    {},
    {"encoding": "gbk"},
    {"thead": False},
    {"layout_tables": False},
]


@both_editions
@pytest.mark.parametrize("look", PAGES, ids=str)
def test_a_page_shows_the_official_tables(year, look):
    page = government_page(marked_report(year), **look).decode(look.get("encoding", "utf-8"))
    assert f"charset={look.get('encoding', 'utf-8')}" in page
    assert html_tables(page)[-4 if look.get("layout_tables", True) else -3 :][:3] == official(year)
    assert once_each(re.sub("<[^>]*>", " ", page), year)


@both_editions
def test_a_page_can_repeat_the_header_and_part_the_items(year):
    page = government_page(marked_report(year), header_again=True, disclosure_tables="each").decode()
    *items, torn_table, _ = html_tables(page)[-3 - len(blocks(marked_report(year).tables["disclosure"])) : -1]
    second, third, _ = official(year)
    assert [line for item in items for line in item] == second
    assert len(torn_table) == len(third) + HEAD_ROWS["applications"]
    assert [line for line in torn_table if line[-1].isdigit()] == [line for line in third if line[-1].isdigit()]


@both_editions
@pytest.mark.parametrize("sheets", [1, 3])
@pytest.mark.parametrize("numbers", [True, False])
def test_a_workbook_shows_the_official_tables(year, sheets, numbers):
    book = openpyxl.load_workbook(io.BytesIO(workbook(marked_report(year), sheets=sheets, numbers=numbers)))
    assert len(book.worksheets) == sheets
    lines, kinds = [], set()
    for sheet in book.worksheets:
        merged = {cell: area for area in sheet.merged_cells.ranges for row in area.rows for cell in row}
        for row in range(1, sheet.max_row + 1):
            areas = [merged.get((row, column), (row, column)) for column in range(1, sheet.max_column + 1)]
            starts = dict.fromkeys(area if isinstance(area, tuple) else (area.min_row, area.min_col) for area in areas)
            values = [value for start in starts if (value := sheet.cell(*start).value) is not None]
            kinds |= {type(value) for value in values if str(value).isdigit()}
            lines.append([squeezed(str(value)) for value in values])
    wanted = [line for table in official(year) for line in table]
    assert [line for line in lines if line in wanted] == wanted
    assert kinds == {int if numbers else str}
    assert squeezed(marked_report(year).title) == lines[0][0]


def document(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@both_editions
@pytest.mark.parametrize("way", ["", *WAYS])
def test_a_word_file_is_valid_and_has_every_figure_once(year, way):
    data = own_docx(marked_report(year), *filter(None, [way]))
    assert once_each(" ".join(text.text for text in document(data).iter(W + "t")), year)
    assert [error for error in schema_errors(data) if "A required relationship" not in error] == []


@both_editions
@pytest.mark.parametrize("way", ["", "no widths", "wrong widths", "split runs", "spaced figures", "hair before"])
def test_a_word_file_shows_the_official_tables(year, way):
    tables = Document(io.BytesIO(own_docx(marked_report(year), *filter(None, [way])))).tables
    lines = [
        [[squeezed(text) for _, text in dict.fromkeys((c._tc, c.text) for c in row.cells)] for row in table.rows]
        for table in tables
    ]
    assert lines == official(year)


def test_tracked_changes_hold_wrong_figures_that_were_struck_out():
    root = document(own_docx(marked_report(2025), "tracked changes"))
    struck = [text for text in root.iter(W + "delText") if text.text == OLD]
    assert len(struck) > len(wanted_ids(2021))
    assert not [text for text in root.iter(W + "t") if text.text == OLD]
    assert len(root.findall(f".//{W}trPr/{W}del")) == len(root.findall(f".//{W}trPr/{W}ins")) == len(TABLES)


def test_spaced_figures_keep_their_spaces():
    table = document(own_docx(marked_report(2025), "spaced figures")).find(f".//{W}tbl")
    figures = [text for text in table.iter(W + "t") if text.text.strip().isdigit()]
    assert len(figures) == 10
    assert all(text.text != text.text.strip() for text in figures)
    assert {text.get("{http://www.w3.org/XML/1998/namespace}space") for text in figures} == {"preserve"}


def test_an_unknown_way_is_refused():
    with pytest.raises(ValueError, match="no such ways"):
        own_docx(marked_report(2025), "tracked")


@pytest.mark.office
@both_editions
def test_every_word_file_opens_in_another_program(year, office: Office):
    ways = ("", *WAYS)
    files = [own_docx(marked_report(year), *filter(None, [way])) for way in ways]
    pages = dict(zip(ways, office.all_resaved(files, "docx", "html"), strict=True))
    for way, page in pages.items():
        shown = re.sub("[\x01\x04\x05]", "", page.decode())  # what that program makes of content controls
        assert all(figure in shown for figure in marked_report(year).figures.values()), way
        if way not in LAID_OUT_OTHERWISE:
            tables = html_tables(shown)[: len(TABLES)]
            assert [[[text for text in line if text] for line in lines] for lines in tables] == official(year), way


@pytest.mark.office
def test_what_was_converted_once_is_there_without_the_program(soffice: str, tmp_path: Path):
    data = own_docx(marked_report(2025))
    done = Office(soffice, tmp_path).resaved(data, "docx", "pdf")
    with pdfplumber.open(io.BytesIO(done)) as pdf:
        assert once_each("\n".join(page.extract_text() for page in pdf.pages), 2025)
    assert Office("no-such-program", tmp_path).resaved(data, "docx", "pdf") == done
    with pytest.raises((OSError, subprocess.SubprocessError)):
        Office("no-such-program", tmp_path).resaved(data, "docx", "html")


@both_editions
def test_a_pasted_table_has_a_field_for_every_column(year):
    lines = [line.split("\t") for line in from_excel(marked_report(year)).splitlines() if "\t" in line]
    assert {len(line) for line in lines} == set(WIDTHS.values())
    assert [[field for field in line if field.isdigit()] for line in lines] == [
        [text for text in line if text.isdigit()] for table in official(year) for line in table
    ]
    assert once_each(from_excel(marked_report(year)), year)


@both_editions
def test_the_text_export_is_laid_out_like_the_published_one(year):
    report = marked_report(year)
    second, third, fourth = (list(printed_lines(part)) for part in table_parts(word_export(report)))
    read = dict([*disclosure(second, report.edition), *applications(third), *disputes(fourth)])
    assert read == report.figures
    assert once_each(word_export(report), year)


@pytest.mark.parametrize("paste", [from_excel, word_export])
def test_a_pasted_label_that_was_merged_down_stands_in_its_first_row_only(paste):
    assert paste(marked_report(2025)).count("三、本年度办理结果") == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_one_cell_in_ten_is_odd_and_named(seed):
    figures = marked_report(2025).figures
    texts, odd = with_odd_cells(figures, seed)
    assert len(odd) == 20
    assert set(odd.values()) == set(ODD)
    assert {cell for cell in figures if texts[cell] != figures[cell]} == set(odd)
    assert odd == {cell: texts[cell] for cell in odd}
    assert with_odd_cells(figures, seed) == (texts, odd)
    assert with_odd_cells(figures, seed + 1)[1] != odd
