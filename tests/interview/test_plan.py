"""What is asked next, what can only be zero, and which zeros fall again."""

import pytest

from assistant.interview.asking import words_of
from assistant.interview.consequences import implied_zeros, outcomes_left, untrue_zeros
from assistant.interview.plan import END, next_ask, progress
from assistant.report.draft import Draft, apply
from knowledge.shelf import load_forms
from tests.interview.saying import OPENED, asked_cells, form_of, heard, with_figures

COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")


def inflow(received: int, company: int = 0) -> Draft:
    draft = with_figures(OPENED, **{f"received__{column}": 0 for column in COLUMNS})
    draft = with_figures(draft, **{f"carried_in__{column}": 0 for column in COLUMNS})
    return with_figures(draft, received__natural_person=received, received__company=company)


def with_zeros(draft: Draft) -> Draft:
    zeros = implied_zeros(form_of(draft), draft)
    return apply(draft, {"figures": dict.fromkeys(zeros, "0"), "focus": []})


def test_the_order_is_the_forms_own():
    assert next_ask(None, Draft()).id == "organ"
    assert next_ask(None, Draft(organ="云溪县水务局")).id == "year"
    assert next_ask(form_of(OPENED), Draft(organ="云溪县水务局", year=2025)).id == "kind"
    assert next_ask(form_of(OPENED), OPENED).id == form_of(OPENED).questions[0].id


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
def test_every_question_is_asked_once_and_then_there_is_an_end(form, kind):
    draft = Draft(organ="云溪县水务局", year=form.first_year, kind=kind)
    asked = []
    while (ask := next_ask(form, draft)) != END:
        asked.append(ask.id)
        assert ask.question is not None
        question = ask.question
        figures = dict.fromkeys(question.cells, "1")
        facts = {fact.id: "1" for fact in question.facts}
        texts = {question.id: "好。"} if question.text else {}
        draft = apply(draft, {"figures": figures, "facts": facts, "texts": texts})
    assert asked == [question.id for question in form.questions if kind in question.kinds]
    assert all(part.done == part.wanted for part in progress(form, draft))


def test_columns_into_which_nothing_came_can_only_be_zero():
    zeros = implied_zeros(form_of(OPENED), inflow(9))
    assert len(zeros) == 5 * 22
    assert not any(cell.endswith(".natural_person") for cell in zeros)
    assert implied_zeros(form_of(OPENED), with_figures(OPENED, received__company=0)) == {}


def test_zeros_that_were_only_implied_fall_when_something_came_in_after_all():
    later = with_figures(with_zeros(inflow(9)), received__company=3)
    written = ["applications.received.company"]
    outcomes = asked_cells(form_of(later), "applications.outcomes")
    assert set(untrue_zeros(form_of(later), later, written)) == {cell for cell in outcomes if cell.endswith(".company")}


def test_zeros_that_nobody_said_fall_as_long_as_something_has_no_outcome_and_those_that_were_said_stay():
    form = form_of(OPENED)
    later = with_figures(with_zeros(inflow(9)), received__company=3, granted__company=2)
    assert len(untrue_zeros(form, later, ["applications.received.company"])) == 21
    whole = with_figures(later, partly_granted__company=1)
    assert untrue_zeros(form, whole, ["applications.partly_granted.company"]) == ()
    assert untrue_zeros(form, with_zeros(inflow(9)), ["applications.received.company"]) == ()
    said = with_figures(inflow(9), **{f"granted__{column}": 0 for column in ("company", "research")})
    assert "applications.granted.company" not in untrue_zeros(form, with_zeros(said), ["applications.received.company"])


def test_once_everything_has_its_outcome_the_rest_can_only_be_zero():
    form = form_of(OPENED)
    draft = with_figures(with_zeros(inflow(9)), granted__natural_person=8)
    assert implied_zeros(form, draft) == {}
    question = next(one for one in form.questions if one.id == "applications.outcomes")
    assert vars(outcomes_left(form, draft, question)) == {"columns": "自然人", "inflow": 9, "said": 8, "left": 1}
    done = with_figures(draft, partly_granted__natural_person=1)
    assert len(implied_zeros(form, done)) == 20
    assert outcomes_left(form, done, question) is None


def test_a_fresh_question_is_asked_in_full_although_some_columns_are_settled():
    draft = with_zeros(inflow(9))
    assert "例如" in words_of(form_of(draft), draft, next_ask(form_of(draft), draft), (), 2025)
    begun = with_figures(draft, granted__natural_person=8)
    assert "还差 1 件没有去向" in words_of(form_of(begun), begun, next_ask(form_of(begun), begun), (), 2025)


def test_what_is_left_of_one_row_is_named_with_the_row():
    draft = with_figures(OPENED, received__natural_person=9)
    words = words_of(form_of(draft), draft, next_ask(form_of(draft), draft), (), 2025)
    assert "“一、本年新收政府信息公开申请数量”的商业企业、科研机构" in words


def test_a_gate_stands_before_its_question_and_no_fills_the_zeros():
    assert next_ask(form_of(OPENED), OPENED).stage == "gate"
    assert next_ask(form_of(OPENED), apply(OPENED, heard("有").effects)).stage == "figures"
    figures = heard("没有").effects["figures"]
    assert figures == dict.fromkeys(asked_cells(form_of(OPENED), "applications.received"), "0")
