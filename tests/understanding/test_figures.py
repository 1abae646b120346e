"""Which cells a message fills; anything doubtful records nothing."""

import pytest

from assistant.report.draft import apply
from tests.interview.saying import OPENED, OPENED_2019, figures_of, filled, with_figures, zeros

NATURAL, COMPANY = "received.natural_person", "received.company"
OUTCOMES, DISPUTES = "applications.outcomes", "disputes"
ONE_APPLICANT = with_figures(
    OPENED, **{f"received__{c}": n for c, n in zip(("natural_person", "company"), (9, 1), strict=True)}
)


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("自然人9件，商业企业1件", {NATURAL: "9", COMPANY: "1"}),
        ("10件，9个自然人，1家企业", {NATURAL: "9", COMPANY: "1"}),
        ("10件（个人9，公司1）", {NATURAL: "9", COMPANY: "1"}),
        ("新收的有十件，九个自然人，一家企业", {NATURAL: "9", COMPANY: "1"}),
        ("收到了10件，其中自然人９件，商业企业１件", {NATURAL: "9", COMPANY: "1"}),
        ("自然人 9 企业 1", {NATURAL: "9", COMPANY: "1"}),
        ("自然人：9；企业：1", {NATURAL: "9", COMPANY: "1"}),
        ("自然人九企业一其余零", {NATURAL: "9", COMPANY: "1"}),
        ("1件，都是自然人", {NATURAL: "1"}),
        ("我们今年一共收到7件申请，都是个人申请的", {NATURAL: "7"}),
        ("都是自然人，7件", {NATURAL: "7"}),
        ("自然人二十六", {NATURAL: "26"}),
        ("自然人二百零五件", {NATURAL: "205"}),
        ("自然人三千零四十", {NATURAL: "3040"}),
        ("卅一件自然人", {NATURAL: "31"}),
        ("3.4万件自然人", {NATURAL: "34000"}),
        ("自然人1,507件", {NATURAL: "1507"}),
        ("上年结转企业2件", {"carried_in.company": "2"}),
        ("企业没有，科研机构3", {"received.research": "3"}),
    ],
)
def test_figures_are_taken_in_many_wordings(message, wanted):
    assert filled(message) == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("予以公开：自然人7件，企业1件；部分公开：自然人2件", 3),
        ("自然人予以公开7件，企业予以公开1件，部分公开自然人2件", 3),
        ("自然人：予以公开7，部分公开2；企业：予以公开1", 3),
    ],
)
def test_outcomes_are_told_by_row_or_by_applicant(message, wanted):
    found = filled(message, OUTCOMES, ONE_APPLICANT)
    assert found == {"granted.natural_person": "7", "granted.company": "1", "partly_granted.natural_person": "2"}
    assert len(found) == wanted


def test_several_totals_may_be_said_to_be_of_one_applicant():
    found = filled("予以公开33件，部分公开38件，都是自然人", OUTCOMES)
    assert found == {"granted.natural_person": "33", "partly_granted.natural_person": "38"}


def test_a_row_with_one_open_cell_needs_no_applicant():
    draft = apply(OPENED, {"figures": {f"applications.granted.{c}": "0" for c in ("company", "research", "nonprofit")}})
    draft = apply(draft, {"figures": {f"applications.granted.{c}": "0" for c in ("legal_service", "other")}})
    assert filled("予以公开7件", OUTCOMES, draft) == {"granted.natural_person": "7"}


def test_disputes_are_told_by_group_and_result():
    said = "行政复议共36件，其中维持25，纠正3，其他8；诉讼：直接起诉6件，维持3纠正3；复议后起诉3件，都是维持"
    assert filled(said, DISPUTES) == {
        "reconsideration.upheld": "25",
        "reconsideration.corrected": "3",
        "reconsideration.other": "8",
        "direct_suit.upheld": "3",
        "direct_suit.corrected": "3",
        "suit_after_reconsideration.upheld": "3",
    }


def test_a_total_that_its_parts_make_up_leaves_zeros_and_one_that_they_do_not_records_nothing():
    assert zeros("共10件，自然人9件，企业1件") == {
        f"received.{c}" for c in ("research", "nonprofit", "legal_service", "other")
    }
    assert figures_of("共11件，自然人9件，企业1件").kind == "conflict"
    assert figures_of("共12件").kind == "clarify"


def test_the_rest_is_the_rest_of_the_row_the_column_or_the_question():
    assert len(zeros("自然人9件，其余没有")) == 5
    assert len(zeros("予以公开：自然人9件，其余没有", OUTCOMES)) == 5
    assert len(zeros("予以公开：自然人9件；其余没有", OUTCOMES)) == 22 * 6 - 1
    assert len(zeros("自然人：予以公开9件，其余没有", OUTCOMES)) == 21
    assert len(zeros("复议维持1件，其他没有", DISPUTES)) == 3
    assert len(zeros("不予公开其余没有", OUTCOMES, with_figures(OPENED, refused__internal_affairs__company=3))) == 47
    assert len(zeros("其余新收没有", OUTCOMES, ONE_APPLICANT)) == 4


@pytest.mark.parametrize(
    ("message", "cells"),
    [
        ("规章没有", 3),
        ("规章、规范性文件都没有", 6),
        ("规章和规范性文件都没有", 6),
        ("没有规章也没有规范性文件", 6),
        ("规章没有规范性文件没有", 6),
        ("没有这项职能", 6),
        ("规章：无", 3),
    ],
)
def test_rows_can_be_none(message, cells):
    assert len(zeros(message, "disclosure.documents")) == cells


def test_money_comes_to_the_unit_of_its_cell():
    fees, procurement = "disclosure.fees", "disclosure.procurement"
    assert filled("3500元", fees) == {"fees.amount": "0.35"}
    assert filled("7.27012578亿元", fees) == {"fees.amount": "72701.2578"}
    assert filled("4166.241619", fees) == {"fees.amount": "4166.241619"}
    assert filled("4个项目，2.577万元", procurement, OPENED_2019) == {
        "procurement.projects": "4",
        "procurement.amount_yuan": "25770",
    }


def test_a_number_beyond_all_measure_is_refused():
    assert figures_of(f"自然人{'9' * 31}件").kind == "reject"


def test_a_signed_cell_takes_a_minus_and_a_count_does_not():
    said = "行政许可上年10项，增减-2，处理决定5件"
    assert filled(said, "disclosure.services", OPENED_2019)["licensing.change"] == "-2"
    assert figures_of("自然人-3件").kind == "reject"


@pytest.mark.parametrize(
    "message", ["三十上下", "大概10件", "自然人约9件", "3-5件", "几件自然人", "自然人2.5件", "自然人3元"]
)
def test_vague_fractional_and_foreign_amounts_are_refused_with_a_reason(message):
    said = figures_of(message)
    assert said.kind == "reject"
    assert "没有记录" in said.say


@pytest.mark.parametrize(
    "message",
    [
        "驴9件",
        "10件",
        "都是自然人",
        "没有9件",
        "自然人没有9件，企业1件",
        "予以公开没有9件，自然人7件",
        "予以公开，部分公开自然人2件",
        "自然人9件，都予以公开",
        "1、自然人9件；2、企业1件",
        "自然人9件1家企业",
        "自然人9件不对",
        "自然人9(企业1)件",
        "第三件自然人",
        "自然人9件？企业1件",
        "予以公开部分公开3件",
        "10²件自然人",
        "结转2件",
        "无结转",
    ],
)
def test_what_is_not_clear_records_nothing(message):
    assert figures_of(message).kind in ("clarify", "conflict")


@pytest.mark.parametrize(
    "message", ["自然人9件，自然人8件", "自然人没有，自然人3件", "新收9件，新收自然人8件，新收企业0件"]
)
def test_a_message_that_contradicts_itself_records_nothing(message):
    assert figures_of(message).kind in ("conflict", "clarify")
    assert not figures_of(message).changes


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("自然人应为 8", {NATURAL: "8"}),
        ("新收的自然人改成8", {NATURAL: "8"}),
        ("把新收的自然人改为8", {NATURAL: "8"}),
        ("自然人由9改为8", {NATURAL: "8"}),
        ("说错了，自然人是8件", {NATURAL: "8"}),
        ("自然人改成没有", {}),
    ],
)
def test_an_earlier_figure_is_changed_by_name(message, wanted):
    later = apply(ONE_APPLICANT, {"figures": {"applications.carried_in.natural_person": "0"}, "focus": []})
    assert filled(message, OUTCOMES, later) == wanted


def test_a_correction_that_could_be_meant_for_two_rows_is_asked_back():
    draft = with_figures(ONE_APPLICANT, granted__natural_person=7, partly_granted__natural_person=2)
    assert figures_of("自然人应为8", DISPUTES, apply(draft, {"focus": []})).kind == "clarify"
    nothing_yet = with_figures(OPENED, received__company=0, carried_in__company=0)
    assert figures_of("企业应为3", OUTCOMES, nothing_yet).kind == "clarify"


def test_a_correction_from_a_number_that_does_not_stand_there_is_refused():
    assert figures_of("自然人由7改为8", OUTCOMES, ONE_APPLICANT).kind == "conflict"


def test_a_figure_is_not_replaced_by_what_may_be_meant_for_another_row():
    said = figures_of("自然人118，企业3", "applications.received", ONE_APPLICANT)
    assert said.kind == "conflict"
    assert "已经是 9" in said.say


def test_two_rows_named_at_once_are_not_the_question_at_hand():
    one_open = apply(OPENED, {"figures": {"disclosure.penalties.decisions": "12"}})
    assert figures_of("处罚强制3件", "disclosure.enforcement", one_open).kind == "clarify"


def test_a_word_for_two_rows_is_meant_for_the_question_at_hand():
    assert filled("结转2件，都是自然人", "applications.carried_in") == {"carried_in.natural_person": "2"}
    assert filled("结转自然人2件", OUTCOMES) == {"carried_out.natural_person": "2"}
    assert filled("上年结转2件，都是自然人", "applications.carried_in") == {"carried_in.natural_person": "2"}


def test_none_of_a_group_does_not_wipe_out_a_figure_in_it():
    draft = with_figures(OPENED, refused__internal_affairs__company=3)
    assert figures_of("不予公开没有", OUTCOMES, draft).kind == "conflict"
    assert figures_of("内部事务没有", OUTCOMES, draft).kind == "conflict"
    assert zeros("内部事务应为没有", OUTCOMES, draft) >= {"refused.internal_affairs.company"}


@pytest.mark.parametrize("message", ["没有说错", "没有说错了"])
def test_no_mistake_is_no_none(message):
    assert figures_of(message, OUTCOMES, ONE_APPLICANT).kind == "clarify"


def test_going_back_to_a_question_lets_its_figures_be_replaced():
    again = apply(ONE_APPLICANT, {"goto": "applications.received"})
    assert filled("自然人8，企业2", "applications.received", again) == {NATURAL: "8", COMPANY: "2"}


@pytest.mark.parametrize(
    "message",
    [
        "自然人9件，去年自然人8件",
        "今年自然人9件，上年自然人10件",
        "没有，去年有2件自然人",
        "今年没有去年有",
        "自然人3天",
        "自然人2025年",
        "今年没有公开",
        "新收自然人9件，其中企业1件",
        "新收自然人9件，其中上年结转自然人2件",
    ],
)
def test_what_sounds_like_a_figure_of_something_else_is_not_recorded(message):
    said = figures_of(message)
    assert (said.kind != "answer", dict(said.changes)) == (True, {})


@pytest.mark.parametrize("message", ["新收自然人还有2件", "收到自然人另有2件", "新收自然人2件"])
def test_an_addition_never_replaces_what_stands(message):
    assert figures_of(message, OUTCOMES, ONE_APPLICANT).kind in ("clarify", "conflict")


@pytest.mark.parametrize(
    ("message", "wanted"), [("4166万", "4166"), ("一百二十万", "120"), ("1.2亿", "12000"), ("收费4166.24万", "4166.24")]
)
def test_ten_thousands_without_a_unit_are_of_yuan_where_the_cell_counts_in_them(message, wanted):
    assert filled(message, "disclosure.fees") == {"fees.amount": wanted}


def test_a_part_of_a_part_is_asked_back():
    assert figures_of("复议维持2件，其中1件撤销", "disputes").kind == "clarify"
    assert figures_of("处罚12件，其中强制2件", "disclosure.enforcement").kind == "clarify"


def test_a_number_and_none_for_one_cell_contradict_each_other_in_either_order():
    for message in ("自然人3件，自然人没有", "自然人没有，自然人3件"):
        assert figures_of(message).kind == "conflict"


@pytest.mark.parametrize("message", ["第3自然人", "自然人第三", "自然人3号"])
def test_an_ordinal_is_no_count(message):
    assert figures_of(message).kind == "clarify"
