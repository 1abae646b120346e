"""Filling: every marker exactly once, its look kept, everything else of the office's template left alone."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from assistant.documents.guard.template import TemplateError
from assistant.documents.readback import read_back
from assistant.documents.writing.fill import fill
from assistant.report.figures import Mark
from assistant.report.form import Form
from knowledge.shelf import template_of
from tests.documents.packing import W, changed, paragraph_with, replaced, root_of, styled, texts
from tests.documents.samples import as_printed, sample_report
from tests.ooxml import schema_errors


@pytest.fixture
def report(form: Form):
    return sample_report(form.first_year)


def problems(template: bytes, report) -> tuple[str, ...]:
    with pytest.raises(TemplateError) as refused:
        fill(template, report)
    return refused.value.problems


def split_over_runs(root: Any, marker: str) -> None:
    """What Word does when somebody has clicked into a marker: four runs, the second one bold."""
    whole = paragraph_with(root, marker)
    run = whole.find(W + "r")
    for number, piece in enumerate((marker[0], marker[1:2], marker[2:-1], marker[-1])):
        one = deepcopy(run)
        one.find(W + "t").text = piece
        if number == 1:
            etree.SubElement(one.find(W + "rPr"), W + "b")
        run.addprevious(one)
    whole.remove(run)


def test_every_figure_and_every_worked_out_total_arrives(report, template: bytes):
    assert read_back(fill(template, report), report.form).cells == as_printed(report)


def test_a_filled_report_is_a_valid_word_file(report, template: bytes):
    assert schema_errors(fill(template, report)) == []


def test_no_marker_is_left(report, template: bytes):
    assert "«" not in "".join(root_of(fill(template, report)).itertext())


def test_a_blank_cell_stays_empty_and_a_slash_stays_a_slash(template: bytes, form: Form):
    report = sample_report(form.first_year)
    first, second = (cell.id for cell in form.typed[:2])
    figures = {cell: value for cell, value in report.figures.given.items() if cell != first}
    open_report = replace(report, figures=type(report.figures)({**figures, second: Mark.SLASH}))
    cells = read_back(fill(template, open_report), form).cells
    assert (cells[first], cells[second]) == ("", "/")


def test_paragraphs_are_filled_as_the_golden_file_shows(is_golden):
    report = sample_report(2025, overview="（一）小标题\n正文一。\n正文\t二。", preface="", document_number="")
    root = root_of(fill(template_of(report.form).read_bytes(), report))
    for table in list(root.iter(W + "tbl")):
        table.getparent().remove(table)
    is_golden(root, "filled.paragraphs.xml")


def test_a_missing_marker_is_named_with_its_row_and_column(report, template: bytes):
    said = problems(replaced(template, "«三B12»", ""), report)
    name = next(cell.name for cell in report.form.cells.values() if cell.mark == "三B12")
    assert said == (f"缺少标记«三B12»（第三部分表格{name}）",)


def test_a_doubled_marker_is_named(report, template: bytes):
    said = problems(replaced(template, "«三B13»", "«三B12»"), report)
    assert any(one.startswith("标记«三B12»（第三部分表格") and "2 次" in one for one in said)
    assert any(one.startswith("缺少标记«三B13»") for one in said)


def test_an_unknown_marker_is_named(report, template: bytes):
    said = problems(replaced(template, "«三B12»", "«三B12»«三Z99»"), report)
    assert said == (f"«三Z99»不是“{report.form.name}”里的标记",)


def test_a_template_of_the_other_form_is_refused(form: Form, template: bytes):
    other = sample_report(2025 if form.first_year < 2021 else 2019)
    said = problems(template, other)
    assert any("缺少标记" in one or "不是" in one for one in said)


def test_all_that_is_wrong_is_said_at_once(report, template: bytes):
    spoilt = replaced(replaced(replaced(template, "«标题»", "«题目»"), "«引言»", ""), "«二A1»", "")
    said = problems(spoilt, report)
    assert len(said) == 4
    assert "模板不能用：" in str(TemplateError(*said))


@pytest.mark.parametrize("marker", ["«三B12»", "«标题»", "«总体情况»"])
def test_a_marker_that_word_split_over_runs_is_found(report, template: bytes, marker: str):
    torn = changed(template, lambda root: split_over_runs(root, marker))
    assert texts(fill(torn, report)) == texts(fill(template, report))


def test_a_value_takes_the_look_of_the_run_in_which_its_marker_begins(report, template: bytes):
    torn = changed(template, lambda root: split_over_runs(root, "«三B12»"))
    coloured = changed(torn, lambda root: _colour_first_run(paragraph_with(root, "«三B12»")))
    cell = next(c for c in report.form.cells.values() if c.mark == "三B12")
    filled = root_of(fill(coloured, report))
    runs = [p.findall(W + "r") for p in filled.iter(W + "p") if p.find(f".//{W}color") is not None]
    assert [len(run) for run in runs] == [1]
    assert "".join(runs[0][0].itertext()) == as_printed(report)[cell.id]


def _colour_first_run(paragraph: Any) -> None:
    etree.SubElement(paragraph.find(f"{W}r/{W}rPr"), W + "color").set(W + "val", "C00000")


def test_spaces_inside_a_marker_do_no_harm(report, template: bytes):
    assert texts(fill(replaced(template, "«三B12»", "« 三B12 »"), report)) == texts(fill(template, report))


def test_two_markers_in_one_paragraph_are_both_filled(form: Form, template: bytes):
    report = sample_report(form.first_year)
    both = replaced(replaced(template, "«三A1»", ""), "«三B1»", "«三A1»（其中企业 «三B1»）")
    first, second = (as_printed(report)[f"applications.received.{name}"] for name in ("natural_person", "company"))
    assert f"{first}（其中企业 {second}）" in texts(fill(both, report))


def test_a_text_becomes_one_paragraph_a_line_in_the_look_of_its_marker(report, template: bytes):
    centred = changed(template, lambda root: _centre(paragraph_with(root, "«总体情况»")))
    longer = replace(report, texts={**report.texts, "overview": "第一段。\n\n　　第二段。\r\n第三段。\n"})
    root = root_of(fill(centred, longer))
    for line in ("第一段。", "第二段。", "第三段。"):
        assert paragraph_with(root, line).find(f"{W}pPr/{W}jc").get(W + "val") == "center"


def _centre(paragraph: Any) -> None:
    etree.SubElement(paragraph.find(W + "pPr"), W + "jc").set(W + "val", "center")


def test_a_tab_is_written_as_a_tab(report, template: bytes):
    tabbed = replace(report, texts={**report.texts, "overview": "甲\t乙"})
    paragraph = paragraph_with(root_of(fill(template, tabbed)), "甲乙")
    assert [child.tag for child in paragraph.find(W + "r")][1:] == [W + "t", W + "tab", W + "t"]


def test_markup_in_a_text_stays_text(report, template: bytes):
    words = "A&B <w:t>«三B12»</w:t> ]]>"
    assert words in texts(fill(template, replace(report, texts={**report.texts, "overview": words})))


@pytest.mark.parametrize("line", ["（一）主动公开情况", "（十二）监督保障，自查情况"])
def test_a_short_numbered_line_is_set_as_a_second_level_heading(report, template: bytes, line: str):
    headed = replace(report, texts={**report.texts, "overview": f"{line}\n正文。"})
    root = root_of(fill(template, headed))
    assert styled(paragraph_with(root, line)) == "Heading2"
    assert styled(paragraph_with(root, "正文。")) == "BodyText"


@pytest.mark.parametrize("line", ["（一）主动公开。正文接着写。", "（一）领导重视。", "一、主动公开", "（甲）主动公开"])
def test_any_other_line_is_body_text(report, template: bytes, line: str):
    root = root_of(fill(template, replace(report, texts={**report.texts, "overview": line})))
    assert styled(paragraph_with(root, line)) == "BodyText"


def test_a_template_without_that_style_sets_second_level_headings_as_body_text(report, template: bytes):
    other = replaced(template, 'w:val="heading 2"', 'w:val="heading 7"', "word/styles.xml")
    root = root_of(fill(other, replace(report, texts={**report.texts, "overview": "（一）小标题"})))
    assert styled(paragraph_with(root, "（一）小标题")) == "BodyText"


def test_the_style_is_found_by_name_whatever_its_id(report, template: bytes):
    other = replaced(template, 'w:styleId="Heading2"', 'w:styleId="20"', "word/styles.xml")
    root = root_of(fill(other, replace(report, texts={**report.texts, "overview": "（一）小标题"})))
    assert styled(paragraph_with(root, "（一）小标题")) == "20"


def test_an_optional_text_left_out_leaves_no_paragraph(report, template: bytes):
    bare = replace(report, texts={"overview": "甲", "problems": "乙", "other_matters": "丙"})
    filled = fill(template, bare)
    words = [piece.ref for piece in report.form.pieces if piece.what == "heading"] + [report.title, "甲", "乙", "丙"]
    assert sorted(read_back(filled, report.form).paragraphs) == sorted(words)
    assert len(root_of(filled).findall(f"{W}body/{W}p")) == len(words)


def test_an_empty_obligatory_text_leaves_one_empty_paragraph(report, template: bytes):
    filled = root_of(fill(template, replace(report, texts={})))
    heading = paragraph_with(filled, "一、总体情况")
    after = heading.getnext()
    assert (after.tag, "".join(after.itertext()), styled(after)) == (W + "p", "", "BodyText")
    assert "".join(after.getnext().itertext()) == "二、主动公开政府信息情况"


def test_a_slot_alone_in_a_cell_leaves_a_paragraph_in_it(report, template: bytes):
    def boxed(root: Any) -> None:
        slot = paragraph_with(root, "«落款»")
        table = deepcopy(next(root.iter(W + "tbl")))
        for row in table.findall(W + "tr")[1:]:
            table.remove(row)
        cell = table.find(f"{W}tr/{W}tc")
        cell.remove(cell.find(W + "p"))
        slot.addprevious(table)
        cell.append(slot)
        table.addnext(etree.Element(W + "p"))

    filled = fill(changed(template, boxed), replace(report, texts={**report.texts, "signature": ""}))
    assert schema_errors(filled) == []


def test_a_section_break_on_a_slot_stays_behind_its_last_paragraph(report, template: bytes):
    def broken(root: Any) -> None:
        section = deepcopy(root.find(f"{W}body/{W}sectPr"))
        paragraph_with(root, "«总体情况»").find(W + "pPr").append(section)

    two_lines = replace(report, texts={**report.texts, "overview": "甲\n（一）乙"})
    filled = root_of(fill(changed(template, broken), two_lines))
    assert paragraph_with(filled, "甲").find(f"{W}pPr/{W}sectPr") is None
    assert paragraph_with(filled, "（一）乙").find(f"{W}pPr/{W}sectPr") is not None
    assert len(list(filled.iter(W + "sectPr"))) == 2


def test_a_section_break_on_an_optional_slot_outlives_its_text(report, template: bytes):
    def broken(root: Any) -> None:
        paragraph_with(root, "«引言»").find(W + "pPr").append(deepcopy(root.find(f"{W}body/{W}sectPr")))

    bare = replace(report, texts={**report.texts, "preface": ""})
    assert len(list(root_of(fill(changed(template, broken), bare)).iter(W + "sectPr"))) == 2


def test_a_page_break_before_a_slot_stays_before_its_first_paragraph(report, template: bytes):
    def broken(root: Any) -> None:
        paragraph_with(root, "«总体情况»").find(f"{W}pPr/{W}pStyle").addnext(etree.Element(W + "pageBreakBefore"))

    root = root_of(fill(changed(template, broken), replace(report, texts={**report.texts, "overview": "甲\n乙"})))
    assert len(list(root.iter(W + "pageBreakBefore"))) == 1
    assert paragraph_with(root, "甲").find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_what_the_office_added_and_changed_stays(report, template: bytes):
    def letterhead(root: Any) -> None:
        head = deepcopy(paragraph_with(root, "«标题»"))
        _colour_first_run(head)
        head.find(f"{W}r/{W}t").text = "云溪县水务局文件"
        root.find(W + "body").insert(0, head)
        root.find(f".//{W}gridCol").set(W + "w", "2000")

    office = replaced(changed(template, letterhead), "仿宋_GB2312", "仿宋", "word/styles.xml")
    filled = fill(office, report)
    assert texts(filled)[0] == "云溪县水务局文件"
    assert root_of(filled).find(f".//{W}gridCol").get(W + "w") == "2000"
    assert etree.tostring(root_of(filled, "word/styles.xml")) == etree.tostring(root_of(office, "word/styles.xml"))


def test_a_slot_that_shares_its_paragraph_is_refused(report, template: bytes):
    said = problems(replaced(template, "«引言»", "前言：«引言»"), report)
    assert said == ("标记«引言»要单独占一段，同一段里不能有别的字",)


def test_a_marker_in_the_footer_is_refused(report, template: bytes):
    said = problems(replaced(template, "— ", "«标题» ", "word/footer1.xml"), report)
    assert said == ("标记«标题»在页眉、页脚或注释里，请移到正文",)


def test_a_marker_in_a_text_box_is_refused(report, template: bytes):
    def boxed(root: Any) -> None:
        title = paragraph_with(root, "«标题»")
        outer = etree.Element(W + "p")
        title.addprevious(outer)
        box = etree.SubElement(etree.SubElement(etree.SubElement(outer, W + "r"), W + "pict"), W + "txbxContent")
        box.append(title)

    assert "标记«标题»在文本框里，请移到正文" in problems(changed(template, boxed), report)


def test_tracked_changes_are_refused(report, template: bytes):
    def tracked(root: Any) -> None:
        paragraph = paragraph_with(root, "«标题»")
        paragraph.append(etree.Element(W + "ins"))

    assert problems(changed(template, tracked), report) == ("正文里有还没处理的修订，请先全部接受或拒绝",)
