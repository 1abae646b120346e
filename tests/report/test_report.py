"""A report and the one of the year before: what is known of each cell, and on which form."""

import pytest

from assistant.report.figures import Figures, Mark, Value
from assistant.report.report import Prior, Report
from knowledge.shelf import form_for

OTHER = "applications.other."


def zeros(year: int, changes: dict[str, Value | None]) -> Figures:
    return Figures({cell.id: 0 for cell in form_for(year).typed}).changed(changes)


def beside(year: int, prior: Prior | None) -> Report:
    return Report(form_for(year), "云溪县某局", year, "department", zeros(year, {}), prior=prior)


def test_a_total_is_known_as_stated_else_as_worked_out() -> None:
    cell, total = "disputes.direct_suit.upheld", "disputes.direct_suit.total"
    for stated, known in ((None, 2), (5, 5), (Mark.SLASH, 2)):
        figures = zeros(2024, {cell: 2, total: stated})
        assert Report(form_for(2024), "云溪县某局", 2024, "department", figures).known[total] == known
    opened = Report(form_for(2024), "云溪县某局", 2024, "department", zeros(2024, {cell: None}))
    assert (opened.known[cell], opened.known[total]) == (None, None)


@pytest.mark.parametrize("told_form", [True, False])
def test_last_year_s_totals_are_worked_out_on_its_own_form(told_form: bool) -> None:
    last = Prior(2020, zeros(2020, {f"{OTHER}company": 4}), form_for(2020) if told_form else None)
    report = beside(2021, last)
    assert report.known_last_year(across_forms=False) == {}
    known = report.known_last_year(across_forms=True)
    assert known[f"{OTHER}company"] == 4
    assert known.get("applications.concluded.total") == (4 if told_form else None), "no form, no totals"


@pytest.mark.parametrize("told_form", [True, False])
def test_last_year_on_the_same_form_is_known_whole(told_form: bool) -> None:
    last = Prior(2023, zeros(2023, {f"{OTHER}rest.company": 4}), form_for(2023) if told_form else None)
    for across_forms in (True, False):
        assert beside(2024, last).known_last_year(across_forms)["applications.concluded.total"] == 4


def test_last_year_written_on_another_form_than_its_year_s_is_not_on_this_one() -> None:
    last = Prior(2023, zeros(2020, {f"{OTHER}company": 4}), form_for(2020))
    assert beside(2024, last).known_last_year(across_forms=False) == {}
    assert beside(2024, last).known_last_year(across_forms=True)[f"{OTHER}company"] == 4


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_a_report_that_is_not_the_year_before_is_not_last_year_s(year: int) -> None:
    last = Prior(year, zeros(year, {}))
    assert beside(2023, last).known_last_year(across_forms=True).keys() == (
        set() if year != 2022 else set(form_for(2023).cells)
    )
    assert beside(2023, None).known_last_year(across_forms=True) == {}
