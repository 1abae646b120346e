"""Reports printed to PDF: by a published original, and by LibreOffice from Word files whose content is known."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.documents.export import export
from assistant.documents.reading.files.pdf import read_pdf
from assistant.documents.reading.paper import Line, Paper, Sheet
from tests.documents.packing import DOCUMENT, unzipped, zipped
from tests.documents.reading.made.office import Office
from tests.documents.reading.made.printed import TEXTS, WIDTHS, covered, marked_report
from tests.documents.reading.made.word import own_docx
from tests.documents.samples import sample_report
from tests.published import read_published

HEAD = 10
"""So many cells the head of the application table has."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(cell) -> str:
    return squeezed("".join(text.text for text in cell.iter(qn("w:t"))))


def lines_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def texts(sheet: Sheet) -> list[str]:
    return [squeezed(square.text) for square in sheet.squares if square.text]


def figures_at(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {(square.row, square.column): square.text for square in sheet.squares if square.text.isdigit()}


@pytest.fixture(scope="module")
def published(shared: Path) -> Paper:
    return read_pdf((shared / "reports" / "2024_淮安市人民政府.pdf").read_bytes(), 20)


def test_a_published_report_has_every_number_of_its_transcript(published: Paper, shared: Path):
    wanted = read_published(shared, "2024_淮安市人民政府").cells
    disclosure, applications, disputes = published.sheets
    numbers = [[text for text in texts(sheet) if text.replace(".", "").isdigit()] for sheet in published.sheets]
    assert numbers[0] == [value for cell, value in wanted.items() if cell.startswith("disclosure.")]
    assert numbers[1] == [value for cell, value in wanted.items() if cell.startswith("applications.")]
    assert numbers[2] == [value for cell, value in wanted.items() if cell.startswith("disputes.")]
    assert {square.column for square in applications.squares if square.text.isdigit()} == set(range(3, 10))
    assert {square.page for square in disclosure.squares} == {3, 4}
    assert {square.page for square in applications.squares} == {4, 5}
    assert {square.page for square in disputes.squares} == {5}
    assert not any(square.doubt for sheet in published.sheets for square in sheet.squares)


def test_a_published_report_has_its_merged_labels_as_they_are_cut(published: Paper):
    squares = {squeezed(square.text): square for square in published.sheets[1].squares if square.text}
    whole, cut, rest = squares["（三）不予公开"], squares["（四）无"], squares["法提供"]
    assert (whole.rows, whole.columns, whole.page) == (8, 1, 4)
    assert (cut.row + 1, cut.rows, cut.page) == (rest.row, 1, 4)
    assert (rest.rows, rest.page) == (2, 5)
    assert squares["三、本年度办理结果"].rows == 11


@pytest.mark.office
@pytest.mark.parametrize("year", [2020, 2025])
@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_printed_report_says_what_its_word_file_says(year: int, length: int, office: Office):
    """The head that LibreOffice prints again on the second page of a table is there again."""
    data = export(sample_report(year, length=length)).data
    assert data is not None
    paper = read_pdf(office.resaved(data, "docx", "pdf"), 20)
    document = Document(io.BytesIO(data))
    assert lines_of(paper) == [paragraph.text.strip() for paragraph in document.paragraphs if paragraph.text.strip()]
    wanted = [[text for cell in table._tbl.iter_tcs() if (text := words_of(cell))] for table in document.tables]
    found = [texts(sheet) for sheet in paper.sheets]
    again = found[1].index(wanted[1][0], 1)
    assert found[1][again : again + HEAD] == wanted[1][:HEAD]
    del found[1][again : again + HEAD]
    assert found == wanted
    assert [len({square.page for square in sheet.squares}) for sheet in paper.sheets] == [1, 2, 1]
    assert not any(square.doubt for sheet in paper.sheets for square in sheet.squares)


@pytest.mark.office
@pytest.mark.parametrize("year", [2020, 2025])
def test_every_figure_of_a_table_over_many_pages_stands_in_its_row_and_column(year: int, office: Office):
    report = marked_report(year)
    parts = unzipped(own_docx(report))
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:trPr>", b"<w:trPr><w:cantSplit/>")
    paper = read_pdf(office.resaved(zipped(parts), "docx", "pdf"), 20)
    for sheet, (name, rows) in zip(paper.sheets, report.tables.items(), strict=True):
        laid = [one for line in covered(rows) for one in line]
        assert figures_at(sheet) == {(one.row, one.column): one.printed.text for one in laid if one.printed.cell}
        assert max(square.column + square.columns for square in sheet.squares) == WIDTHS[name]
    assert len({square.page for square in paper.sheets[1].squares}) > 1
    assert lines_of(paper)[1:4] == [*TEXTS["preface"].splitlines()[:2], "一、总体情况"]
