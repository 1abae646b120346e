"""A balanced report has no error, and no single wrong cell that stands in a sum goes unseen: over random reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import Finding, evaluate
from assistant.checks.sums import check_sums
from assistant.report.figures import Figures, totals
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.official import application_rows
from tests.published import APPLICANTS

YEARS = (2019, 2024)
A = "applications."
T31 = ("received", "carried_in", "concluded", "carried_out")


@st.composite
def balanced(draw: st.DrawFn, year: int) -> dict[str, int]:
    """Every typed cell at random, what is received chosen so that each column balances."""
    form = form_for(year)
    drawn = draw(st.lists(st.integers(0, 10**6), min_size=len(form.typed), max_size=len(form.typed)))
    cells = dict(zip((cell.id for cell in form.typed), drawn, strict=True))
    outcomes = [row for row in application_rows(2019 if year == 2019 else 2021) if row not in T31]
    for applicant in APPLICANTS[:-1]:
        concluded = sum(cells[f"{A}{row}.{applicant}"] for row in outcomes)
        known = cells[f"{A}received.{applicant}"] + cells[f"{A}carried_in.{applicant}"]
        cells[f"{A}received.{applicant}"] += max(0, concluded - known)
        known = cells[f"{A}received.{applicant}"] + cells[f"{A}carried_in.{applicant}"]
        cells[f"{A}carried_out.{applicant}"] = known - concluded
    return cells


def stopping(report: Report) -> list[Finding]:
    """What would stop it: a random report may well make one ask, for its shares and amounts are wild."""
    return [finding for finding in evaluate(report) if finding.stops]


@pytest.mark.parametrize("year", YEARS)
@given(data=st.data())
def test_a_balanced_report_is_free_of_errors_and_one_changed_cell_never_is(year: int, data: st.DataObject) -> None:
    form = form_for(year)
    figures = Figures(data.draw(balanced(year)))
    whole = Report(form, "某市某局", year, "government", figures.changed(totals(form, figures)))
    assert stopping(Report(form, "某市某局", year, "government", figures)) == []
    assert stopping(whole) == []
    in_sums = sorted({cell for rule in form.sums if not rule.prior for cell in (*rule.left, *rule.right)})
    cell = data.draw(st.sampled_from(in_sums))
    value = whole.figures.quantity(cell)
    assert value is not None
    changed = whole.figures.changed({cell: value + data.draw(st.sampled_from((-1, 1)))})
    errors = stopping(Report(form, "某市某局", year, "government", changed))
    assert any(cell in finding.cells and abs(finding.difference or 0) == 1 for finding in errors)


@pytest.mark.parametrize("year", YEARS)
@given(data=st.data())
def test_without_stated_totals_a_changed_application_still_breaks_its_column(year: int, data: st.DataObject) -> None:
    form = form_for(year)
    figures = Figures(data.draw(balanced(year)))
    cell = data.draw(st.sampled_from([cell.id for cell in form.typed if cell.table == "applications"]))
    value = figures.quantity(cell)
    assert value is not None
    changed = Report(form, "某市某局", year, "government", figures.changed({cell: value + 1}))
    applicant = cell.rpartition(".")[2]
    assert [finding.flatten() for finding in check_sums(changed)] == [
        ("T3-1", "E", tuple(f"{A}{row}.{end}" for row in T31)) for end in (applicant, "total")
    ]
