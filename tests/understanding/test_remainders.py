"""What is left of a total, or of what came in."""

import pytest

from tests.understanding.understood import came_in, figures, row, understood, zeros

TEN = came_in(natural_person=10)
MIXED = came_in(natural_person=9, company=1)


@pytest.mark.parametrize(
    "message",
    [
        "除1件涉及第三方外全部公开",
        "除了1件涉及第三方，其余都予以公开",
        "1件涉及第三方，剩下的都公开了",
        "涉及第三方1件，其余全部予以公开",
        "1件涉及第三方，剩下9件予以公开，其余没有",
    ],
)
def test_all_but_an_exception_has_the_outcome_that_is_named(message):
    assert figures(message, given=TEN) == {"refused.third_party.natural_person": "1", "granted.natural_person": "9"}
    assert zeros(message, given=TEN) == 20


def test_everything_has_one_outcome():
    assert figures("全部予以公开", given=MIXED) == {"granted.natural_person": "9", "granted.company": "1"}
    assert figures("都是信息不存在", given=TEN) == {"unavailable.not_held.natural_person": "10"}


def test_the_rest_of_a_total_is_one_kind_of_applicant():
    asking = "applications.received"
    assert figures("10件，1家企业，其余都是自然人", asking) == {"received.natural_person": "9", "received.company": "1"}
    assert figures("10件，除1家企业外都是自然人", asking) == {"received.natural_person": "9", "received.company": "1"}
    assert zeros("10件，1家企业，其余都是自然人", asking) == 4
    assert understood("1家企业，其余都是自然人", asking).kind == "clarify"


def test_an_exception_whose_applicant_is_not_said_is_asked_back_and_nothing_recorded():
    said = understood("除1件涉及第三方外全部公开", given=MIXED)
    assert (said.kind, dict(said.figures)) == ("clarify", {})
    assert "自然人、商业企业" in said.say


def test_without_knowing_what_came_in_there_is_no_rest():
    assert understood("除1件涉及第三方外全部公开").kind == "clarify"
    assert understood("其余都予以公开", given=row("received", natural_person=3)).figures  # asked before: 0 left over


def test_a_number_that_is_said_to_be_the_rest_must_be_what_is_left():
    assert figures("公开7件，部分公开2件，剩下1件是重复申请", given=TEN)["not_processed.repeated.natural_person"] == "1"
    over = understood("公开7件，部分公开2件，剩下2件是重复申请", given=TEN)
    short = understood("公开5件，部分公开2件，剩下1件是重复申请", given=TEN)
    assert (over.kind, short.kind) == ("conflict", "conflict")
    assert "收到的只有 10 件，多了 1 件" in over.say
    assert "收到的是 10 件，还差 2 件" in short.say


def test_more_outcomes_than_applications_are_no_rest():
    assert understood("11件部分公开，其余都公开", given=TEN).kind == "conflict"


def test_a_total_of_a_row_finds_the_one_column_that_anything_came_into():
    assert figures("予以公开7件，部分公开3件", given=TEN) == {
        "granted.natural_person": "7",
        "partly_granted.natural_person": "3",
    }
    assert understood("予以公开7件", given=MIXED).kind == "clarify"


def test_nothing_but_in_the_place_named():
    assert zeros("除规范性文件外都没有", "disclosure") == 7


def test_the_rest_of_another_table_is_its_own():
    said = understood("复议维持1件，其余没有", given=TEN)
    assert {cell.split(".")[0] for cell in said.figures} == {"disputes"}
    assert zeros("复议维持1件，其余没有", given=TEN) == 3
    said = understood("复议维持1件；直接起诉没有；其余没有", given=TEN)
    assert {cell.split(".")[0] for cell in said.figures} == {"disputes"}
    assert len(said.figures) == 12


def test_after_several_rows_the_rest_is_that_of_the_question():
    assert zeros("予以公开自然人7件，部分公开自然人2件，内部事务自然人1件，其余没有", given=TEN) == 19
    assert zeros("予以公开：自然人7件，其余没有；部分公开：自然人2件", given={}) == 5


@pytest.mark.parametrize("message", ["除增减0，今年一件都没收到", "除比上年多的3件外都是自然人", "除了增加的都公开"])
def test_an_exception_that_is_told_by_more_or_less_is_asked_back(message):
    assert understood(message).kind == "clarify"


@pytest.mark.parametrize("message", ["其余不掌握。都没办完", "自然人2件公开，都不掌握", "律所都公开"])
def test_all_is_all_and_there_is_no_rest_of_nothing(message):
    given = came_in(natural_person=9, company=3)
    assert understood(message, given=given).kind in ("conflict", "clarify")


def test_an_exception_may_end_before_the_comma():
    given = came_in(natural_person=9, company=3)
    assert figures("除1件企业涉密外，全部公开", given=given) == {
        "granted.natural_person": "9",
        "granted.company": "2",
        "refused.state_secret.company": "1",
    }
