"""Which messages are handed on as not understood: those about figures, of which nothing is recorded."""

from dataclasses import replace

import pytest

from assistant.report.draft import Draft
from assistant.report.figures import Figures
from assistant.report.report import Prior
from tests.interview.saying import OPENED, asked_cells, form_of, heard, with_figures

LAST_YEAR = Prior(2024, Figures().changed({"applications.carried_out.natural_person": 2}))


def at_what_was_left_over() -> Draft:
    """The question for what last year left over, of which that year's report says two."""
    received = asked_cells(form_of(OPENED), "applications.received")
    zeros = {cell.removeprefix("applications.").replace(".", "__"): 0 for cell in received}
    return replace(with_figures(OPENED, **zeros | {"received__company": 1}), prior=LAST_YEAR)


@pytest.mark.parametrize("message", ["个人嘛嘛9件", "个人9件企业"])
def test_a_message_about_figures_that_is_not_understood_is_handed_on(message):
    found = heard(message)
    assert (found.kind, found.effects) == ("clarify", {})
    assert found.unheard is not None
    assert found.unheard.message.text == message


@pytest.mark.parametrize("message", ["自然人9件", "10件", "自然人大约9件", "进度", "自然人指什么？", "随便编一个9件"])
def test_what_was_understood_noted_or_refused_is_not(message):
    assert heard(message).unheard is None


def test_what_is_said_beside_a_wish_to_take_over_is_not_read_without_it():
    draft = at_what_was_left_over()
    assert heard("照上年报告填", draft).kind == "answer"
    beside = heard("照上年报告填，企业嘛嘛3件", draft)
    assert (beside.kind, beside.unheard) == ("clarify", None)
