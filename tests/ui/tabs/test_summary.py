"""The answers on the page: folded by part, each with its value, where it is from, and the way to change it."""

from dataclasses import replace

import pytest
from lxml import html

from assistant.desk.talk import Desk
from assistant.desk.view import Line, Summed, View
from knowledge.shelf import form_for
from ui.tabs.checks import checks
from ui.tabs.summary import summary

ATTACK = "<script>alert(1)</script>\"'&"
CELL = "applications.received.company"
FIGURE = Line("一、本年新收，商业企业", "9", "表格里填的（第 3 步）", cell=CELL)
TOTAL = Line("一、本年新收，总计", "9", "自动合计")
TEXT = Line("主动公开", "我局主动公开。", "对话里说的（第 4 步）", change="重写主动公开")
LEFT_OUT = Line("综述", "", "对话里说的", change="重写综述")
UNWRITTEN = Line("平台建设", None, "", change="重写平台建设")
TABLE = Summed("三、申请情况", (FIGURE, TOTAL), (("对话里说的", 5), ("自动补 0", 88)), (CELL, "x"), ("法规科", ""))
TEXTS = Summed("一、总体情况", (TEXT, LEFT_OUT, UNWRITTEN))


@pytest.fixture
def view(desk: Desk) -> View:
    return replace(desk.start(), summed=(TEXTS, TABLE))


def read(view: View) -> html.HtmlElement:
    return html.fromstring(f"<div>{summary(view)}</div>")


def item(view: View, name: str) -> html.HtmlElement:
    return next(one for one in read(view).iter("li") if one.find("span").text == name)


def test_each_part_is_folded_under_its_heading_with_how_much_is_there(view: View):
    told = [part.find("summary").text_content() for part in read(view).iter("details")]
    assert told == ["一、总体情况2 项已填，1 项待填", "三、申请情况2 项已填，93 格为 0，2 项待填"]
    assert not any(part.get("open") for part in read(view).iter("details"))


def test_parts_can_be_told_apart_so_that_one_that_is_open_stays_open(view: View):
    looks = [part.get("class") for part in read(view).iter("details")]
    assert len(set(looks)) == 2
    assert not any(" " in look for look in looks)


def test_a_figure_stands_with_its_origin_and_leads_to_its_cell(view: View):
    one = item(view, FIGURE.name)
    assert (one.find("b").text, one.find("small").text) == ("9", FIGURE.source)
    button = one.find("button")
    assert (button.text, button.get("data-cell"), button.get("data-say")) == ("更改", CELL, None)
    assert FIGURE.name in button.get("aria-label")


def test_a_text_is_changed_by_asking_its_question_again(view: View):
    assert item(view, "主动公开").find("button").get("data-say") == "重写主动公开"


def test_a_total_is_worked_out_and_has_no_way_to_be_changed(view: View):
    assert item(view, TOTAL.name).find("button") is None


def test_left_out_and_not_yet_written_are_told_apart(view: View):
    assert [item(view, name).find("b").text for name in ("综述", "平台建设")] == ["（不写）", "（还没有填）"]


def test_zeros_are_one_line_with_where_they_came_from(view: View):
    (zeros,) = read(view).find_class("zeros")
    assert zeros.text_content() == "其余各格0（93 格）对话里说的 5 格，自动补 0 88 格"
    alone = replace(view, summed=(replace(TABLE, lines=()),))
    assert read(alone).find_class("zeros")[0].find("span").text == "各格"


def test_open_cells_are_counted_with_who_owes_them_and_lead_to_the_first(view: View):
    (left,) = read(view).find_class("open")
    assert left.find("b").text == "2 格"
    assert left.find("small").text == "等法规科"
    assert left.find("button").get("data-cell") == CELL


def test_the_answers_are_part_of_the_checks_and_absent_while_there_are_none(view: View):
    assert summary(replace(view, summed=())) == ""
    shown = replace(view, form=form_for(2025))
    assert summary(view) in checks(shown)
    assert "已填内容" not in checks(replace(shown, summed=()))


def test_nothing_that_was_answered_becomes_markup(view: View):
    hostile = Summed(ATTACK, (Line(ATTACK, ATTACK, ATTACK, change=ATTACK),), ((ATTACK, 1),), (ATTACK,), (ATTACK,))
    page = read(replace(view, summed=(hostile,)))
    assert not list(page.iter("script"))
    assert page.text_content().count(ATTACK) >= 5
