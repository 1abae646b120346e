"""The fixed sums: each with a case that holds and one that does not, the sentence word for word, and properties."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.checks import Finding
from assistant.checks.sums import check_sums
from assistant.report.figures import Mark, Quantity, Value, totals
from assistant.report.report import Prior, Report
from knowledge.shelf import form_for
from tests.checks.zeros import figures, zeros
from tests.official import application_rows
from tests.published import APPLICANTS, DISPUTES, RESULTS

YEARS = (2019, 2024)
SIX = APPLICANTS[:-1]
A = "applications."


def report(
    year: int, given_figures: dict[str, Value | None], prior: Prior | None = None, stated: bool = False
) -> Report:
    """A report of zeros with those figures; `stated`: with every total as its typed cells make it, before them."""
    form, given = form_for(year), figures(year, given_figures)
    before = totals(form, given) if stated else {}
    return zeros(year, {**before, **given_figures}, prior)


def short(one: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Its findings in their short form."""
    return [finding.flatten() for finding in check_sums(one)]


def only(one: Report) -> Finding:
    """Its single finding."""
    (finding,) = check_sums(one)
    return finding


def numbers(finding: Finding) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    return finding.expected, finding.found, finding.difference


def column(*rows: str, of: str = "natural_person") -> tuple[str, ...]:
    return tuple(f"{A}{row}.{of}" for row in rows)


BALANCED: dict[str, Value | None] = {
    "applications.received.natural_person": 3440,
    "applications.carried_in.natural_person": 118,
    "applications.granted.natural_person": 3440,
    "applications.carried_out.natural_person": 118,
}
T31 = ("received", "carried_in", "concluded", "carried_out")


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("stated", [False, True])
def test_a_balanced_report_has_no_finding(year: int, stated: bool) -> None:
    assert short(report(year, {}, stated=stated)) == []
    assert short(report(year, BALANCED, stated=stated)) == []


# T3-1


@pytest.mark.parametrize("year", YEARS)
def test_received_and_carried_in_must_equal_concluded_and_carried_out_in_every_column(year: int) -> None:
    unbalanced = report(year, {**BALANCED, "applications.carried_out.natural_person": 117})
    first, second = check_sums(unbalanced)
    assert first.flatten() == ("T3-1", "E", column(*T31))
    assert second.flatten() == ("T3-1", "E", column(*T31, of="total"))
    assert numbers(first) == numbers(second) == (3557, 3558, 1)
    assert first.missing == ()
    assert first.say == (
        "第三部分表格“自然人”列：第一项加第二项是 3440＋118＝3558，第三项总计加第四项是 3440＋117＝3557，前者多 1。"
    )
    assert second.say == (
        "第三部分表格“总计”列：第一项加第二项是 3440＋118＝3558，第三项总计加第四项是 3440＋117＝3557，前者多 1。"
    )


def test_a_sum_of_one_contributor_prints_no_addition() -> None:
    first, _ = check_sums(report(2024, {"applications.received.company": 7, "applications.granted.company": 9}))
    assert numbers(first) == (9, 7, -2)
    assert first.say == "第三部分表格“商业企业”列：第一项加第二项是 7，第三项总计加第四项是 9，前者少 2。"


def test_an_open_contributor_is_named_and_one_that_a_total_hangs_on_waits() -> None:
    open_end = report(2024, {**BALANCED, "applications.carried_out.natural_person": None})
    finding = only(open_end)
    assert finding.flatten() == ("T3-1", "E", column(*T31))
    assert finding.missing == ("applications.carried_out.natural_person",)
    assert finding.say.endswith("，前者多 118。其中还没有填：“四、结转下年度继续办理”行“自然人”列。")
    for waiting in ("received", "granted"):
        assert short(report(2024, {**BALANCED, f"applications.{waiting}.natural_person": None})) == []


@pytest.mark.parametrize("year", YEARS)
def test_a_slash_for_a_total_states_nothing_and_hides_nothing(year: int) -> None:
    unbalanced: dict[str, Value | None] = {**BALANCED, "applications.carried_out.natural_person": 117}
    hidden: dict[str, Value | None] = {f"{A}concluded.{c}": Mark.SLASH for c in ("natural_person", "total")}
    assert short(report(year, {**unbalanced, **hidden})) == short(report(year, unbalanced)) != []


# T3-2, T3-3, T4-1: a total that was stated


@pytest.mark.parametrize("year", YEARS)
def test_a_stated_conclusion_must_equal_the_outcomes_of_its_column(year: int) -> None:
    outcomes = [row for row in application_rows(year if year == 2019 else 2021) if row not in T31]
    wrong: dict[str, Value | None] = {
        "applications.received.natural_person": 9,
        "applications.granted.natural_person": 4,
        "applications.other.natural_person" if year == 2019 else "applications.other.rest.natural_person": 3,
        "applications.concluded.natural_person": 9,
    }
    finding = next(check_sums(report(year, wrong, stated=True)))
    assert finding.flatten() == ("T3-2", "E", column("concluded", *outcomes))
    assert numbers(finding) == (7, 9, 2)
    assert finding.say == ("第三部分表格“自然人”列：“（七）总计”填的是 9，（一）至（六）各项之和是 4＋3＝7，前者多 2。")


@pytest.mark.parametrize("year", YEARS)
def test_a_stated_total_of_a_row_must_equal_its_six_applicants(year: int) -> None:
    wrong: dict[str, Value | None] = {
        "applications.carried_in.natural_person": 2,
        "applications.carried_in.legal_service": 1,
        "applications.unavailable.not_held.natural_person": 2,
        "applications.unavailable.not_held.legal_service": 1,
        "applications.unavailable.not_held.total": 2,
    }
    row = tuple(f"{A}unavailable.not_held.{applicant}" for applicant in ("total", *SIX))
    findings = {finding.code: finding for finding in check_sums(report(year, wrong, stated=True))}
    assert findings["T3-3"].flatten() == ("T3-3", "E", row)
    assert numbers(findings["T3-3"]) == (3, 2, -1)
    assert findings["T3-3"].say == (
        "第三部分表格“（四）无法提供1.本机关不掌握相关政府信息”行：“总计”填的是 2，六类申请人之和是 2＋1＝3，前者少 1。"
    )
    assert findings.keys() == {"T3-3", "T3-2"}, "the column of totals does not add up either"


@pytest.mark.parametrize("group", DISPUTES)
@pytest.mark.parametrize("year", YEARS)
def test_a_stated_total_of_disputes_must_equal_its_four_results(year: int, group: str) -> None:
    results: dict[str, Value | None] = {f"disputes.{group}.upheld": 2, f"disputes.{group}.pending": 13}
    assert short(report(year, {**results, f"disputes.{group}.total": 15})) == []
    finding = only(report(year, {**results, f"disputes.{group}.total": 16}))
    cells = tuple(f"disputes.{group}.{result}" for result in ("total", *RESULTS[:-1]))
    assert finding.flatten() == ("T4-1", "E", cells)
    name = {"reconsideration": "行政复议", "direct_suit": "未经复议直接起诉"}.get(group, "复议后起诉")
    assert finding.say == (
        f"第四部分表格“{name}”：“总计”填的是 16，结果维持、结果纠正、其他结果、尚未审结四项之和是 2＋13＝15，前者多 1。"
    )


def test_open_parts_of_a_stated_total_are_all_named() -> None:
    wrong: dict[str, Value | None] = {
        "disputes.direct_suit.upheld": 1,
        "disputes.direct_suit.other": None,
        "disputes.direct_suit.pending": Mark.SLASH,
        "disputes.direct_suit.total": 4,
    }
    finding = only(report(2024, wrong))
    assert finding.missing == ("disputes.direct_suit.other", "disputes.direct_suit.pending")
    assert finding.say.endswith(
        "前者多 3。其中还没有填：“未经复议直接起诉”的“其他结果”栏、“未经复议直接起诉”的“尚未审结”栏。"
    )


def test_a_sentence_may_ask_for_the_bare_difference() -> None:
    one = report(2024, {"disputes.direct_suit.upheld": 1, "disputes.direct_suit.total": 4})
    worded = tuple(replace(rule, say="差 {difference} 件。") for rule in one.form.sums)
    assert only(replace(one, form=replace(one.form, sums=worded))).say == "差 3 件。"


def test_a_stated_total_over_open_cells_alone_is_not_judged() -> None:
    cells: dict[str, Value | None] = {f"disputes.direct_suit.{result}": None for result in RESULTS[:-1]}
    assert short(report(2024, {**cells, "disputes.direct_suit.total": 4})) == []


def test_a_finding_goes_to_other_programs_with_canonical_numbers() -> None:
    wrong: dict[str, Value | None] = {"disputes.direct_suit.upheld": 1, "disputes.direct_suit.total": Decimal("2.50")}
    finding = only(report(2024, wrong))
    assert finding.as_json() == {
        "code": "T4-1",
        "severity": "E",
        "target": "disputes.direct_suit.total",
        "cells": [f"disputes.direct_suit.{result}" for result in ("total", *RESULTS[:-1])],
        "spot": None,
        "expected": "1",
        "found": "2.5",
        "difference": "1.5",
        "missing": [],
        "say": finding.say,
    }
