"""What is looked at under a paragraph: every sentence with its source, the others to choose from, what stood before."""

from lxml import html

from assistant.desk.tracing import Alternative, Alternatives, Sources, Traced
from assistant.desk.view import Chip
from ui.tabs.prose_panel import (
    HOW_ALIKE,
    NO_FORMER,
    NO_OTHERS,
    NO_TEXT,
    NOT_FOUND,
    former_html,
    others_html,
    sources_html,
)

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
TOTAL = "applications.received.total"
CHIP = Chip(2, 4, "总计", False, "number", (TOTAL,), TOTAL)


def read(fragment: str) -> html.HtmlElement:
    sheet: html.HtmlElement = html.fromstring(f"<div>{fragment}</div>")
    return sheet


def test_each_sentence_stands_over_the_past_one_with_its_report_year_and_likeness():
    sheet = read(
        sources_html(Sources((Traced("今年的话。", "去年的话。", "青禾县水务局2024年报告（去年.docx）", 91),)))
    )
    (row,) = sheet.iter("li")
    assert row.find_class("now")[0].text_content() == "今年的话。"
    then = row.find_class("then")[0].text_content()
    assert then == "91% 青禾县水务局2024年报告（去年.docx）去年的话。"
    assert HOW_ALIKE in sheet.text_content()


def test_a_sentence_that_nobody_wrote_before_says_so():
    sheet = read(sources_html(Sources((Traced("今年的话。"),), "范文库的文件夹不能读。")))
    assert [one.text_content() for one in sheet.find_class("then")] == [NOT_FOUND]
    assert "范文库的文件夹不能读。" in sheet.text_content()


def test_where_there_is_nothing_to_show_that_is_said():
    assert NO_TEXT in sources_html(Sources(()))
    assert NO_OTHERS in others_html(Alternatives(()))
    assert NO_FORMER in former_html(())


def test_a_paragraph_to_choose_has_its_chips_its_source_and_a_button():
    sheet = read(others_html(Alternatives((Alternative("k1", "收到12件。", (CHIP,), "青禾县"),))))
    (chip,) = sheet.find_class("chip")
    assert (chip.text_content(), chip.get("data-cell")) == ("12", TOTAL)
    (button,) = [one for one in sheet.iter("button") if one.get("data-key")]
    assert (button.get("data-do"), button.get("data-key")) == ("take", "k1")
    assert "青禾县" in sheet.find_class("whose")[0].text_content()


def test_what_stood_before_says_when_and_from_where():
    sheet = read(former_html((Alternative("7", "收到12件。", (CHIP,), "自己写的", "2026-01-06T01:30:00Z"),)))
    assert sheet.find_class("whose")[0].text_content().startswith("2026年1月6日")
    assert "自己写的" in sheet.text_content()
    assert [one.get("data-key") for one in sheet.iter("button") if one.get("data-do") == "restore"] == ["7"]


def test_nothing_that_is_shown_becomes_markup():
    other = Alternative(ATTACK, ATTACK, (), ATTACK)
    traced = Traced(ATTACK, ATTACK, ATTACK, 1)
    shown = (
        others_html(Alternatives((other,), ATTACK)) + former_html((other,)) + sources_html(Sources((traced,), ATTACK))
    )
    sheet = read(shown)
    assert not list(sheet.iter("script", "img"))
    assert not [name for one in sheet.iter() for name in one.attrib if name.startswith("on")]
    assert sheet.text_content().count(ATTACK) == 9
