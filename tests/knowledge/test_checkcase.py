"""Cases of checks: the report that a case makes, and that a finding is compared in every point."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.checks.finding import Finding, Spot
from assistant.report.figures import Mark
from knowledge.checkcase import Before, CaseReport, Find, Given, Sheet, number, report_of

CELLS = ("applications.received.total", "applications.carried_in.total")
FINDING = Finding("N-1", "E", CELLS, "说的话", 12, 13, target=CELLS[0], spot=Spot("overview", 2, 5, "13件"))
FIND = Find(severity="E", cells=CELLS, spot="13件", expected=12, found=13, say="说的话")


def test_a_finding_is_the_one_that_is_written_down() -> None:
    assert FIND.is_of(FINDING)
    assert FIND.model_copy(update={"cells": None, "target": CELLS[0]}).is_of(FINDING)
    money = replace(FINDING, expected=Decimal("3.50"))
    assert FIND.model_copy(update={"expected": "3.5"}).is_of(money)


@pytest.mark.parametrize(
    "other",
    [
        {"severity": "W"},
        {"cells": CELLS[:1]},
        {"target": CELLS[1]},
        {"spot": Spot("overview", 2, 5, "12件")},
        {"spot": None},
        {"expected": 14},
        {"expected": None},
        {"found": 12},
        {"say": "别的话"},
    ],
)
def test_a_finding_that_differs_in_one_point_is_another(other: dict[str, Any]) -> None:
    assert not FIND.is_of(replace(FINDING, **other))


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (None, None),
        (3, 3),
        (-2, -2),
        (0.5, Decimal("0.5")),
        ("24252.311082", Decimal("24252.311082")),
        ("/", Mark.SLASH),
    ],
)
def test_a_figure_is_read_as_it_is_written(given: Given, value: object) -> None:
    assert number(given) == value


def test_what_a_case_does_not_speak_of_is_0_and_its_totals_are_worked_out() -> None:
    report = report_of(
        CaseReport(year=2024, figures={"applications.granted.company": 2, "disclosure.rules.made": None})
    )
    assert report.figures.get("applications.granted.research") == 0
    assert report.figures.get("disclosure.rules.made") is None
    assert report.figures.get("applications.granted.total") is None
    assert report.known["applications.granted.total"] == 2


def test_a_finished_report_has_its_totals_printed_in_it() -> None:
    figures: dict[str, Given] = {"applications.granted.company": 2, "applications.granted.research": None}
    stated = report_of(CaseReport(year=2024, figures=figures, draft=False)).figures
    assert stated.get("applications.granted.total") == 2
    assert stated.get("applications.granted.research") is None
    figures = {**figures, "applications.granted.total": "-"}
    assert report_of(CaseReport(year=2024, figures=figures, draft=False)).figures.get(
        "applications.granted.total"
    ) == Mark("-")


def test_the_report_beside_it_and_the_print_are_those_of_the_case() -> None:
    before = Before(year=2020, organ="云溪县", figures={"applications.other.company": 1}, texts={"overview": "上年。"})
    sheet = Sheet(title="标题", headings=("一、总体情况",), tables={"disclosure": "gov-info-2019"})
    report = report_of(CaseReport(year=2021, organ="云溪县", prior=before, printed=sheet))
    assert report.known_last_year(across_forms=True)["applications.concluded.total"] == 1
    assert report.prior is not None
    assert report.prior.texts == {"overview": "上年。"}
    assert report.printed is not None
    assert (report.printed.title, report.printed.headings) == ("标题", ("一、总体情况",))
    assert report.printed.tables == {"disclosure": "gov-info-2019"}
