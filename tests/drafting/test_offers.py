"""Which paragraphs are laid before the clerk: true of this year, three at a time, with whose words they are."""

from dataclasses import replace

import pytest

from assistant.drafting.offers import Offer, offers_for, outdated, query_for, setting_of, text_without, usable
from assistant.passages.passage import Passage, When
from assistant.report.draft import Draft, apply
from assistant.report.form import Form, Question
from assistant.report.wording import slots
from knowledge.passages import load_passages
from knowledge.shelf import form_for

FORM = form_for(2025)
TOTAL, NATURAL = "applications.received.total", "applications.received.natural_person"
ABOUT = "overview.依申请公开"
DRAFT = apply(
    Draft(organ="云溪县水务局", year=2025, kind="department"),
    {"figures": {cell.id: "0" for cell in FORM.typed} | {NATURAL: "9"}, "facts": {"released.total": "120"}},
)


def question(identity: str, form: Form = FORM) -> Question:
    return next(one for one in form.questions if one.id == identity)


def passage(text: str, when: When | None = None) -> Passage:
    return replace(load_passages()[0], id=text[:9], text=text, when=when or When())


def offered(*passages: Passage, draft: Draft = DRAFT, about: str = ABOUT) -> tuple[Offer, ...]:
    return offers_for(FORM, draft, question(about), passages)


TELLING = passage(
    f"{{year}}年，{{organ}}收到政府信息公开申请{{{TOTAL}}}件，逐件登记办理，答复前由专人审核把关，做到件件有着落。"
)
CHANNELS = passage("畅通当面、信函和网络申请渠道，公开受理机构和联系方式，方便群众提出政府信息公开申请，减少往返奔波。")
TALKS = passage("坚持先沟通后答复，主动同申请人核实所需信息的名称和用途，属于咨询的一并解答，申请人普遍比较满意。")
FILES = passage("把依申请公开的文书统一编号归档，答复书、送达回证和审核意见装订成册，每件申请从受理到答复都有据可查。")


def test_a_paragraph_reads_with_this_years_figures_and_keeps_its_slots():
    offer = offered(TELLING)[0]
    assert offer.reads.startswith("2025年，云溪县水务局收到政府信息公开申请9件")
    assert offer.text == TELLING.text
    assert offer.source == TELLING.source


def test_three_paragraphs_are_offered_each_led_by_another_passage():
    texts = [offer.text for offer in offered(TELLING, CHANNELS, TALKS, FILES)]
    assert len(texts) == 3
    assert [text[:6] for text in texts] == [TELLING.text[:6], CHANNELS.text[:6], TALKS.text[:6]]


def test_a_wish_for_others_brings_the_next_and_then_the_first_again():
    found = (TELLING, CHANNELS, TALKS, FILES)
    turned = apply(DRAFT, {"turned": {ABOUT: 1}})
    assert [offer.text[:6] for offer in offered(*found, draft=turned)] == [FILES.text[:6]]
    round_again = apply(DRAFT, {"turned": {ABOUT: 2}})
    assert offered(*found, draft=round_again) == offered(*found)


def test_an_answer_takes_the_wishes_back():
    turned = apply(DRAFT, {"turned": {ABOUT: 2}})
    assert apply(turned, {"texts": {ABOUT: "写好了。"}}).turned == {}


def test_several_sources_are_named_with_their_shares_and_what_ships_together():
    own = replace(CHANNELS, organ="云溪县水务局", year=2024, report="去年.docx")
    source = offered(passage(f"收到政府信息公开申请{{{TOTAL}}}件。"), own)[0].source
    assert source.startswith("云溪县水务局2024年报告（去年.docx） ")
    assert "；自写样例（虚构单位） " in source
    assert source.endswith("%")
    assert offered(passage(f"收到政府信息公开申请{{{TOTAL}}}件。"), CHANNELS)[0].source == "自写样例（虚构单位）"


def test_a_learned_report_is_named_by_organ_year_and_file_and_what_hangs_on_a_time_is_told():
    own = replace(CHANNELS, organ="云溪县水务局", year=2024, report="去年.docx", look=("减少往返",))
    assert offered(own)[0].source == "云溪县水务局2024年报告（去年.docx）（照用前请看：减少往返）"


def test_the_questions_own_default_comes_before_all():
    assert "2025年12月31日" in offered(about="preface")[0].reads


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
    assert bool(offered(replace(CHANNELS, when=when))) is fit


def test_a_passage_that_ships_is_not_offered_with_a_number_nobody_knows():
    blank = apply(DRAFT, {"figures": {NATURAL: None}})
    assert offered(TELLING, draft=blank) == ()
    assert (
        offered(passage("全年发布政策解读材料{fact:interpretations.count}条，文字、图解各占一半，群众看得懂。")) == ()
    )


def chosen(text: str, **figures: str | None) -> Draft:
    taken = apply(DRAFT, {"texts": {ABOUT: text}, "grown_from": {ABOUT: text}})
    return apply(taken, {"figures": {NATURAL: figures.get("received", "9")}})


def test_a_chosen_text_is_outdated_when_the_figures_come_to_say_the_contrary():
    assert [one.id for one in outdated(FORM, chosen("我局未收到政府信息公开申请。"))] == [ABOUT]
    assert outdated(FORM, chosen("我局未收到政府信息公开申请。", received="0")) == ()
    assert [one.id for one in outdated(FORM, chosen(TELLING.text, received="0"))] == [ABOUT]
    assert outdated(FORM, chosen(TELLING.text)) == ()


def test_own_words_are_never_opened_again_by_themselves():
    own = apply(DRAFT, {"texts": {ABOUT: "我局未收到政府信息公开申请。"}})
    assert outdated(FORM, own) == ()


def test_what_prints_a_number_that_is_not_to_be_written_is_left_out():
    text = "全年公开信息{fact:released.total}条。渠道畅通，发布解读{?条:解读}条。"
    assert text_without(text, ["fact:released.total"]) == "渠道畅通，发布解读{?条:解读}条。"
    assert text_without(text, ["?条:解读"]) == "全年公开信息{fact:released.total}条。"
    assert text_without(text, ["?条:解读", "fact:released.total"]) == ""


def test_what_is_searched_for_is_the_aspect_or_the_paragraph_that_is_answered():
    assert "政府网站" in query_for(question("overview.平台建设"), DRAFT)
    answered = apply(DRAFT, {"texts": {"problems.problems": "解读太少。"}})
    assert query_for(question("problems.measures"), answered) == "解读太少。"


def own(text: str) -> Passage:
    """A paragraph of the organ's own report of last year: of others no number is asked for."""
    return replace(passage(text), organ="云溪县水务局", year=2024, report="去年.docx")


HELD = own("组织政务公开集中培训{?次:培训}次，全部经办人员都参加了学习，办理水平有了明显提高。")


@pytest.mark.parametrize(
    "elsewhere", [{"facts": {"?次:培训": "6"}}, {"texts": {"overview.主动公开": "培训{?次:培训}次。"}}]
)
def test_a_number_asked_for_another_paragraph_does_not_stand_in_a_new_one(elsewhere: dict[str, dict[str, str]]):
    offer = offered(HELD, draft=apply(DRAFT, elsewhere))[0]
    assert slots(offer.text) == ("?次:培训（依申请公开）",)
    assert "培训〔待补〕次" in offer.reads


def test_two_open_numbers_of_one_paragraph_are_never_the_same():
    twice = own("举办业务培训{?次:培训}次，畅通申请渠道，另外组织经办人员交流{?次:培训}次，提高办理的水平。")
    assert len(set(slots(offered(twice)[0].text))) == len(slots(offered(twice)[0].text)) == 2


def test_a_paragraph_keeps_the_names_of_its_own_open_numbers():
    assert offered(HELD)[0].text == HELD.text


def test_a_model_is_not_given_a_number_that_was_said_for_another_paragraph():
    answered = setting_of(FORM, apply(DRAFT, {"facts": {"?次:培训": "6"}}))
    assert usable((HELD,), answered) == ()
    (passage, _), *_ = usable((own(HELD.text.replace("{?次:培训}次", "")),), answered)
    assert passage.organ == HELD.organ
