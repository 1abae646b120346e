"""The preview as HTML: marks by page and place, the worst standing, numbers only where a finding leads."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from lxml import html

from assistant.checks.finding import Finding, Spot
from assistant.desk.previewing import Box, Places, Preview
from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.report.rules import Severity
from knowledge.shelf import form_for
from ui.tabs.preview import preview_html

ATTACK = "<script>alert(1)</script>\"'&"
COMPANY, TOTAL, CARRIED = (
    "applications.received.company",
    "applications.received.total",
    "applications.carried_in.company",
)
RULES = "disclosure.rules.made"
WORDS = Spot("overview", 3, 9, "全年九件。\n另")
SIZES = ((595.3, 841.9),) * 3
AT = {
    COMPANY: Box(2, 0.1, 0.2, 0.05, 0.02),
    TOTAL: Box(2, 0.5, 0.2, 0.05, 0.02),
    CARRIED: Box(2, 0.1, 0.3, 0.05, 0.02),
    RULES: Box(1, 0.1, 0.8, 0.2, 0.02),
}
LINES = (Box(1, 0.6, 0.3, 0.3, 0.02), Box(1, 0.1, 0.33, 0.05, 0.02))


def finding(code: str, severity: Severity, *cells: str, say: str, spot: Spot | None = None) -> Finding:
    return Finding(code, severity, cells, say, spot=spot)


SUM = finding("T3-1", "E", COMPANY, CARRIED, say="不平。")
RARE = finding("T2-3", "W", RULES, say="部门没有规章。")
SAID = finding("N-1", "E", TOTAL, say="正文写着九件。", spot=WORDS)
WHOLE = finding("D-17", "W", say="和去年一样。")


@pytest.fixture
def view(desk: Desk) -> View:
    form = form_for(2025)
    return replace(desk.start(), form=form, findings=(SUM, RARE, SAID, WHOLE), open_cells=(CARRIED,))


def preview(view: View, **changes: object) -> Preview:
    places = Places(SIZES, MappingProxyType(AT), MappingProxyType({WORDS: LINES}))
    made = Preview(view, (WORDS,), key="f" * 32, places=places)
    return replace(made, **changes)  # type: ignore[arg-type]


def drawn(one: Preview) -> html.HtmlElement:
    return html.fromstring(f"<div>{preview_html(one)}</div>")


def marks_on(page: html.HtmlElement, number: int) -> list[html.HtmlElement]:
    return list(page.xpath(f"//figure[@data-page='{number}']//button"))


def test_every_page_is_a_picture_that_is_named(view: View):
    images = list(drawn(preview(view)).iter("img"))
    assert [image.get("alt") for image in images] == [
        f"第 {number} 页，共 3 页。文字见“正文”，数字见“数据表”。" for number in (1, 2, 3)
    ]
    assert images[1].get("src") == f"/preview/{view.draft}/2?key={'f' * 32}"


def test_findings_are_numbered_as_they_are_printed_and_listed_by_page(view: View):
    page = drawn(preview(view))
    numbered = {one.get("data-number"): one.get("title") for one in page.xpath("//figure//button[@data-number]")}
    assert numbered == {"1": "正文写着九件。", "2": "部门没有规章。", "3": "不平。"}
    pages = page.xpath("//ul[@class='marked']/li/button")
    assert [one.text_content() for one in pages] == ["第 1 页：2 处", "第 2 页：1 处"]
    assert [one.get("data-mark") for one in pages] == ["1", "3"]
    assert [(li.get("value"), li.text_content()) for li in page.xpath("//ol/li")] == [*numbered.items()]


def test_a_mark_lies_on_its_cell_and_leads_there_with_the_others(view: View):
    (mark,) = (one for one in marks_on(drawn(preview(view)), 2) if one.get("data-number"))
    assert mark.get("style") == "left:10.000%;top:20.000%;width:5.000%;height:2.000%"
    assert mark.get("data-cell") == COMPANY
    assert mark.get("data-with") == f"{COMPANY} {CARRIED}"
    assert mark.get("class") == "at wrong"
    assert mark.get("aria-label") == "3：不平。"


def test_what_took_part_and_what_is_blank_has_no_number_and_no_stop_for_the_keyboard(view: View):
    others = [one for one in marks_on(drawn(preview(view)), 2) if not one.get("data-number")]
    assert {(one.get("class"), one.get("data-cell")) for one in others} == {
        ("at involved", CARRIED),
        ("at blank", CARRIED),
        ("at wrong", TOTAL),
    }
    assert {one.get("tabindex") for one in others} == {"-1"}


def test_words_are_marked_line_by_line_and_lead_to_the_text(view: View):
    lines = [one for one in marks_on(drawn(preview(view)), 1) if one.get("data-spot")]
    assert [one.get("data-number") for one in lines] == ["1", None]
    assert {one.get("data-spot") for one in lines} == {"0"}
    assert {one.get("class") for one in lines} == {"at wrong"}


def test_findings_about_no_place_are_counted(view: View):
    assert "另有 1 条不是说某一处的，见“核对”。" in drawn(preview(view)).text_content()
    assert "另有" not in drawn(preview(replace(view, findings=(SUM,)), spots=())).text_content()


@pytest.mark.parametrize("ready", [True, False])
def test_only_a_report_that_may_leave_is_without_the_mark_of_a_draft(view: View, ready: bool):
    (papers,) = drawn(preview(replace(view, ready=ready))).find_class("papers")
    assert ("unfinished" in papers.classes) is not ready


def test_typefaces_that_are_missing_are_named(view: View):
    text = drawn(preview(view, missing=("仿宋_GB2312", "黑体"))).text_content()
    assert "本机没有装仿宋_GB2312、黑体，预览用相近字体代替，分页可能不同。" in text
    assert "本机没有装" not in drawn(preview(view)).text_content()


def test_html_in_place_of_pages_has_the_same_marks_to_be_put_in_place(view: View):
    page = drawn(preview(view, key="", places=None, web='<article><p data-words="0">九件</p></article>'))
    marks = page.xpath("//div[@class='web-marks']/button[@data-number]")
    assert [(one.get("data-number"), one.get("data-at"), one.get("data-words")) for one in marks] == [
        ("1", "", "0"),
        ("2", RULES, ""),
        ("3", COMPANY, ""),
    ]
    assert "标出 3 处" in page.text_content()
    assert "第 " not in page.find_class("marked")[0].text_content()


def test_sentences_cannot_break_out_of_the_marks(view: View):
    shown = preview_html(preview(replace(view, findings=(replace(SUM, say=ATTACK),)), spots=()))
    assert "<script>" not in shown
    page = html.fromstring(f"<div>{shown}</div>")
    assert ATTACK in {button.get("title") for button in page.iter("button")}
