"""Which past paragraphs are offered: true ones, those that tell figures first, three at most."""

from dataclasses import replace

import pytest

from assistant.drafting.offers import fits, offers_for, outdated, query_for
from assistant.passages.passage import Passage, When
from assistant.report.draft import Draft, apply, source_of
from assistant.report.form import Form, Question
from knowledge.passages import load_passages
from knowledge.shelf import form_for

FORM = form_for(2025)
TOTAL, NATURAL = "applications.received.total", "applications.received.natural_person"
DRAFT = apply(
    Draft(organ="云溪县水务局", year=2025, kind="department"),
    {"figures": {cell.id: "0" for cell in FORM.typed} | {NATURAL: "9"}, "facts": {"released.total": "120"}},
)


def question(identity: str, form: Form = FORM) -> Question:
    return next(one for one in form.questions if one.id == identity)


def passage(text: str, when: When | None = None) -> Passage:
    return replace(load_passages()[0], text=text, when=when or When())


TELLING = passage(f"{{year}}年，{{organ}}收到申请{{{TOTAL}}}件，公开{{fact:released.total}}条。")
PLAIN = passage("渠道畅通。")


def test_a_passage_reads_with_this_years_figures_and_keeps_its_slots():
    offer = offers_for(FORM, DRAFT, question("overview.依申请公开"), [TELLING])[0]
    assert offer.reads == "2025年，云溪县水务局收到申请9件，公开120条。"
    assert offer.text == TELLING.text
    assert offer.source == TELLING.source


def test_those_that_tell_figures_come_first_and_three_are_enough():
    offers = offers_for(FORM, DRAFT, question("overview.依申请公开"), [PLAIN, TELLING, PLAIN, PLAIN])
    assert [offer.text for offer in offers] == [TELLING.text, PLAIN.text, PLAIN.text]


def test_the_questions_own_default_comes_before_all():
    offers = offers_for(FORM, DRAFT, question("preface"), [PLAIN])
    assert "2025年12月31日" in offers[0].reads
    assert offers[1].text == PLAIN.text


@pytest.mark.parametrize(
    ("when", "fit"),
    [
        (When(positive=(TOTAL,)), True),
        (When(zero=(TOTAL,)), False),
        (When(positive=("released.total",)), True),
        (When(zero=("interpretations.count",)), False),
        (When(zero=("disputes.reconsideration.total",)), True),
    ],
)
def test_conditions_are_judged_by_totals_and_facts_and_by_nothing_unknown(when: When, fit: bool):
    assert fits(passage("无误。", when), source_of(FORM, DRAFT)) is fit


def test_a_passage_with_an_open_slot_is_not_offered():
    draft = apply(DRAFT, {"figures": {NATURAL: None}})
    assert offers_for(FORM, draft, question("overview.依申请公开"), [TELLING]) == ()
    assert not fits(passage("解读{fact:interpretations.count}条。"), source_of(FORM, DRAFT))


def test_a_chosen_passage_is_outdated_when_a_known_figure_says_the_contrary():
    none_came = passage("未收到申请。", When(zero=(TOTAL,)))
    chosen = apply(DRAFT, {"texts": {"overview.依申请公开": none_came.text}})
    assert [one.id for one in outdated(FORM, chosen, [none_came])] == ["overview.依申请公开"]
    unknown = apply(chosen, {"figures": {NATURAL: None}})
    assert outdated(FORM, unknown, [none_came]) == ()
    assert outdated(FORM, apply(chosen, {"figures": {NATURAL: "0"}}), [none_came]) == ()


def test_a_passage_that_was_changed_is_watched_like_the_one_it_was_and_own_words_are_not():
    none_came = passage("未收到申请。", When(zero=(TOTAL,)))
    question = "overview.依申请公开"
    changed = apply(DRAFT, {"texts": {question: "未收到请求。"}, "grown_from": {question: none_came.text}})
    assert [one.id for one in outdated(FORM, changed, [none_came])] == [question]
    own = apply(changed, {"texts": {question: "自己写的一段。"}})
    assert outdated(FORM, own, [none_came]) == ()


def test_a_text_that_prints_a_fact_which_was_taken_away_is_outdated():
    question = "overview.主动公开"
    given = apply(DRAFT, {"texts": {question: "公开{fact:released.total}条。"}, "facts": {"released.total": "3"}})
    assert outdated(FORM, given, []) == ()
    assert [one.id for one in outdated(FORM, apply(given, {"facts": {"released.total": None}}), [])] == [question]


def test_what_is_searched_for_is_the_aspect_or_the_paragraph_that_is_answered():
    assert "政府网站" in query_for(question("overview.平台建设"), DRAFT)
    answered = apply(DRAFT, {"texts": {"problems.problems": "解读太少。"}})
    assert query_for(question("problems.measures"), answered) == "解读太少。"
