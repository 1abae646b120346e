"""The text on the page: as it reads, with the words marked that findings are about."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.checks.finding import Finding, Spot
from assistant.desk.talk import Desk
from assistant.desk.view import Chip, Counted, Paragraph, Unwritten, View, Waived
from assistant.report.rules import Severity
from assistant.report.waiver import Waiver
from knowledge.shelf import form_for
from ui.tabs.prose import numbers, prose

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


PLACES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=4)
TOTAL, PERSON = "applications.received.total", "applications.received.natural_person"


def chipped(view: View, text: str, *chips: Chip) -> View:
    return replace(view, paragraphs=(Paragraph("a", "overview", "综述", text, chips),))


def chips(view: View) -> list[html.HtmlElement]:
    return list(read(view).find_class("slot-overview")[0].find_class("chip"))


def test_a_number_that_follows_cells_is_a_link_to_the_first_and_names_all(view: View):
    (chip,) = chips(chipped(view, "收到12件。", Chip(2, 4, "总计加自然人", False, "number", (TOTAL, PERSON))))
    assert (chip.tag, chip.text_content(), chip.get("title")) == ("a", "12", "跟着表格：总计加自然人")
    assert (chip.get("data-cell"), chip.get("data-with").split()) == (TOTAL, [TOTAL, PERSON])


def test_a_number_that_follows_a_fact_leads_nowhere(view: View):
    (chip,) = chips(chipped(view, "培训3次。", Chip(2, 3, "举办培训", False)))
    assert (chip.tag, chip.text_content(), chip.get("title")) == ("span", "3", "跟着：举办培训")


def test_names_are_no_chips(view: View):
    assert not chips(
        chipped(view, "2025年，我局", Chip(0, 4, "报告年度", False, "name"), Chip(6, 8, "单位自称", False, "name"))
    )


def test_an_open_number_keeps_its_mark_and_says_that_it_is_still_to_come(view: View):
    (chip,) = chips(chipped(view, "培训〔待补〕次。", Chip(2, 6, "举办培训", True)))
    assert chip.get("class") == "chip open"
    assert chip.get("title") == "这里还等一个数：举办培训"
    assert [one.text_content() for one in chip.iter("mark")] == ["〔待补〕"]
    (chip,) = chips(chipped(view, "收到〔待补〕件。", Chip(2, 6, "总计", True, "number", (TOTAL,))))
    assert (chip.get("data-cell"), chip.get("title")) == (TOTAL, "这里还等一个数，跟着表格：总计")


def test_a_chip_and_a_mark_over_the_same_words_are_both_there(view: View):
    shown = chipped(view, "共收到12件申请。", Chip(3, 5, "总计", False, "number", (TOTAL,)))
    shown = replace(shown, findings=(about("收到1", 1, "E"), about("2件", 4)))
    assert marked(shown) == [
        ("收到", "0", "spot error"),
        ("1", "0", "spot error"),
        ("2", "1", "spot warning"),
        ("件", "1", "spot warning"),
    ]
    (chip,) = chips(shown)
    assert [one.text_content() for one in chip.find_class("spot")] == ["1", "2"]
    assert chip.text_content() == "12"


def test_chips_are_found_in_later_lines_of_their_paragraph(view: View):
    shown = chipped(view, "第一行1。\n第二行2。", Chip(9, 10, "总计", False), Chip(3, 4, "总计", False))
    assert [one.text_content() for one in read(shown).find_class("slot-overview")[1].find_class("chip")] == ["2"]


def test_nothing_that_a_chip_says_becomes_markup(view: View):
    for cells in ((), (ATTACK,)):
        (chip,) = chips(chipped(view, ATTACK, Chip(0, len(ATTACK), ATTACK, False, "number", cells)))
        assert (chip.text_content(), chip.get("title").partition("：")[2]) == (ATTACK, ATTACK)
        assert not list(chip.iter("b"))


def test_all_texts_are_drafted_by_a_message_as_soon_as_organ_and_kind_are_known(view: View):
    assert not read(view).find_class("prose-head")
    (button,) = read(replace(view, kind="department")).find_class("prose-head")[0].iter("button")
    assert (button.text_content(), button.get("data-say")) == ("全部起草", "全部起草")


def section(view: View, question: str = "a") -> html.HtmlElement:
    return next(one for one in read(view).iter("section") if one.get("data-question") == question)


def acts(paragraph: html.HtmlElement) -> list[str]:
    return [one.get("data-do") for one in paragraph.iter("button")]


def test_a_paragraph_says_what_it_is_made_of_where_it_is_from_and_what_can_be_done(view: View):
    chips = Chip(0, 4, "报告年度", False, "name", (), "year"), Chip(7, 9, "总计", False, "number", (TOTAL,), TOTAL)
    one = Paragraph("a", "overview", "综述", "2025年收到12件。", chips, "{year}年收到{x.y}件。", "自己写的", "", 11)
    paragraph = section(replace(view, paragraphs=(one,)))
    assert json.loads(paragraph.get("data-parts")) == [
        {"ref": "year", "text": "2025", "told": "跟着：报告年度", "look": "name"},
        "年收到",
        {"ref": TOTAL, "text": "12", "told": "跟着表格：总计", "look": "number"},
        "件。",
    ]
    assert paragraph.get("data-count") == "11"
    assert (paragraph.get("tabindex"), paragraph.get("aria-label")) == ("0", "综述，按回车键修改")
    assert paragraph.find_class("from")[0].text_content() == "自己写的"
    assert acts(paragraph) == ["edit", "look-sources", "look-others", "look-former", "redraft"]


def test_whether_typed_numbers_follow_the_tables_is_asked_under_their_paragraph(view: View):
    asked = replace(view, paragraphs=(Paragraph("a", "overview", "综述", "12件。", binding="要跟着走吗？"),))
    assert "要跟着走吗？" in section(asked).find_class("binding")[0].text_content()
    assert acts(section(asked))[:2] == ["follow", "as-typed"]


def test_what_is_not_there_stands_in_its_place_and_can_be_written(view: View):
    missing = (
        Unwritten("overview.综述", "overview", "综述", True, True, True),
        Unwritten("overview.主动公开", "overview", "主动公开", False, True),
        Unwritten("document_number", "document_number", "文号", True, False),
    )
    there = Paragraph("overview.依申请公开", "overview", "依申请公开", "写了。")
    shown = replace(view, paragraphs=(there,), unwritten=missing)
    order = [one.get("data-question") for one in read(shown).iter("section") if one.get("data-slot") == "overview"]
    assert order == ["overview.综述", "overview.主动公开", "overview.依申请公开"]
    assert acts(section(shown, "overview.综述")) == ["edit", "redraft", "look-others", "look-former"]
    assert acts(section(shown, "overview.主动公开")) == ["edit", "redraft", "look-others"]
    assert acts(section(shown, "document_number")) == ["edit"]
    assert "可以不写" in section(shown, "overview.综述").text_content()
    assert section(shown, "overview.主动公开").find_class("missing")[0].text_content() == "（主动公开：还没有写）"


def test_the_guide_to_the_length_stands_in_the_heading_and_warns_beyond(view: View):
    def told(found: int) -> html.HtmlElement:
        counted = Counted("overview", found, 1000, "{found} 字，{most} 以内", "{found} 字，超过 {most}")
        (one,) = read(replace(view, counted=(counted,))).find_class("count-of")
        assert one.getparent().tag == "h2"
        return one

    assert (told(1000).text_content(), told(1000).get("class")) == ("1000 字，1000 以内", "count-of")
    assert (told(1001).text_content(), told(1001).get("class")) == ("1001 字，超过 1000", "count-of beyond")


def test_nothing_that_a_paragraph_is_made_of_becomes_markup(view: View):
    hostile = Paragraph(ATTACK, "overview", ATTACK, ATTACK, (), ATTACK, ATTACK, ATTACK)
    missing = Unwritten(ATTACK, "overview", ATTACK, True, True)
    sheet = read(replace(view, paragraphs=(hostile,), unwritten=(missing,)))
    assert not list(sheet.iter("b"))
    assert not [name for one in sheet.iter() for name in one.attrib if name.startswith("on")]
    assert json.loads(next(sheet.iter("section")).get("data-parts")) == [ATTACK]


@given(st.text('甲乙<&"\n丙', max_size=12), PLACES, PLACES)
def test_marks_and_chips_leave_every_word_as_it_is(
    text: str, places: list[tuple[int, int]], bound: list[tuple[int, int]]
):
    view = View("d", 0, "", 2025, "", "", form_for(2025), (), (), {}, (), (), (), (), (), (), False, False)
    found = tuple(about("x" * length, start, say=str(start)) for start, length in places)
    follow = tuple(Chip(start, start + length, "", False, "number", (TOTAL,)) for start, length in bound)
    shown = replace(view, paragraphs=(Paragraph("a", "overview", "", text, follow),), findings=found)
    lines = read(shown).find_class("slot-overview")
    assert [line.text_content() for line in lines] == [line for line in text.splitlines() if line.strip()]
