"""Parts that make up a large share: 其他处理 of all that was concluded."""

from fractions import Fraction

import pytest

from assistant.checks import Finding
from assistant.checks.shares import check_shares, percent
from assistant.report.figures import Value
from tests.checks.zeros import Changes, zeros

A = "applications."
PARTS = ("correction_overdue", "fee_overdue", "rest")
CELLS = (*(f"{A}other.{part}.total" for part in PARTS), f"{A}concluded.total")


def found(changes: Changes, year: int = 2024) -> tuple[Finding, ...]:
    return tuple(check_shares(zeros(year, changes)))


def test_other_handling_is_remarked_from_a_tenth_of_all_on() -> None:
    granted = f"{A}granted.natural_person"
    assert found({}) == ()
    assert found({f"{A}other.rest.company": 9, granted: 91}) == ()
    (finding,) = found({f"{A}other.rest.company": 10, granted: 90})
    assert finding.flatten() == ("T3-6", "I", CELLS)
    assert finding.say == (
        "第三部分表格“（六）其他处理”共 10 件，占“（七）总计” 100 件的 10.0%，比例偏高；"
        "请看看其中有没有应当归入（一）至（五）的。"
    )


def test_the_three_kinds_of_other_handling_count_together_and_the_largest_is_shown() -> None:
    of: dict[str, Value | None] = {f"{A}other.{part}.company": n for part, n in zip(PARTS, (77, 354, 38), strict=True)}
    (finding,) = found({**of, f"{A}granted.natural_person": 3052})
    assert finding.found == 469
    assert finding.target == f"{A}other.fee_overdue.total"
    assert "共 469 件，占“（七）总计” 3521 件的 13.3%" in finding.say


def test_the_only_application_is_a_share_too() -> None:
    (finding,) = found({f"{A}other.rest.company": 1})
    assert "共 1 件，占“（七）总计” 1 件的 100.0%" in finding.say


def test_the_earlier_form_has_other_handling_in_one_row() -> None:
    (finding,) = found({f"{A}other.company": 1, f"{A}granted.company": 2}, 2019)
    assert finding.flatten() == ("T3-6", "I", (f"{A}other.total", f"{A}concluded.total"))
    assert "33.3%" in finding.say


def test_a_part_that_is_open_counts_as_nothing_and_an_open_whole_says_nothing() -> None:
    """The whole is open with its part, unless somebody stated it."""
    changes: dict[str, Value | None] = {f"{A}other.rest.company": 5, f"{A}other.fee_overdue.company": None}
    assert found(changes) == ()
    (finding,) = found({**changes, f"{A}concluded.total": 20})
    assert "共 5 件，占“（七）总计” 20 件的 25.0%" in finding.say


@pytest.mark.parametrize(
    ("share", "written"),
    [
        ((469, 3521), "13.3"),
        ((1, 8), "12.5"),
        ((2, 3), "66.7"),
        ((1, 3), "33.3"),
        ((1, 1), "100.0"),
        ((1, 2000), "0.1"),
        ((10**30, 1), f"{10**32}.0"),
    ],
)
def test_a_share_is_written_with_one_decimal(share: tuple[int, int], written: str) -> None:
    assert percent(Fraction(*share)) == written
