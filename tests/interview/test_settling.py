"""What a file left uncertain is put before the clerk, and counts only after an answer."""

from dataclasses import replace

import pytest

from assistant.interview.asking import quick_replies, words_of
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, Unsettled, apply
from assistant.report.figures import Figures, Quantity
from assistant.report.report import Prior
from knowledge.speech import load_speech
from tests.interview.saying import OPENED, form_of, heard

CELL = "applications.carried_out.company"
ONE = Unsettled("prior", {CELL: None}, "第 2 个表格第 26 行第 5 列写的是“1 2”，不是一个数。")
MANY = Unsettled("this", {"disclosure.rules.made": 0, "disclosure.rules.repealed": 3}, "上面没有表头，请核对。")
BESIDE = replace(OPENED, prior=Prior(2024, Figures(), source="去年.docx"))


def unsettled(*doubts: Unsettled) -> Draft:
    return replace(BESIDE, unsettled=doubts)


def after(message: str, draft: Draft) -> Draft:
    said = heard(message, draft)
    assert said.kind == "answer", said.say
    return apply(draft, said.effects)


def test_a_doubt_comes_before_every_other_question_with_the_files_own_words() -> None:
    draft = unsettled(ONE, MANY)
    ask = next_ask(form_of(draft), draft)
    words = words_of(form_of(draft), draft, ask, (), 2025)
    assert ask.stage == "doubt"
    assert "上年报告" in words
    assert "“1 2”" in words
    assert "另外还有 1 处" in words
    assert quick_replies(form_of(draft), draft, ask, (), 2025, load_speech()) == ("不采用",)


def test_a_number_settles_one_cell_of_last_years_report() -> None:
    draft = after("12", unsettled(ONE, MANY))
    assert draft.prior is not None
    assert draft.prior.figures.get(CELL) == 12
    assert draft.unsettled == (MANY,)
    assert draft.figures == Figures()


def test_cells_of_this_year_are_written_as_read_only_when_the_clerk_says_so() -> None:
    draft = unsettled(MANY)
    assert draft.figures.get("disclosure.rules.repealed") is None
    settled = after("按读到的", draft)
    assert settled.figures.get("disclosure.rules.repealed") == 3
    assert settled.unsettled == ()


@pytest.mark.parametrize("message", ["不采用", "跳过", "不知道"])
def test_a_doubt_can_be_left_out(message: str) -> None:
    draft = after(message, unsettled(ONE))
    assert draft.unsettled == ()
    assert draft.prior is not None
    assert draft.prior.figures.get(CELL) is None


@pytest.mark.parametrize(("message", "doubt"), [("约12", ONE), ("是", ONE), ("3", MANY), ("十二元", ONE), ("-1", ONE)])
def test_an_answer_that_settles_nothing_changes_nothing(message: str, doubt: Unsettled) -> None:
    said = heard(message, unsettled(doubt))
    assert said.kind in ("clarify", "reject")
    assert said.effects == {}


def carried(**values: Quantity) -> Draft:
    cells = {f"applications.carried_out.{column}": value for column, value in values.items()}
    prior = Prior(2024, Figures().changed(cells), source="去年.docx")
    return apply(replace(OPENED, prior=prior), {"figures": {RECEIVED + column: "0" for column in COLUMNS}})


RECEIVED = "applications.received."
COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
ALL = dict.fromkeys(COLUMNS, 0) | {"natural_person": 4, "company": 2}


def test_what_last_year_carried_out_is_proposed_by_column_and_not_written() -> None:
    draft = carried(**ALL)
    ask = next_ask(form_of(draft), draft)
    words = words_of(form_of(draft), draft, ask, (), 2025)
    assert (ask.id, ask.stage) == ("applications.carried_in", "carry")
    assert "自然人 4、商业企业 2，其余为 0" in words
    assert quick_replies(form_of(draft), draft, ask, (), 2025, load_speech())[0] == "照上年报告填"
    assert draft.figures.get("applications.carried_in.natural_person") is None


@pytest.mark.parametrize("message", ["照上年报告填", "照上年", "一致", "对"])
def test_the_proposal_is_written_at_a_word(message: str) -> None:
    draft = after(message, carried(**ALL))
    values = {column: draft.figures.get(f"applications.carried_in.{column}") for column in COLUMNS}
    assert values == ALL
    assert next_ask(form_of(draft), draft).id != "applications.carried_in"


def test_other_numbers_are_recorded_in_place_of_the_proposal() -> None:
    draft = after("自然人5件，其余没有", carried(**ALL))
    assert draft.figures.get("applications.carried_in.natural_person") == 5
    assert draft.figures.get("applications.carried_in.company") == 0


def test_a_column_that_was_not_read_is_not_proposed() -> None:
    draft = carried(**{column: value for column, value in ALL.items() if column != "company"})
    ask = next_ask(form_of(draft), draft)
    assert ask.stage == "carry"
    written = after("照上年报告填", draft)
    assert written.figures.get("applications.carried_in.company") is None
    assert next_ask(form_of(written), written).id == "applications.carried_in"


def test_a_report_of_another_year_proposes_nothing() -> None:
    draft = carried(**ALL)
    assert draft.prior is not None
    older = replace(draft, prior=replace(draft.prior, year=2023))
    assert next_ask(form_of(older), older).stage == "gate"


def services(year: int = 2020) -> Draft:
    """A draft on the older form that has come to the services, with last year's items beside it."""
    cells = {"disclosure.licensing.prior_items": 390, "disclosure.licensing.change": 6}
    cells |= {"disclosure.other_services.prior_items": 10, "disclosure.other_services.change": 0}
    prior = Prior(year - 1, Figures().changed(cells), source="去年.docx")
    form = form_of(replace(OPENED, year=year))
    before = [cell for question in form.questions[:5] for cell in question.cells if not form.cells[cell].computed]
    return apply(replace(OPENED, year=year, prior=prior), {"figures": dict.fromkeys(before, "0")})


def test_what_is_not_proposed_may_be_said_along_with_the_proposal() -> None:
    draft = services()
    ask = next_ask(form_of(draft), draft)
    assert (ask.id, ask.stage) == ("disclosure.services", "carry")
    assert "接着说" in words_of(form_of(draft), draft, ask, (), 2020)
    said = "照上年，行政许可增减-2，处理决定5；其他对外管理服务事项增减0，处理决定7"
    written = after(said, draft).figures.given
    assert {cell: value for cell, value in written.items() if ".licensing." in cell or ".other_services." in cell} == {
        "disclosure.licensing.prior_items": 396,
        "disclosure.licensing.change": -2,
        "disclosure.licensing.decisions": 5,
        "disclosure.other_services.prior_items": 10,
        "disclosure.other_services.change": 0,
        "disclosure.other_services.decisions": 7,
    }


def test_a_proposal_with_words_that_are_not_understood_writes_nothing() -> None:
    said = heard("照上年，许可大概增加几项", services())
    assert said.kind in ("clarify", "reject")
    assert said.effects == {}


def test_zeros_alone_are_not_proposed_where_other_cells_are_asked_for_anyway() -> None:
    draft = services()
    assert draft.prior is not None
    zeros = Figures().changed(dict.fromkeys(draft.prior.figures.given, 0))
    nothing = replace(draft, prior=replace(draft.prior, figures=zeros))
    assert next_ask(form_of(nothing), nothing).stage == "gate"
