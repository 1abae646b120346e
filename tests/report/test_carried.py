"""What can be proposed from last year's report."""

import pytest

from assistant.report.carried import carried_over
from assistant.report.figures import Figures, Mark, Value
from assistant.report.formfile import build_form
from assistant.report.report import Prior
from assistant.report.rules import Sum
from knowledge.shelf import FORMS, form_for

SIX = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
OUT, IN = "applications.carried_out.", "applications.carried_in."


def prior(year: int, changes: dict[str, Value | None], told_form: bool = True) -> Prior:
    form = form_for(year)
    zeros = Figures({cell.id: 0 for cell in form.typed})
    return Prior(year, zeros.changed(changes), form if told_form else None)


@pytest.mark.parametrize(("year", "told_form"), [(2024, True), (2024, False), (2020, True), (2020, False)])
def test_what_was_carried_out_is_proposed_to_be_carried_in_by_applicant_and_no_total(
    year: int, told_form: bool
) -> None:
    carried = carried_over(form_for(year + 1), prior(year, {f"{OUT}company": 3, f"{OUT}total": 3}, told_form))
    assert carried == {f"{IN}{applicant}": 3 if applicant == "company" else 0 for applicant in SIX}
    assert list(carried) == [f"{IN}{applicant}" for applicant in SIX]


@pytest.mark.parametrize("left_open", [None, Mark.SLASH, Mark.DASH])
def test_what_last_year_left_open_is_not_proposed(left_open: Mark | None) -> None:
    carried = carried_over(form_for(2025), prior(2024, {f"{OUT}company": left_open}))
    assert carried.keys() == {f"{IN}{applicant}" for applicant in SIX if applicant != "company"}


def test_items_are_proposed_with_their_change_where_both_are_known() -> None:
    before = prior(
        2019,
        {
            "disclosure.licensing.prior_items": 396,
            "disclosure.licensing.change": -18,
            "disclosure.penalties.prior_items": 2648,
            "disclosure.penalties.change": None,
        },
    )
    carried = carried_over(form_for(2020), before)
    items = {cell: value for cell, value in carried.items() if cell.startswith("disclosure.")}
    assert items == {
        "disclosure.licensing.prior_items": 378,
        "disclosure.other_services.prior_items": 0,
        "disclosure.coercion.prior_items": 0,
        "disclosure.fees.prior_items": 0,
    }


def test_what_also_hangs_on_this_year_is_not_proposed() -> None:
    carried = carried_over(form_for(2025), prior(2024, {"disclosure.normative_documents.in_force": 440}))
    assert not any(cell.startswith("disclosure.") for cell in carried)


@pytest.mark.parametrize(
    ("left", "prior_cells", "right", "minus", "carries"),
    [
        ("a", "b", "", "", True),
        ("a", "bc", "", "", True),
        ("ab", "c", "", "", False),
        ("a", "b", "c", "", False),
        ("a", "b", "", "c", False),
        ("a", "", "b", "", False),
    ],
)
def test_a_sum_carries_where_last_year_alone_makes_one_cell(
    left: str, prior_cells: str, right: str, minus: str, carries: bool
) -> None:
    rule = Sum("T0-0", "W", tuple(left), tuple(right), "", prior=tuple(prior_cells), minus=tuple(minus))
    assert rule.carries is carries


def test_nothing_is_carried_across_forms_where_the_form_s_data_do_not_say_so() -> None:
    files = {
        name: (FORMS / "gov-info-2021" / f"{name}.yaml").read_text("utf-8") for name in ("form", "checks", "questions")
    }
    within = build_form(files["form"], files["checks"].replace("    across_forms: true\n", ""), files["questions"])
    for told_form in (True, False):
        before = prior(2020, {f"{OUT}company": 3}, told_form)
        assert carried_over(within, before) == {}
        assert carried_over(form_for(2021), before)[f"{IN}company"] == 3
