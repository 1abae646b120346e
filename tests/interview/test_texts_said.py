"""Answers to questions for text."""

import pytest

from assistant.report.draft import Draft, apply, source_of
from assistant.report.slots import filled
from tests.interview.saying import OPENED, form_of, heard, with_figures

FIRST = "{year}年收到申请{applications.received.natural_person}件，均按时答复。"
SECOND = "全年未收到申请，渠道畅通。"


def at(question: str, *offers: str) -> Draft:
    figures = with_figures(OPENED, received__natural_person=9)
    return apply(figures, {"goto": question, "offers": list(offers)})


ABOUT_APPLICATIONS = at("overview.依申请公开", FIRST, SECOND)


def text_of(message: str, draft: Draft = ABOUT_APPLICATIONS) -> object:
    understood = heard(message, draft)
    return understood.effects.get("texts", {}).get(draft.goto)


@pytest.mark.parametrize("message", ["1", "1。", "１", "第一段", "采用第1段", "用第一个吧", "采用", "好的"])
def test_an_offer_is_taken_by_number_or_by_agreeing(message):
    assert text_of(message) == FIRST


def test_a_change_of_an_offer_keeps_its_slots_and_its_punctuation():
    changed = text_of("1，把“均按时答复”改成“全部按时答复，无一超期”")
    assert changed == FIRST.replace("均按时答复", "全部按时答复，无一超期")
    assert text_of("第二段，删掉“，渠道畅通”") == "全年未收到申请。"
    assert text_of("把“渠道畅通”改成“渠道通畅”") == SECOND.replace("畅通", "通畅")


@pytest.mark.parametrize(
    "message",
    [
        "1，把“9”改成“10”",
        "1，把“9件”改成“10件”",
        "1，把“没有的话”改成“别的”",
        "1，再想想",
        "3",
        "把“申请”改成“请求”",
        "我觉得第一段挺好的",
        "自然人那个数好像应为8。",
    ],
)
def test_what_is_no_text_and_no_clear_change_records_nothing(message):
    understood = heard(message, ABOUT_APPLICATIONS)
    assert understood.kind == "clarify"
    assert not understood.effects


@pytest.mark.parametrize("message", ["不写", "不要了", "还是不要了", "没有"])
def test_an_optional_text_can_be_left_out_and_another_cannot(message):
    assert text_of(message) == ""
    assert heard(message, at("overview.主动公开", FIRST)).kind == "clarify"


def test_own_words_with_braces_are_words():
    own = "我局公开{organ}信息{{x}}120条，{applications.received.total}件。"
    draft = apply(ABOUT_APPLICATIONS, heard(own, ABOUT_APPLICATIONS).effects)
    assert filled(draft.texts["overview.依申请公开"], source_of(form_of(draft), draft)) == own


def test_a_line_may_be_short_but_yes_is_no_line():
    assert text_of("云水发〔2026〕1号", at("document_number")) == "云水发〔2026〕1号"
    assert heard("有", at("document_number")).kind == "clarify"


def test_a_figure_is_changed_by_name_while_a_text_is_asked_for():
    assert heard("新收的自然人改为8", ABOUT_APPLICATIONS).effects["figures"] == {
        "applications.received.natural_person": "8"
    }


def test_a_change_remembers_the_text_that_it_grew_from():
    effects = heard("1，把“均按时答复”改成“全部按时答复”", at("overview.依申请公开", FIRST, SECOND)).effects
    assert effects["grown_from"] == {"overview.依申请公开": FIRST}


@pytest.mark.parametrize(
    ("question", "rejected", "taken"),
    [
        ("document_number", "没有文号，主送机关也不写。", "云水发〔2026〕1号"),
        ("addressee", "落款就写本局。2026", "县人民政府办公室："),
        ("signature", "落款就写本局。", "云溪县水务局"),
        ("signing_date", "日期写2026年1月20日，落款是云溪县水务局。", "2026年1月20日"),
    ],
)
def test_a_remark_is_no_document_number_addressee_signature_or_date(question, rejected, taken):
    draft = apply(OPENED, {"goto": question})
    assert heard(rejected, draft).kind == "clarify"
    assert heard(taken, draft).effects["texts"] == {question: taken}


def test_the_date_is_called_back_by_the_name_that_the_question_has_for_it():
    assert heard("重写落款日期", OPENED).effects == {"goto": "signing_date"}
