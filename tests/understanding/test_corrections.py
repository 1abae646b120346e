"""A figure that was said is changed by a later message, and only that one."""

import pytest

from tests.understanding.understood import figures, row, understood

CELL = "applications.received.natural_person"
RECEIVED = "applications.received"
GIVEN = row("received", natural_person=9, company=1)


@pytest.mark.parametrize(
    "message", ["说错了，应当是6件", "应为6", "改成6件", "不是9件，是6件", "是6件不是9件", "由9改为6", "更正为陆件"]
)
def test_the_cell_asked_for_is_corrected(message):
    assert figures(message, CELL, given={CELL: 9}) == {"received.natural_person": "6"}


@pytest.mark.parametrize("message", ["企业应该是2件不是1件", "企业由1改为2", "企业改成2", "应该是2件而不是1件"])
def test_the_number_that_is_not_right_tells_which_cell_is_meant(message):
    assert figures(message, RECEIVED, given=GIVEN) == {"received.company": "2"}


@pytest.mark.parametrize("message", ["应当是6件", "不对，是6件", "改成6", "不是5件，是6件", "说错了"])
def test_a_correction_that_may_mean_several_cells_changes_nothing(message):
    said = understood(message, RECEIVED, given=GIVEN)
    assert said.kind in ("clarify", "conflict")
    assert not said.figures


def test_several_changes_at_once_wait_for_a_word():
    said = understood("自然人改成8，企业改成2，律所改成3", RECEIVED, given=GIVEN)
    assert said.waits
    assert set(said.figures.values()) == {"8", "2", "3"}
    assert not understood("自然人改成8，企业改成2", RECEIVED, given=GIVEN).waits


@pytest.mark.parametrize(
    "message",
    [
        "本年新收改为10件，9个自然人，1家企业",
        "说错了，新收10件，其中自然人9件，企业1件",
        "应该是本年新收10件，自然人9件，企业1件",
    ],
)
def test_the_total_of_a_row_may_be_said_beside_what_is_corrected(message):
    assert figures(message, given=row("received", natural_person=7)) == {
        "received.natural_person": "9",
        "received.company": "1",
    }


@pytest.mark.parametrize("message", ["本年新收改为12件，自然人10件", "本年新收改为9件，9个自然人，1家企业"])
def test_a_total_that_the_corrected_row_does_not_come_to_changes_nothing(message):
    said = understood(message, RECEIVED, given=GIVEN)
    assert said.kind == "conflict"
    assert not said.figures


def test_the_number_of_a_row_that_is_corrected_alone_is_for_its_only_figure():
    given = row("received", natural_person=7) | row("carried_in", company=1)
    corrected = {"received.natural_person": "10", "carried_in.company": "2"}
    assert figures("本年新收改为10件，上年结转改为2件", given=given) == corrected
    assert understood("本年新收改为10件", given=GIVEN).kind == "clarify"


def test_what_is_new_beside_a_number_that_stays_may_be_what_was_wrong():
    said = understood("说错了，新收10件，其中自然人9件，企业1件", RECEIVED, given={CELL: 9})
    assert said.kind == "answer", said.say
    assert said.figures[f"{RECEIVED}.company"] == "1"
    assert not understood("说错了，企业1件", RECEIVED, given={CELL: 9}).figures
    assert not understood("应该是自然人9件，企业1件", RECEIVED, given={CELL: 9}).figures
