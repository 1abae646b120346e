"""What cannot be more than something else: each limit with a case that holds and one that does not."""

import pytest

from assistant.checks import Finding
from assistant.checks.limits import check_limits
from assistant.report.figures import Mark, Value
from assistant.report.report import Prior
from tests.checks.zeros import Changes, last_year, short, zeros
from tests.published import DISPUTES

N = "disclosure.normative_documents."


def found(year: int, changes: Changes, prior: Prior | None = None) -> tuple[Finding, ...]:
    return tuple(check_limits(zeros(year, changes, prior)))


def test_a_report_of_zeros_passes_no_limit() -> None:
    assert found(2019, {}) == found(2024, {}) == ()


def test_documents_made_are_in_force_or_repealed() -> None:
    held: dict[str, Value | None] = {f"{N}made": 11, f"{N}repealed": 1, f"{N}in_force": 10}
    assert found(2024, held) == ()
    assert found(2024, {**held, f"{N}in_force": 300}) == ()
    (finding,) = found(2024, {**held, f"{N}in_force": 7})
    assert finding.flatten() == ("T2-2", "W", (f"{N}made", f"{N}in_force", f"{N}repealed"))
    assert (finding.expected, finding.found, finding.difference) == (8, 11, 3)
    assert finding.say == (
        "第二部分表格“行政规范性文件”行：“本年制发件数”是 11，多于“现行有效件数”与“本年废止件数”之和 7＋1＝8；"
        "本年制发的文件到年底没有废止的都算现行有效，请核对，当年自然失效的请说明。"
    )


@pytest.mark.parametrize("column", ["made", "repealed", "in_force"])
@pytest.mark.parametrize("left_open", [None, Mark.SLASH])
def test_a_limit_waits_for_a_cell_that_is_open(column: str, left_open: Mark | None) -> None:
    assert found(2024, {f"{N}made": 5, f"{N}{column}": left_open}) == ()


def test_items_never_become_fewer_than_none() -> None:
    row = "disclosure.penalties."
    assert found(2019, {f"{row}prior_items": 3, f"{row}change": -3}) == ()
    (finding,) = found(2019, {f"{row}prior_items": 3, f"{row}change": -5})
    assert finding.flatten() == ("T2-8", "W", (f"{row}prior_items", f"{row}change"))
    assert (finding.expected, finding.found) == (-2, 0)
    assert finding.say == (
        "第二部分表格“行政处罚”行：“上一年项目数量”加“本年增/减”是 3－5＝-2，项目数量不会少于 0；"
        "请核对这两格和增减的正负号。"
    )


@pytest.mark.parametrize("group", DISPUTES)
@pytest.mark.parametrize("year", [2020, 2021, 2025])
def test_cases_left_pending_last_year_are_asked_about_where_fewer_are_counted(year: int, group: str) -> None:
    before = last_year(year - 1, {f"disputes.{group}.pending": 3})
    for counted in ("upheld", "pending"):
        assert found(year, {f"disputes.{group}.{counted}": 3}, before) == ()
    (finding,) = found(year, {f"disputes.{group}.upheld": 2}, before)
    assert finding.flatten() == ("T4-4", "I", (f"disputes.{group}.total",))
    assert (finding.expected, finding.found) == (2, 3)
    name = {"reconsideration": "行政复议", "direct_suit": "未经复议直接起诉"}.get(group, "复议后起诉")
    assert finding.say == (
        f"第四部分表格“{name}”：上年报告有 3 件尚未审结，今年“总计”只有 2 件；"
        "请核对上年未审结的案件今年有没有漏计，本地不重复统计的不用改。"
    )


def test_cases_are_not_compared_where_either_year_is_open() -> None:
    cell = "disputes.direct_suit.pending"
    assert found(2024, {cell: None}, last_year(2023, {cell: 3})) == ()
    assert found(2024, {}, last_year(2023, {cell: None})) == ()
    assert found(2024, {}, last_year(2022, {cell: 3})) == ()
    assert short(found(2024, {}, last_year(2023, {cell: 3}))) == [("T4-4", "I", ("disputes.direct_suit.total",))]


SUITS, REVIEWS = "disputes.suit_after_reconsideration.", "disputes.reconsideration."


@pytest.mark.parametrize("year", [2020, 2021, 2025])
def test_more_suits_after_reviews_than_reviews_of_two_years_are_remarked_as_lawful(year: int) -> None:
    now: dict[str, Value | None] = {f"{SUITS}upheld": 4, f"{REVIEWS}upheld": 2}
    assert found(year, now, last_year(year - 1, {f"{REVIEWS}corrected": 2})) == ()
    (finding,) = found(year, now, last_year(year - 1, {f"{REVIEWS}corrected": 1}))
    assert finding.flatten() == ("T4-5", "I", (f"{SUITS}total", f"{REVIEWS}total"))
    assert (finding.expected, finding.found) == (3, 4)
    assert finding.say == (
        "第四部分表格“复议后起诉”的“总计”是 4 件，多于上年尚未审结的复议后起诉、上年和今年的行政复议之和 1＋2＝3 件；"
        "更早的复议今年才起诉，或者复议由别的机关统计，都合法，不是错误，属实的保留；"
        "只请看看有没有把“未经复议直接起诉”的填到这里。"
    )


def test_suits_after_reviews_wait_for_the_year_before() -> None:
    assert found(2024, {f"{SUITS}upheld": 4}) == ()
    assert found(2024, {f"{SUITS}upheld": 4}, last_year(2022, {})) == ()
    assert found(2024, {f"{SUITS}upheld": 4}, last_year(2023, {f"{REVIEWS}upheld": None})) == ()


def test_suits_that_are_carried_over_need_no_new_review() -> None:
    assert found(2024, {f"{SUITS}upheld": 4}, last_year(2023, {f"{SUITS}pending": 4})) == ()
