"""From a view to the page."""

import json
from dataclasses import asdict, replace

import pytest
from lxml import html

from assistant.desk.talk import Desk
from assistant.desk.view import Paragraph, Turn, View
from tests.ui.conftest import APPLICATIONS, BALANCED, OPENING, ORGAN, UNBALANCED, finish, talk
from ui.frame import head, more
from ui.show import show, show_home
from ui.tabs.checks import checks
from ui.tabs.prose import prose

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture
def middle(desk: Desk) -> View:
    return talk(desk, desk.start(), *OPENING, *APPLICATIONS, *UNBALANCED)


def read(fragment: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{fragment}</div>")


def test_the_place_is_the_revision_that_is_shown(middle: View):
    shown = show(middle, "1")
    assert shown.place == {"draft": middle.draft, "rev": middle.rev}
    assert {key: shown.report[key] for key in ("draft", "rev")} == shown.place


def test_two_answers_differ_even_when_nothing_has_changed(middle: View):
    assert show(middle, "1").report != show(middle, "2").report


def test_undo_and_redo_can_be_clicked_only_where_there_is_something_to_take_back(desk: Desk, middle: View):
    def shut(view: View, act: str) -> bool:
        (button,) = (one for one in read(show(view, "1").head).iter("button") if one.get("data-act") == act)
        return button.get("disabled") is not None

    assert (shut(middle, "undo"), shut(middle, "redo")) == (False, True)
    assert not shut(desk.undo(middle.draft, middle.rev), "redo")
    assert shut(desk.start(), "undo")


def test_everything_shown_can_be_sent_to_the_browser(middle: View):
    json.dumps(asdict(show(middle, "1")))


def test_blank_zero_and_a_marked_cell_stay_apart(middle: View):
    cells = show(middle, "1").report["cells"]
    assert cells["disclosure.rules.made"] == [None, "", "", None]
    assert cells["applications.received.research"] == ["0", "", "", None]
    text, standing, says, _ = cells["applications.received.company"]
    assert (text, standing) == ("1", "wrong")
    assert "“商业企业”列" in says


def test_the_way_to_the_word_file_is_shut_with_the_reason_beside_it(middle: View):
    link = read(show(middle, "1").head).get_element_by_id("export")
    assert link.get("href") is None
    assert link.get("aria-disabled") == "true"
    assert head.why_not_yet(middle) == "暂不能导出：2 处不平，34 格待填"
    assert head.why_not_yet(middle) in read(show(middle, "1").head).text_content()


def test_the_way_to_the_word_file_opens_when_the_report_may_leave(desk: Desk):
    view = finish(desk, talk(desk, desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    link = read(show(view, "1").head).get_element_by_id("export")
    assert link.get("href") == f"/export/{view.draft}"
    assert link.get("aria-disabled") is None
    assert "可以导出" in checks(view)


def test_the_audit_sheet_can_be_had_as_soon_as_there_is_a_form(desk: Desk, middle: View):
    link = read(show(middle, "1").head).get_element_by_id("audit")
    assert link.get("href") == f"/audit/{middle.draft}"
    assert 'id="audit"' not in show(desk.start(), "1").head


def entries(view: View) -> dict[str, html.HtmlElement]:
    menu = read(show(view, "1").head).get_element_by_id("more")
    return {one.get("id"): one for one in menu.iter("a")}


def test_a_draft_copy_can_be_had_as_soon_as_there_is_a_form_and_the_rest_once_it_may_leave(desk: Desk, middle: View):
    assert 'id="more"' not in show(desk.start(), "1").head
    ready = finish(desk, talk(desk, desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    for view in (middle, ready):
        found = entries(view)
        assert found["draft-docx"].get("href") == f"/draft/docx/{view.draft}"
        for name, route in (("xlsx", "export/xlsx"), ("html", "web"), ("json", "export/json")):
            link = found[f"export-{name}"]
            assert link.get("href") == (f"/{route}/{view.draft}" if view.ready else None)
            assert link.get("aria-disabled") == (None if view.ready else "true")
            assert link.get("aria-describedby") == (None if view.ready else "why")
    shut = read(show(middle, "1").head).find_class("shut")
    assert [one.text for one in shut] == [head.why_not_yet(middle)]
    assert not read(show(ready, "1").head).find_class("shut")


@pytest.mark.parametrize("installed", [True, False])
def test_pdf_is_offered_where_it_can_be_made(desk: Desk, monkeypatch: pytest.MonkeyPatch, installed: bool):
    monkeypatch.setattr(more, "can_make_pdf", lambda: installed)
    ready = finish(desk, talk(desk, desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    for name in ("export-pdf", "draft-pdf"):
        link = entries(ready)[name]
        assert (link.get("href") is not None) == installed
        assert ("LibreOffice" in link.text_content()) != installed


def test_the_list_of_open_figures_can_be_had_as_long_as_any_is_open(desk: Desk, middle: View):
    head = read(show(middle, "1").head)
    assert head.get_element_by_id("collect-docx").get("href") == f"/collect/docx/{middle.draft}"
    assert head.get_element_by_id("collect-xlsx").get("href") == f"/collect/xlsx/{middle.draft}"
    assert f"待补 {middle.wanted} 个数" in head.text_content()
    assert middle.wanted > len(middle.open_cells)
    done = finish(desk, talk(desk, desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    for view in (desk.start(), done):
        assert "/collect/" not in show(view, "1").head


def test_progress_is_shown_as_it_is_counted(middle: View):
    steps = [step.text_content() for step in read(show(middle, "1").head).iter("li")]
    assert steps == [f"{step.part}{step.done}/{step.wanted}" for step in middle.progress]
    assert "第三部分132/132" in steps


def test_a_finding_names_the_cells_to_which_it_leads(middle: View):
    buttons = read(checks(middle)).find_class("findings")[0].find_class("lead")
    assert [one.get("data-cell") for one in buttons] == [finding.cells[0] for finding in middle.findings]
    assert [one.get("data-with").split() for one in buttons] == [list(finding.cells) for finding in middle.findings]
    assert all(finding.say in one.text_content() for one, finding in zip(buttons, middle.findings, strict=True))


def test_open_cells_are_counted_by_part_and_lead_to_the_first(middle: View):
    parts = read(checks(middle)).find_class("open-cells")[0]
    assert [part.text_content() for part in parts.iter("button")] == [
        "二、主动公开政府信息情况22 格",
        "四、政府信息公开行政复议、行政诉讼情况12 格",
    ]
    assert [part.get("data-cell") for part in parts.iter("button")] == [
        "disclosure.rules.made",
        "disputes.reconsideration.upheld",
    ]


def test_what_is_owed_is_listed_with_who_owes_it(desk: Desk, middle: View):
    view = talk(desk, middle, "等法规科")
    assert [one.text_content() for one in read(checks(view)).find_class("owed")[0]] == ["第四部分法规科"]


def test_quick_replies_are_whole_messages(middle: View):
    assert [one.get("data-say") for one in read(show(middle, "1").replies).iter("button")] == [*middle.quick_replies]


def test_last_year_s_report_is_asked_for_until_organ_year_and_kind_are_known(desk: Desk):
    view = desk.start()
    offered = []
    for message in (*OPENING, "有"):
        offered.append("上传去年的报告" in show(view, "1").replies)
        view = talk(desk, view, message)
    assert offered == [True, True, True, False]


def test_last_year_s_report_is_not_asked_for_when_it_is_there(desk: Desk, last_year: bytes):
    begun = desk.start()
    view = desk.bring(begun.draft, "去年.docx", last_year, begun.rev)
    assert head.bring_hint(replace(view, organ="")) == ""


def test_the_text_stands_under_the_headings_of_the_form(middle: View):
    written = (
        Paragraph("x", "overview", "综述", "第一段。\n第二段〔待补〕。"),
        Paragraph("y", "signature", "落款", ORGAN),
    )
    sheet = read(prose(replace(middle, paragraphs=written)))
    assert next(one.text_content() for one in sheet.iter("h2")) == "一、总体情况"
    assert [one.text_content() for one in sheet.find_class("slot-overview")] == ["第一段。", "第二段〔待补〕。"]
    assert [one.text_content() for one in sheet.iter("mark")] == ["〔待补〕"]
    assert len(sheet.find_class("missing")) == 4


def test_nothing_that_somebody_typed_becomes_markup(middle: View):
    view = replace(
        middle,
        organ=ATTACK,
        title=ATTACK,
        draft=ATTACK,
        turns=(Turn("clerk", ATTACK), Turn("desk", ATTACK)),
        quick_replies=(ATTACK,),
        paragraphs=(Paragraph("x", "overview", "综述", ATTACK),),
        owed=((ATTACK, ATTACK),),
    )
    shown = show(view, "1")
    fragments = (shown.replies, shown.head, shown.report["prose"], shown.report["checks"], shown.turns[0]["content"])
    for fragment in (
        *fragments,
        shown.turns[1]["content"],
        show(replace(view, name=ATTACK, removed=True), "1").head,
    ):
        assert not list(read(fragment).iter("script", "img")), fragment
        assert not [name for one in read(fragment).iter() for name in one.attrib if name.startswith("on")]


def test_offered_paragraphs_stand_apart_and_the_clerk_s_words_stay_as_they_are(middle: View):
    turns = (Turn("desk", "可以参考：\n1. 甲\n2. 乙"), Turn("clerk", "甲\n1. 乙"))
    assert [one["content"] for one in show(replace(middle, turns=turns), "1").turns] == [
        "可以参考：\n\n1. 甲\n\n2. 乙",
        "甲\n1. 乙",
    ]


def test_before_the_year_is_known_each_panel_says_what_it_is_waiting_for(desk: Desk):
    report = show(desk.start(), "1").report
    assert all("选定报告年度后" in report[panel] for panel in ("grid", "prose"))
    assert report["cells"] == {}


def test_home_has_no_place_to_answer_and_says_what_it_has_to():
    shown = show_home("<ul></ul>", "1", "找不到")
    assert shown.place == {"draft": "", "rev": 0}
    assert (shown.report["home"], shown.report["told"]) == ("<ul></ul>", "找不到")


def test_the_head_of_a_removed_draft_has_the_way_back_and_no_way_out(desk: Desk, middle: View):
    desk.register.rename(middle.draft, "试填")
    desk.register.remove(middle.draft)
    shown = show(desk.view(middle.draft), "1")
    acts = [one.get("data-act") for one in read(shown.head).iter("button")]
    assert acts == ["look", "restore"]
    assert [link.get("href") for link in read(shown.head).iter("a")] == ["/", "/"]
    assert "试填" in read(shown.head).text_content()
    assert "这份草稿已删除" in read(shown.head).text_content()
    assert "data-say" not in shown.replies
