"""The second reader: it finds a figure by the form's own words, and shares no code with the writer."""

import ast
import importlib.util
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from assistant.documents import readback
from assistant.documents.readback import UnreadableError, read_back
from assistant.documents.writing.fill import fill
from tests.documents.packing import W, changed, paragraph_with, replaced
from tests.documents.samples import as_printed, sample_report


@pytest.fixture
def report(form):
    return sample_report(form.first_year, seed=7)


@pytest.fixture
def filled(report, template) -> bytes:
    return fill(template, report)


def cell_of(root: Any, text: str) -> Any:
    return next(p for p in paragraph_with(root, text).iterancestors(W + "tc"))


def imports_of(module: str) -> set[str]:
    """The modules that a module imports, of whatever package."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    nodes = list(ast.walk(ast.parse(Path(found.origin).read_text(encoding="utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return whole | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_neither_it_nor_the_reader_that_it_uses_imports_anything_of_the_writer():
    seen: set[str] = set()
    ahead = {readback.__name__}
    while ahead:
        seen |= ahead
        ahead = {name for module in ahead for name in imports_of(module) if name.startswith("assistant")} - seen
    allowed = (readback.__name__, "assistant.documents.reading.", "assistant.report.")
    assert [name for name in seen if not name.startswith(allowed)] == []
    assert "docx" not in {name.split(".")[0] for module in seen for name in imports_of(module)}


def test_cells_and_paragraphs_come_back(report, filled: bytes):
    read = read_back(filled, report.form)
    assert read.cells == as_printed(report)
    assert read.paragraphs[1] == report.title
    assert [block.text for block in read.blocks if block.what == "table"] == [t.id for t in report.form.tables]


def test_another_label_is_not_read_as_the_form_s(report, filled: bytes):
    with pytest.raises(UnreadableError) as refused:
        read_back(replaced(filled, "2.重复申请", "2.多次申请"), report.form)
    assert "应为“2.重复申请”，却是“2.多次申请”" in str(refused.value)


def test_two_exchanged_rows_are_noticed(report, filled: bytes):
    def exchange(root: Any) -> None:
        row = next(cell_of(root, "2.重复申请").iterancestors(W + "tr"))
        row.getnext().addnext(row)

    with pytest.raises(UnreadableError, match=r"应为“2\.重复申请”"):
        read_back(changed(filled, exchange), report.form)


def test_a_missing_row_is_noticed(report, filled: bytes):
    def drop(root: Any) -> None:
        row = next(cell_of(root, "2.重复申请").iterancestors(W + "tr"))
        row.getparent().remove(row)

    with pytest.raises(UnreadableError, match="没有照格式印出来"):
        read_back(changed(filled, drop), report.form)


def test_a_row_too_many_is_noticed(report, filled: bytes):
    def add(root: Any) -> None:
        row = next(cell_of(root, "四、结转下年度继续办理").iterancestors(W + "tr"))
        row.addnext(etree.fromstring(etree.tostring(row)))

    with pytest.raises(UnreadableError, match="比格式多出单元格"):
        read_back(changed(filled, add), report.form)


def test_an_undone_merge_is_noticed(report, filled: bytes):
    def undo(root: Any) -> None:
        span = cell_of(root, "申请人情况").find(f"{W}tcPr/{W}gridSpan")
        span.set(W + "val", "6")

    with pytest.raises(UnreadableError, match="合并与格式不同"):
        read_back(changed(filled, undo), report.form)


def test_wrapped_labels_and_tables_of_the_office_are_read_through(report, filled: bytes):
    def rebuild(root: Any) -> None:
        text = paragraph_with(root, "2.重复申请").find(f"{W}r/{W}t")
        text.text = "2.重复"
        text.addnext(etree.Element(W + "br"))
        text.getnext().addnext(etree.Element(W + "t"))
        text.getnext().getnext().text = " 申请"
        table = next(root.iter(W + "tbl"))
        wrapper = etree.Element(W + "sdt")
        table.addprevious(wrapper)
        content = etree.SubElement(wrapper, W + "sdtContent")
        content.append(table)
        own = etree.fromstring(
            f'<w:tbl xmlns:w="{W[1:-1]}"><w:tr><w:tc><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        )
        root.find(W + "body").insert(0, own)

    read = read_back(changed(filled, rebuild), report.form)
    assert read.cells == read_back(filled, report.form).cells
    assert read.paragraphs == ("红头", *read_back(filled, report.form).paragraphs)


def test_a_column_as_thin_as_a_hair_is_no_column(report, filled: bytes):
    """Some programs save one where the edges of two rows differ by rounding."""

    def add(root: Any) -> None:
        table = list(root.iter(W + "tbl"))[-1]
        second = table.find(W + "tblGrid")[1]
        second.addprevious(second.makeelement(W + "gridCol", {W + "w": "1"}))
        for row in table.iter(W + "tr"):
            look = row.find(W + "tc").find(W + "tcPr")
            span = look.find(W + "gridSpan")
            if span is None:
                look.find(W + "tcW").addnext(look.makeelement(W + "gridSpan", {W + "val": "2"}))
            else:
                span.set(W + "val", str(int(span.get(W + "val")) + 1))

    assert read_back(changed(filled, add), report.form).cells == as_printed(report)


@pytest.mark.parametrize("number", ["x", "-3", "", "99999999999"])
def test_a_merge_of_no_sense_is_a_table_that_is_not_the_form_s(report, filled: bytes, number: str):
    def spoil(root: Any) -> None:
        cell_of(root, "申请人情况").find(f"{W}tcPr/{W}gridSpan").set(W + "val", number)

    with pytest.raises(UnreadableError, match="合并与格式不同"):
        read_back(changed(filled, spoil), report.form)


def test_a_hidden_figure_is_not_there(report, template: bytes):
    def hide(root: Any) -> None:
        etree.SubElement(paragraph_with(root, "«三B12»").find(f"{W}r/{W}rPr"), W + "vanish")

    cell = next(cell.id for cell in report.form.cells.values() if cell.mark == "三B12")
    assert read_back(fill(changed(template, hide), report), report.form).cells[cell] == ""
