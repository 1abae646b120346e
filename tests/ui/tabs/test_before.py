"""Last year's report on the page: in a tab of its own, and beside each of this year's cells."""

from dataclasses import replace

import pytest
from lxml import html

from assistant.desk.talk import Desk
from assistant.desk.view import Before, View
from tests.documents.samples import ORGAN, PROBLEMS, as_printed, sample_report
from ui.show import show
from ui.tabs.before import before_html
from ui.tabs.sheets import filled_tables_html

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture
def view(desk: Desk, last_year: bytes) -> View:
    begun = desk.start()
    return desk.bring(begun.draft, "去年.docx", last_year, begun.rev)


@pytest.fixture
def before(view: View) -> Before:
    assert view.before
    return view.before


def read(fragment: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{fragment}</div>")


def test_without_last_year_s_report_there_is_nothing_to_show(desk: Desk):
    assert show(desk.start(), "1").report["before"] == ""


def test_it_says_whose_it_is_and_where_it_is_from(before: Before):
    head = read(before_html(before)).find_class("before-head")[0].text_content()
    assert f"{ORGAN}2024年政府信息公开工作年度报告" in head
    assert "文件“去年.docx”" in head
    own = read(before_html(replace(before, source=""))).find_class("before-head")[0].text_content()
    assert "本机以前的草稿" in own
    assert "文件" not in own


def test_its_tables_hold_last_year_s_figures_and_take_none(before: Before):
    page = read(before_html(before))
    cells = {one.get("data-cell"): one.text_content() for one in page.iter("td") if one.get("data-cell")}
    assert cells == as_printed(sample_report(2024))
    assert not list(page.iter("input", "textarea", "button", "select"))


def test_its_tables_are_told_apart_from_the_draft_s_own(before: Before):
    names = [one.get("aria-label") for one in read(before_html(before)).iter("table")]
    assert names == [f"上年：{table.section}" for table in before.form.tables]


def test_a_cell_without_a_figure_is_empty_and_says_so(before: Before):
    cell = "disclosure.rules.made"
    page = read(filled_tables_html(before.form, {**before.shown, cell: None}, "上年"))
    blank = [(one.get("data-cell"), one.text_content()) for one in page.iter("td") if one.get("title")]
    assert blank == [(cell, "")]


def test_its_texts_stand_under_the_headings_of_its_sections_in_printed_order(before: Before):
    sheet = read(before_html(before)).find_class("prose-sheet")[0]
    assert [one.text_content() for one in sheet.iter("h2")] == [
        "文号",
        "主送机关",
        "引言",
        "一、总体情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
        "落款",
        "成文日期",
    ]
    lines = [one.text_content() for one in sheet.iter("h2", "p")]
    start = lines.index("五、存在的主要问题及改进情况") + 1
    assert lines[start : start + 2] == PROBLEMS.splitlines()


def test_each_of_this_year_s_cells_knows_what_stood_there_last_year(view: View, before: Before):
    cells = show(view, "1").report["cells"]
    assert {cell: shown[3] for cell, shown in cells.items()} == dict(before.shown)


def test_a_cell_that_had_no_figure_last_year_knows_of_none(view: View, before: Before):
    shown = {cell: text for cell, text in before.shown.items() if cell != "disclosure.rules.made"}
    cells = show(replace(view, before=replace(before, shown=shown)), "1").report["cells"]
    assert cells["disclosure.rules.made"][3] is None
    assert cells["disclosure.rules.repealed"][3] == before.shown["disclosure.rules.repealed"]


def test_nothing_that_a_file_says_becomes_markup(before: Before):
    texts = tuple((name, ATTACK) for name, _ in before.texts)
    shown = dict.fromkeys(before.shown, ATTACK)
    page = read(before_html(replace(before, title=ATTACK, source=ATTACK, shown=shown, texts=texts)))
    assert not list(page.iter("script", "img"))
    assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    assert page.text_content().count("<script>") == len(shown) + len(texts) + 2
