"""All answers by part, as the page is given them: each with where it came from in words, and the way to change it."""

from assistant.desk.talk import Desk
from assistant.desk.view import Line, Summed, View
from tests.desk.conftest import Talk
from tests.desk.drafts import PASTED_HEADS

OPENING = ("云溪县水务局，2025年", "部门")
ROW = "applications.received."
PASTED = f"{PASTED_HEADS}\n一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5"


def part(view: View, heading: str) -> Summed:
    return next(one for one in view.summed if one.heading.startswith(heading))


def line(view: View, heading: str, name: str) -> Line:
    return next(one for one in part(view, heading).lines if one.name == name)


def test_there_is_nothing_to_check_before_the_kind_is_known(talk: Talk):
    assert talk().summed == ()
    assert talk("云溪县水务局，2025年").summed == ()


def test_each_figure_says_whence_it_is_and_leads_to_its_cell(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，企业1件，其余没有")
    view = desk.set_cell(view.draft, ROW + "research", "2", view.rev)
    said, again, typed, total = part(view, "三、").lines
    assert said.name == "一、本年新收政府信息公开申请数量，自然人"
    assert (said.value, said.cell) == ("9", ROW + "natural_person")
    assert said.source.startswith("对话里说的：“自然人9件，企业1件，其余没有”（第 3 步，")
    assert again.source == "对话里说的（第 3 步，同上）"
    assert typed.source.startswith("表格里填的（第 4 步，")
    assert (total.value, total.source, total.cell, total.change) == ("12", "自动合计", "", "")
    assert part(view, "三、").zeros == (("对话里说的", 3),)


def test_zeros_that_followed_are_counted_apart(talk: Talk):
    zeros = dict(part(talk(*OPENING, "自然人9件，其余没有", "没有"), "三、").zeros)
    assert zeros["对话里说的"] == 5 + 6
    assert zeros["自动补 0"] == 5 * 22


def test_figures_of_a_pasted_table_name_it(talk: Talk):
    view = talk(*OPENING, PASTED)
    assert "粘贴的表格" in line(view, "三、", "一、本年新收政府信息公开申请数量，自然人").source


def test_what_last_years_report_filled_says_so(talk: Talk):
    talk("云溪县水务局，2024年", "部门", "自然人9件，其余没有", "没有", "予以公开8件，结转下年度1件，其余没有")
    view = talk(*OPENING, "没有", "照上年报告填")
    assert line(view, "三、", "二、上年结转政府信息公开申请数量，自然人").source.startswith("照上年报告填的")


def test_what_is_taken_back_is_not_where_anything_came_from(desk: Desk, talk: Talk):
    view = talk(*OPENING, "自然人9件，其余没有", "新收的自然人应为8")
    name = "一、本年新收政府信息公开申请数量，自然人"
    undone = desk.undo(view.draft, view.rev)
    assert "第 3 步" in line(undone, "三、", name).source
    assert "第 4 步" in line(desk.redo(undone.draft, undone.rev), "三、", name).source


def test_a_text_is_not_quoted_beside_itself_and_is_changed_by_saying_so(talk: Talk):
    text = "我局按要求做好了主动公开工作。"
    view = talk(*OPENING, "重写主动公开", text)
    found = line(view, "一、", "主动公开")
    assert (found.value, found.change) == (text, "重写主动公开")
    assert found.source.startswith("对话里说的（第")
    assert "“主动公开”写什么" in talk(found.change, on=view).turns[-1].text


def test_what_is_open_is_counted_with_who_owes_it(talk: Talk):
    third = part(talk(*OPENING, "等法规科"), "三、")
    assert (len(third.open), third.owed) == (144, ("法规科",))
