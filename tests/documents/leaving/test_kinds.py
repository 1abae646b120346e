"""Every kind of file that a report leaves as: through one gate, with every figure and word, or not at all."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from lxml import html

from assistant.documents.export import ExportKind, export
from assistant.documents.guard.limits import limits_set
from assistant.documents.intake import read_input
from assistant.documents.leaving import figures, page, workbook
from assistant.documents.leaving.compare import ReadBackError
from assistant.documents.leaving.figures import figures_file
from assistant.documents.leaving.page import page_file
from assistant.documents.leaving.printed import printed_file
from assistant.documents.leaving.word import word_file
from assistant.documents.leaving.workbook import workbook_file
from assistant.documents.reading.reading import read_report
from assistant.documents.writing.plaintext import TextError
from assistant.documents.writing.tablebook import tables_xlsx
from assistant.documents.writing.webpage import webpage
from assistant.report.figures import Figures, Mark, parse_value
from assistant.report.report import Prior, Report
from knowledge.shelf import form_for, load_forms
from tests.documents.packing import replaced
from tests.documents.samples import ORGAN, as_printed, sample_figures, sample_report
from tests.published import SEED, read_published

KINDS: tuple[ExportKind, ...] = get_args(ExportKind)
WITH_TEXTS: tuple[ExportKind, ...] = ("docx", "html", "fragment", "json")
CITY = "2024_宿迁市人民政府"


@pytest.fixture
def report(form) -> Report:
    return sample_report(form.first_year, seed=3)


def exported(report: Report, kind: ExportKind) -> bytes:
    data = export(report, kind=kind).data
    assert data is not None
    return data


def page_cells(data: bytes) -> list[str]:
    """The text of every cell of a page, with eyes that share nothing with the product."""
    root = html.document_fromstring(data.decode())
    return ["".join(map(str, cell.itertext())) for cell in root.iter("td", "th")]


def printed_order(report: Report) -> list[str]:
    """What every printed entry of the tables says, in the order of the form."""
    values = as_printed(report)
    entries = [entry for table in report.form.tables for line in table.lines for entry in line.entries]
    return [values[entry.text] if entry.role == "figure" else entry.text for entry in entries]


@pytest.mark.parametrize("kind", ["html", "fragment"])
def test_a_page_has_every_figure_and_label_in_printed_order(report, kind: ExportKind):
    assert page_cells(exported(report, kind)) == printed_order(report)


def test_a_workbook_has_every_figure_and_label_in_printed_order(report):
    book = openpyxl.load_workbook(io.BytesIO(exported(report, "xlsx")))
    written = [
        cell.value if cell.data_type == "s" else f"{cell.value:.6f}".rstrip("0").rstrip(".")
        for sheet in book
        for row in sheet.iter_rows(min_row=3)
        for cell in row
        if cell.value is not None
    ]
    assert written == printed_order(report)
    assert [sheet["A2"].value for sheet in book] == [table.section for table in report.form.tables]


def test_the_json_is_what_the_intake_takes_with_last_years_figures(report):
    year = report.year - 1
    before = Figures().changed(sample_figures(form_for(max(year, 2019)), 2))
    for prior in (None, Prior(max(year, 2019), before)):
        given = replace(report, prior=prior, facts=dict.fromkeys(list(report.form.facts)[:2], 7))
        read = read_input(figures_file(given).decode(), load_forms())
        assert (read.organ, read.year, read.kind) == (ORGAN, report.year, "department")
        assert as_printed(read) == as_printed(report)
        assert read.texts == report.texts
        assert read.facts == given.facts
        assert (read.prior and dict(read.prior.figures.given)) == (prior and dict(before.given))


@pytest.mark.parametrize("kind", ["xlsx", "html", "json"])
def test_what_left_comes_in_again_as_the_same_report(report, kind: ExportKind):
    data = exported(report, kind)
    if kind == "json":
        assert as_printed(read_input(data.decode(), load_forms())) == as_printed(report)
        return
    read = read_report(data, f"报告.{kind}", load_forms(), limits_set())
    assert (read.report.organ, read.report.year) == (ORGAN, report.year)
    assert {cell: one.raw for cell, one in read.readings.items()} == as_printed(report)
    assert read.doubts == ()
    if kind == "html":
        assert read.report.texts["problems"] == report.texts["problems"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_leaves_while_anything_stands_in_the_way(report, kind: ExportKind):
    for cell, value in (("applications.received.company", 1), ("applications.granted.company", None)):
        broken = replace(report, figures=report.figures.changed({cell: value}))
        done = export(broken, kind=kind)
        assert done.data is None
        assert any(cell in finding.cells for finding in done.findings if finding.stops)


@pytest.mark.parametrize("kind", WITH_TEXTS)
def test_a_character_that_no_file_can_hold_is_named(report, kind: ExportKind):
    hidden = replace(report, texts={**report.texts, "preface": "甲\x07乙"})
    with pytest.raises(TextError, match=r"“引言”第 1 行第 2 个字符（U\+0007）不能写进文件"):
        export(hidden, kind=kind)


FIRST_SHEET = "xl/worksheets/sheet1.xml"
FAULTY: dict[ExportKind, tuple[Any, str, Callable[[bytes], bytes]]] = {
    "html": (page, "webpage", lambda data: data.replace(b"24252.311082", b"24252.311083")),
    "xlsx": (workbook, "tables_xlsx", lambda data: replaced(data, "24252.311082", "24252.311083", FIRST_SHEET)),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_wrong_figure_in_the_file_is_caught_and_named(kind: ExportKind, monkeypatch: pytest.MonkeyPatch):
    module, name, spoil = FAULTY[kind]
    right = getattr(module, name)
    monkeypatch.setattr(module, name, lambda report: spoil(right(report)))
    with pytest.raises(ReadBackError, match=r"没有导出：第二部分表格.*应为 24252\.311082，文件里是 24252\.311083"):
        export(sample_report(2025), kind=kind)


@pytest.mark.parametrize(("old", "new"), [("水价", "水债"), ("五、存在的", "五、"), ("2.重复申请", "2.反复申请")])
def test_a_wrong_word_in_a_page_is_caught(report, monkeypatch: pytest.MonkeyPatch, old: str, new: str):
    right = webpage
    monkeypatch.setattr(page, "webpage", lambda report: right(report).decode().replace(old, new).encode())
    with pytest.raises(ReadBackError, match=r"没有导出"):
        export(report, kind="html")


def test_a_wrong_merge_in_a_workbook_is_caught(report, monkeypatch: pytest.MonkeyPatch):
    right = tables_xlsx
    spoilt = lambda report: replaced(right(report), 'ref="A3:D3"', 'ref="A3:C3"', FIRST_SHEET)  # noqa: E731
    monkeypatch.setattr(workbook, "tables_xlsx", spoilt)
    with pytest.raises(ReadBackError, match="第 1 行第 1 列的合并与格式不同"):
        export(report, kind="xlsx")


def test_a_wrong_value_in_the_json_is_caught(report, monkeypatch: pytest.MonkeyPatch):
    right = figures._as_json
    monkeypatch.setattr(figures, "_as_json", lambda report: right(report) | {"organ": "别的局"})
    with pytest.raises(ReadBackError, match="数据文件里的 organ 和报告不同"):
        figures_file(report)


@pytest.mark.parametrize("name", [SEED, CITY])
def test_a_published_report_keeps_every_figure_in_every_kind(shared: Path, name: str):
    published = read_published(shared, name)
    values = {cell: parse_value(value) for cell, value in published.cells.items()}
    report = replace(
        sample_report(published.year), organ=published.place, figures=Figures().changed(values), kind="government"
    )
    for made in (lambda one: word_file(one, None), page_file, workbook_file, figures_file):
        assert made(report)
    for data, file in ((page_file(report), "报告.html"), (workbook_file(report), "报告.xlsx")):
        read = read_report(data, file, load_forms(), limits_set()).readings
        assert {cell: read[cell].raw for cell in published.cells} == published.cells
    again = read_input(figures_file(report).decode(), load_forms())
    assert {cell: as_printed(again)[cell] for cell in published.cells} == published.cells


@pytest.mark.office
def test_a_printed_report_has_every_figure_and_word(soffice: str, form):
    report = sample_report(form.first_year, seed=3)
    assert exported(report, "pdf").startswith(b"%PDF-")
    data = word_file(report, None)
    for old, new, told in (("水价", "水债", "文件里找不到“"), (">2.重复申请<", "><", "应为")):
        with pytest.raises(ReadBackError, match=told):
            printed_file(report, replaced(data, old, new))
    cell = "applications.granted.company"
    wrong = replace(report, figures=report.figures.changed({cell: 4321}))
    with pytest.raises(ReadBackError, match="应为"):
        printed_file(report, word_file(wrong, None))


@pytest.mark.office
@pytest.mark.parametrize("name", [SEED, CITY])
def test_a_published_report_is_printed_with_every_figure(soffice: str, shared: Path, name: str):
    published = read_published(shared, name)
    values = {cell: parse_value(value) for cell, value in published.cells.items()}
    report = replace(sample_report(published.year, length=3), organ=published.place, figures=Figures().changed(values))
    assert printed_file(report, word_file(report, None)).startswith(b"%PDF-")


def test_a_mark_is_a_mark_in_every_kind():
    """No finished report has one; a draft copy may."""
    report = sample_report(2025)
    cell = "applications.granted.company"
    marked = replace(report, figures=report.figures.changed({cell: Mark.SLASH}))
    assert "/" in page_cells(page_file(marked))
    assert json.loads(figures_file(marked))["figures"][cell] == "/"
    read = read_report(workbook_file(marked), "报告.xlsx", load_forms(), limits_set()).readings
    assert read[cell].raw == "/"
