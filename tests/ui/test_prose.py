"""The text on the page: as it reads, with the words marked that findings are about."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.checks.finding import Finding, Spot
from assistant.desk.talk import Desk
from assistant.desk.view import Paragraph, View, Waived
from assistant.report.rules import Severity
from assistant.report.waiver import Waiver
from knowledge.shelf import form_for
from ui.prose import numbers, prose

ATTACK = "<b onclick=x>\"'&〔待补〕"


def about(words: str, start: int, severity: Severity = "W", say: str = "看这里", slot: str = "overview") -> Finding:
    return Finding("D-16", severity, (), say, spot=Spot(slot, start, start + len(words), words))


@pytest.fixture
def view(desk: Desk) -> View:
    written = (
        Paragraph("a", "overview", "综述", "第一段，，说。\n（二）第二段。"),
        Paragraph("b", "overview", "主动公开", "公开九件。"),
        Paragraph("c", "problems", "问题", "公开九件。"),
    )
    return replace(desk.start(), form=form_for(2025), paragraphs=written)


def read(view: View) -> html.HtmlElement:
    sheet: html.HtmlElement = html.fromstring(f"<div>{prose(view)}</div>")
    return sheet


def spans(view: View) -> list[html.HtmlElement]:
    return list(read(view).find_class("spot"))


def marked(view: View) -> list[tuple[str, str, str]]:
    return [(one.text_content(), one.get("data-spots"), one.get("class")) for one in spans(view)]


def test_the_words_are_marked_in_their_own_paragraph(view: View):
    text = "第一段，，说。\n（二）第二段。\n公开九件。"
    shown = replace(view, findings=(about("九件", text.index("九件"), "E"), about("，，", 3)))
    assert marked(shown) == [("，，", "1", "spot warning"), ("九件", "0", "spot error")]
    assert spans(shown)[1].getparent().text_content() == "公开九件。"
    assert spans(shown)[0].get("title") == "看这里"


def test_a_mark_over_two_paragraphs_is_in_both(view: View):
    text = "第一段，，说。\n（二）第二段。\n公开九件。"
    words = "二段。\n公开"
    assert [one[0] for one in marked(replace(view, findings=(about(words, text.index(words)),)))] == ["二段。", "公开"]


def test_marks_that_overlap_are_told_apart_and_the_graver_shows(view: View):
    shown = replace(view, findings=(about("一段，，", 1, "E", "错"), about("，，说", 3, "W", "醒")))
    assert marked(shown) == [
        ("一段", "0", "spot error"),
        ("，，", "0 1", "spot error"),
        ("说", "1", "spot warning"),
    ]
    assert spans(shown)[1].get("title") == "错\n醒"


def test_what_stands_waived_or_is_only_to_be_looked_at_can_be_led_to_and_shows_no_mark(view: View):
    kept, look = about("，，", 3), about("说", 5, "I")
    shown = replace(view, waived=(Waived(kept, Waiver("D-16", "", "", ""), ""),), checklist=(look,))
    assert marked(shown) == [("，，", "0", "spot quiet"), ("说", "1", "spot quiet")]
    assert numbers(shown) == {kept: 0, look: 1}


def test_a_finding_about_no_words_has_no_number(view: View):
    assert numbers(replace(view, findings=(Finding("T3-1", "E", ("x",), "不平"),))) == {}


def test_nothing_in_the_text_or_a_finding_becomes_markup(view: View):
    shown = replace(
        view,
        paragraphs=(Paragraph("a", "overview", "综述", ATTACK),),
        findings=(about(ATTACK[:5], 0, say=ATTACK),),
    )
    sheet = read(shown)
    assert ATTACK in sheet.text_content()
    assert not list(sheet.iter("b"))
    assert spans(shown)[0].get("title") == ATTACK
    assert [one.text_content() for one in sheet.iter("mark")] == ["〔待补〕"]


@given(st.text('甲乙<&"\n丙', max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=4))
def test_marks_leave_every_word_as_it_is(text: str, places: list[tuple[int, int]]):
    view = View("d", 0, "", 2025, "", "", form_for(2025), (), (), {}, (), (), (), (), (), (), False, False)
    found = tuple(about("x" * length, start, say=str(start)) for start, length in places)
    shown = replace(view, paragraphs=(Paragraph("a", "overview", "", text),), findings=found)
    lines = read(shown).find_class("slot-overview")
    assert [line.text_content() for line in lines] == [line for line in text.splitlines() if line.strip()]
