"""After a year in which hardly anything happened all tables are one question."""

import pytest

from assistant.interview.asking import words_of
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from assistant.report.figures import Figures
from assistant.report.report import Prior
from knowledge.shelf import form_for
from tests.interview.saying import heard

FORM = form_for(2025)


def draft_after(**figures: int) -> Draft:
    known = {cell.id: 0 for cell in FORM.typed} | {name.replace("__", "."): value for name, value in figures.items()}
    prior = Prior(2024, Figures(known))
    return Draft(organ="云溪县水务局", year=2025, kind="department", prior=prior)


def test_all_zeros_of_last_year_may_be_all_zeros_of_this_year():
    draft = draft_after()
    ask = next_ask(FORM, draft)
    assert ask.stage == "whole"
    assert "上年报告的三张表全是 0" in words_of(FORM, draft, ask, (), 2025)
    figures = heard("都是 0。", draft).effects["figures"]
    assert set(figures) == {cell.id for cell in FORM.typed}
    assert set(figures.values()) == {"0"}


def test_the_rows_that_held_something_are_named():
    draft = draft_after(disclosure__penalties__decisions=3)
    assert "只有“行政处罚”有数" in words_of(FORM, draft, next_ask(FORM, draft), (), 2025)


def test_what_happened_is_said_with_the_rest():
    figures = heard("行政处罚3件，其余没有", draft_after()).effects["figures"]
    assert figures["disclosure.penalties.decisions"] == "3"
    assert sorted(figures.values())[-2:] == ["0", "3"]
    assert len(figures) == len(FORM.typed)


def test_one_may_be_asked_one_by_one():
    draft = draft_after()
    draft = apply(draft, heard("逐项问我", draft).effects)
    assert next_ask(FORM, draft).id == "applications.received"


@pytest.mark.parametrize(
    "figures",
    [
        {"applications__carried_out__company": 1},
        {
            f"disclosure__{row}": 1
            for row in ("licensing__decisions", "penalties__decisions", "coercion__decisions", "rules__made")
        },
    ],
)
def test_after_a_fuller_year_every_question_is_asked_by_itself(figures):
    draft = draft_after(**figures)
    assert next_ask(FORM, draft).stage != "whole"


def test_a_figure_of_this_year_ends_it():
    draft = apply(draft_after(), {"figures": {"disclosure.licensing.decisions": "2"}})
    assert next_ask(FORM, draft).stage != "whole"
