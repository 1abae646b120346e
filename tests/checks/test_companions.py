"""Figures that are not there alone: each with a case that holds and one that does not."""

from decimal import Decimal

import pytest

from assistant.checks import Finding
from assistant.checks.companions import check_companions
from assistant.report.figures import Mark
from tests.checks.zeros import Changes, zeros

P = "disclosure.procurement."


def found(changes: Changes, year: int = 2019) -> tuple[Finding, ...]:
    return tuple(check_companions(zeros(year, changes)))


def test_a_report_of_zeros_lacks_no_companion() -> None:
    assert found({}) == found({}, 2024) == ()


def test_projects_and_their_amount_come_together() -> None:
    assert found({f"{P}projects": 4, f"{P}amount_yuan": 25770}) == ()
    (finding,) = found({f"{P}projects": 4})
    assert finding.flatten() == ("T2-9", "W", (f"{P}amount_yuan", f"{P}projects"))
    assert finding.target == f"{P}amount_yuan"
    assert finding.say == (
        "第二部分表格“政府集中采购”行：“采购项目数量”填的是 4，“采购总金额”却是 0；"
        "请补上金额（单位：元），或者核对项目数量。"
    )
    (finding,) = found({f"{P}amount_yuan": Decimal("25770.50")})
    assert finding.flatten() == ("T2-9", "W", (f"{P}projects", f"{P}amount_yuan"))
    assert finding.say == (
        "第二部分表格“政府集中采购”行：“采购总金额”填的是 25770.5 元，“采购项目数量”却是 0；"
        "请补上项目数量，或者核对金额。"
    )


@pytest.mark.parametrize(
    ("row", "name"), [("licensing", "行政许可"), ("other_services", "其他对外管理服务事项"), ("penalties", "行政处罚")]
)
def test_decisions_are_made_on_items(row: str, name: str) -> None:
    cells = {column: f"disclosure.{row}.{column}" for column in ("prior_items", "change", "decisions")}
    for column in ("prior_items", "change"):
        assert found({cells["decisions"]: 181, cells[column]: 396}) == ()
    (finding,) = found({cells["decisions"]: 181})
    assert finding.flatten() == ("T2-8", "W", tuple(cells.values()))
    assert finding.say == (
        f"第二部分表格“{name}”行：“处理决定数量”填的是 181，“上一年项目数量”和“本年增/减”却都是 0；"
        "没有项目一般不会有处理决定，请核对。"
    )


@pytest.mark.parametrize("left_open", [None, Mark.NONE])
def test_a_companion_that_is_open_is_not_missed_yet(left_open: Mark | None) -> None:
    assert found({f"{P}projects": 4, f"{P}amount_yuan": left_open}) == ()
    assert found({f"{P}projects": left_open}) == ()
