"""Figures that changed much against last year's report."""

from decimal import Decimal

import pytest

from assistant.checks import Finding
from assistant.checks.leaps import check_leaps
from assistant.report.figures import Mark, Value
from tests.checks.zeros import last_year, short, zeros

LICENSING, COERCION = "disclosure.licensing.decisions", "disclosure.coercion.decisions"
FEES = "disclosure.fees.amount"


def found(cell: str, before: Value | None, now: Value | None, year: int = 2022) -> tuple[Finding, ...]:
    return tuple(check_leaps(zeros(year, {cell: now}, last_year(year - 1, {cell: before}))))


@pytest.mark.parametrize(("before", "now"), [(2293, 10690), (10690, 2629), (42, 0), (20, 80), (20, 5), (0, 80)])
def test_a_figure_of_section_two_that_leaps_is_remarked(before: int, now: int) -> None:
    (finding,) = found(LICENSING, before, now)
    assert finding.flatten() == ("T2-10", "I", (LICENSING,))
    assert (finding.expected, finding.found) == (before, now)
    assert finding.say == (
        f"第二部分表格“行政许可”行“本年处理决定数量”列：上年是 {before}，今年是 {now}，变化很大；"
        "请核对有没有填错、漏填或者改了口径，属实的保留。"
    )


@pytest.mark.parametrize(("before", "now"), [(1282, 2113), (4529, 2418), (19, 0), (3, 55), (0, 79), (20, 79), (20, 6)])
def test_one_that_changes_less_or_is_small_is_not(before: int, now: int) -> None:
    assert found(LICENSING, before, now) == ()


@pytest.mark.parametrize(("before", "now"), [(None, 0), (42, None), (Mark.SLASH, 900), (42, Mark.SLASH)])
def test_what_one_of_the_years_left_open_is_not_compared(before: Value | None, now: Value | None) -> None:
    assert found(COERCION, before, now) == ()


def test_only_the_year_before_on_the_same_form_is_compared() -> None:
    assert short(found(COERCION, 42, 0, 2022)) == short(found(COERCION, 42, 0, 2020)) == [("T2-10", "I", (COERCION,))]
    assert found(COERCION, 42, 0, 2021) == (), "the form changed"
    assert tuple(check_leaps(zeros(2024, {}, last_year(2022, {COERCION: 42})))) == ()
    assert tuple(check_leaps(zeros(2024, {}))) == ()


def test_fees_that_rise_tenfold_are_asked_about_since_their_unit_may_be_wrong() -> None:
    assert found(FEES, Decimal("18651.06"), Decimal("4166.241619")) == ()
    assert found(FEES, Decimal("2.5"), Decimal("24.9")) == ()
    (finding,) = found(FEES, Decimal("282.5"), 2825000)
    assert finding.flatten() == ("T2-4", "W", (FEES,))
    assert finding.say == (
        "第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列：今年填的是 2825000 万元，上年是 282.5 万元，"
        "相差 10 倍以上；这一格的单位是万元，请核对是不是把元填成了万元。"
    )


def test_fees_that_fall_to_a_tenth_are_remarked() -> None:
    assert short(found(FEES, 282, Decimal("28.2"))) == [("T2-10", "I", (FEES,))]
    assert found(FEES, 282, Decimal("28.3")) == ()
