"""What is said by pointing at last year's report, or at two cells that were mixed up."""

import pytest

from tests.understanding.understood import figures, row, understood, zeros

RECEIVED = "applications.received"
PRIOR = {**row("received", natural_person=5, company=3), **row("carried_out", natural_person=2)}


@pytest.mark.parametrize("message", ["同上年", "和去年一样", "与去年持平", "没有变化"])
def test_the_same_as_last_year_is_last_years_row(message):
    assert figures(message, RECEIVED, prior=PRIOR) == {"received.natural_person": "5", "received.company": "3"}
    assert zeros(message, RECEIVED, prior=PRIOR) == 4
    assert understood(message, RECEIVED).kind == "clarify"


def test_more_or_less_than_last_year_is_counted_from_last_years_number():
    assert figures("自然人比上年少3件，企业多2件", RECEIVED, prior=PRIOR) == {
        "received.natural_person": "2",
        "received.company": "5",
    }
    licensing = "disclosure.licensing.decisions"
    assert figures("比去年增加12件", licensing, prior={licensing: 30}) == {"licensing.decisions": "42"}
    fees = "disclosure.fees.amount"
    assert figures("比上年多3500元", fees, prior={fees: "1.2"}) == {"fees.amount": "1.55"}
    assert understood("比上年多2%", fees, prior={fees: "1.2"}).kind == "clarify"
    assert understood("比去年少40件", licensing, prior={licensing: 30}).kind == "conflict"
    assert understood("比去年多20%", licensing, prior={licensing: 30}).kind == "clarify"
    assert understood("比去年多一些", licensing, prior={licensing: 30}).kind in ("clarify", "reject")
    assert understood("比上年少3件", RECEIVED, prior=PRIOR).kind == "clarify"  # of which applicants?


def test_what_was_left_over_is_last_years_last_row_and_not_its_row_of_the_same_name():
    prior = {**row("carried_in", natural_person=4), **row("carried_out", natural_person=2)}
    assert figures("照上年报告", "applications.carried_in", prior=prior) == {"carried_in.natural_person": "2"}
    assert figures("照上年结转", "applications.carried_in", prior=prior) == {"carried_in.natural_person": "2"}
    assert understood("同上年", "applications.carried_in", prior=prior).kind == "clarify"
    assert understood("上年没有结转", "applications.carried_in").figures.keys() == row("carried_in").keys()


def test_a_signed_cell_takes_more_and_less_as_they_are_said():
    said = figures("行政许可上年10项，今年减少2项，处理决定5件", "disclosure.licensing", form="2019")
    assert said == {"licensing.prior_items": "10", "licensing.change": "-2", "licensing.decisions": "5"}
    assert understood("减少2件", RECEIVED).kind == "clarify"


GIVEN = row("received", natural_person=1, company=9)


def test_two_cells_that_were_mixed_up_are_exchanged():
    swapped = {"received.natural_person": "9", "received.company": "1"}
    assert figures("自然人和企业填反了", RECEIVED, given=GIVEN) == swapped


@pytest.mark.parametrize("message", ["填反了", "科研机构那格填反了", "自然人和企业和律所填反了"])
def test_without_both_names_nothing_is_exchanged(message):
    assert understood(message, RECEIVED, given=GIVEN).kind == "clarify"


def test_what_cannot_be_taken_over_is_not_taken_over():
    assert understood("照上年报告填", RECEIVED, prior=PRIOR).kind == "clarify"
    licensing = {f"disclosure.licensing.{column}": 2 for column in ("prior_items", "change", "decisions")}
    assert understood("没变化", "disclosure.licensing", prior=licensing, form="2019").kind == "clarify"
