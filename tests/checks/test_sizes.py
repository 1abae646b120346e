"""Figures of a size that makes one doubt their unit: fees in 万元."""

from decimal import Decimal

import pytest

from assistant.checks.sizes import check_sizes
from assistant.report.figures import Mark, Value
from assistant.report.form import OrganKind
from tests.checks.zeros import short, zeros

FEES = "disclosure.fees.amount"
PLACE = "第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列"
DOUBT = "这一格的单位是万元，请核对是不是把元填成了万元。"


def says(value: Value | None, kind: OrganKind = "government") -> list[str]:
    report = zeros(2024, {FEES: value}, kind=kind)
    found = tuple(check_sizes(report))
    assert short(found) == [("T2-4", "W", (FEES,))] * len(found)
    return [finding.say for finding in found]


@pytest.mark.parametrize("value", [None, Mark.SLASH, 0, 282, 9999, Decimal("18651.06"), Decimal("96171.6")])
def test_a_usual_amount_is_not_doubted(value: Value | None) -> None:
    assert says(value) == []


@pytest.mark.parametrize("value", [10000, 25770, Decimal("25770.00")])
def test_a_whole_number_of_ten_thousand_and_more_looks_like_yuan(value: Value) -> None:
    assert says(value) == [f"{PLACE}填的是 {int(str(value).partition('.')[0])}，是上万的整数；{DOUBT}"]


def test_a_department_seldom_takes_a_thousand_million_yuan() -> None:
    assert says(Decimal("100000.5")) == []
    assert says(Decimal("99999.5"), "department") == []
    assert says(Decimal("100000.5"), "department") == [
        f"{PLACE}填的是 100000.5，合十亿元以上，一个部门一年很少收这么多；{DOUBT}"
    ]
