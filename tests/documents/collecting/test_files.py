"""The list as files: valid, the same every time, safe whatever an office is called, readable when saved anew."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT

from assistant.documents.collecting.collection import Collection, grids
from assistant.documents.collecting.returned import Returned, read_collection
from assistant.documents.collecting.word import collection_docx
from assistant.documents.collecting.workbook import collection_xlsx
from assistant.documents.guard.limits import limits_set
from assistant.documents.reading.door import open_paper
from assistant.report.draft import Draft
from assistant.report.figures import plain
from assistant.report.form import Form, Question
from assistant.report.wanted import Office, Request, wanted_of
from tests.documents.collecting.offices import FILLS, by_names, saved
from tests.documents.samples import ORGAN, as_printed, sample_figures, sample_report
from tests.ooxml import schema_errors

WRITERS = {"docx": collection_docx, "xlsx": collection_xlsx}
KINDS = tuple(WRITERS)


def _keys(question: Question) -> tuple[str, ...]:
    return (*question.cells, *(fact.id for fact in question.facts))


@pytest.fixture
def collection(form: Form) -> Collection:
    """Everything open, of one office with many of one table, and of one office a question."""
    draft = Draft(organ=ORGAN, year=form.first_year, kind="department")
    every = wanted_of(form, draft)
    offices = [
        Office(f"{number}科", tuple(Request(every[key], one.hint, "台账") for key in _keys(one)))
        for number, one in enumerate(form.questions)
        if _keys(one)
    ]
    title = form.title(ORGAN, form.first_year)
    return Collection(title, ORGAN, form.first_year, tuple(offices), every, {}, {})


@pytest.fixture
def values(form: Form) -> dict[str, str]:
    facts = {key: str(number) for number, key in enumerate(form.facts, 1)}
    return {key: plain(value) for key, value in sample_figures(form, 3).items()} | facts


def read(data: bytes, kind: str, collection: Collection) -> Returned:
    found = read_collection(open_paper(data, f"清单.{kind}", limits_set()), collection.every)
    assert found is not None
    return found


def texts(found: Returned) -> dict[str, str]:
    return {one.wanted.key: one.raw for one in found.filled}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_filled_in_is_read_where_it_was_filled_in(collection: Collection, values: dict[str, str], form, kind):
    filled = FILLS[kind](WRITERS[kind](collection), by_names(form, values))
    found = read(filled, kind, collection)
    assert texts(found) == {key: values[key] for key in collection.every}
    assert (found.titles, found.years) == (((ORGAN, form.first_year),), (form.first_year,))
    assert found.doubts == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_list_is_the_same_bytes_and_valid(collection: Collection, kind):
    data = WRITERS[kind](collection)
    assert data == WRITERS[kind](collection)
    if kind == "docx":
        assert schema_errors(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("kind", KINDS)
def test_another_program_that_saves_it_anew_changes_nothing(collection: Collection, values, form, kind):
    filled = FILLS[kind](WRITERS[kind](collection), by_names(form, values))
    opened = docx.Document(io.BytesIO(filled)) if kind == "docx" else openpyxl.load_workbook(io.BytesIO(filled))
    assert texts(read(saved(opened), kind, collection)) == {key: values[key] for key in collection.every}


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_that_saves_it_anew_changes_nothing(
    collection: Collection, values, form, kind, soffice: str, tmp_path: Path
):
    source = tmp_path / f"list.{kind}"
    source.write_bytes(FILLS[kind](WRITERS[kind](collection), by_names(form, values)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", tmp_path / "saved", source]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180)
    anew = tmp_path / "saved" / source.name
    if kind == "xlsx" and not anew.exists():
        pytest.skip("LibreOffice is installed without Calc")
    found = read(anew.read_bytes(), kind, collection)
    assert texts(found) == {key: values[key] for key in collection.every}
    assert found.titles == ((ORGAN, form.first_year),)


def test_every_open_figure_stands_in_exactly_one_blank(collection: Collection):
    blanks = sum(not row[column] for grid in grids(collection) for row in grid.rows for column in grid.fill)
    assert blanks == len(collection.every)


def test_many_figures_of_a_table_are_rows_and_columns_and_few_are_lines(collection: Collection, form: Form):
    (matrix,) = (grid for grid in grids(collection) if grid.office == "2科")
    assert matrix.columns[2:] == ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    rows = {cell.row for cell in form.typed if cell.table == "applications"}
    assert len(matrix.rows) == len(rows) - 2
    (lines,) = (grid for grid in grids(collection) if grid.office == "0科")
    assert lines.columns[0] == "编号"
    assert [row[0] for row in lines.rows] == [f"三{letter}1" for letter in "ABCDEF"]
    hints = [row[-1] for row in lines.rows]
    assert len(hints[0]) > 20
    assert set(hints[1:]) == {"同上"}


def test_the_columns_share_the_width_of_the_page(collection: Collection):
    for grid in grids(collection):
        assert sum(grid.widths) == pytest.approx(257)
        assert min(grid.widths) > 12
        assert len(grid.widths) == len(grid.columns) == len(grid.rows[0])


def test_a_word_list_lies_and_says_how_and_until_when_to_fill_it_in(collection: Collection):
    document = docx.Document(io.BytesIO(collection_docx(collection)))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width or 0) > (section.page_height or 0)
    words = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert words[0].startswith(ORGAN)
    assert words[0].endswith("数据征集清单")
    assert "没有发生就填 0，不清楚就空着" in words[1]
    assert words[2].startswith("请于______年____月____日前填好")


@pytest.mark.parametrize("name", ["=1+1", "a/b:c*d?e[f]'g", "很长的名字" * 10, "\x00\x0b", "科\t室", "", "History"])
def test_an_office_may_be_called_anything(collection: Collection, values, form, name: str):
    office = replace(collection.offices[0], name=name)
    odd = replace(collection, offices=(office, replace(office, name=name.upper()), *collection.offices[1:]))
    for kind, write in WRITERS.items():
        filled = FILLS[kind](write(odd), by_names(form, values))
        assert texts(read(filled, kind, odd)) == {key: values[key] for key in odd.every}


def test_words_that_begin_like_a_formula_are_words(collection: Collection):
    office = replace(collection.offices[0], name="=HYPERLINK(1)")
    data = collection_xlsx(replace(collection, offices=(office,)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_one_number_for_two_lines_that_were_merged_is_no_number_of_either(collection: Collection, form: Form):
    book = openpyxl.load_workbook(io.BytesIO(collection_xlsx(collection)))
    sheet = book["0科"]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "三A1")
    sheet.cell(first, 7).value = 9
    sheet.merge_cells(start_row=first, start_column=7, end_row=first + 1, end_column=7)
    assert all(one.doubt for one in read(saved(book), "xlsx", collection).filled)


def test_a_finished_report_is_no_list(form: Form, template: bytes):
    from assistant.documents.writing.fill import fill

    report = sample_report(form.first_year)
    assert as_printed(report)
    every = wanted_of(form, Draft(organ=ORGAN, year=form.first_year, kind="department"))
    for data in (fill(template, report), template):
        assert read_collection(open_paper(data, "年报.docx", limits_set()), every) is None
