"""Figures of a size that makes one doubt their unit, or that they belong there: fees in 万元, rules."""

from dataclasses import replace
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


RULES = "disclosure.rules."


def rules(organ: str, kind: OrganKind, year: int = 2024) -> list[tuple[str, str, tuple[str, ...]]]:
    changes = {f"{RULES}made": 3, f"{RULES}in_force": 12} if year > 2020 else {f"{RULES}made": 3}
    return short(tuple(check_sizes(replace(zeros(year, changes, kind=kind), organ=organ))))


@pytest.mark.parametrize(
    ("organ", "kind"),
    [
        ("云溪县财政局", "department"),
        ("云溪市市场监督管理局", "department"),
        ("国家税务总局云溪县税务局", "department"),
        ("云溪县委宣传部", "department"),
        ("清水镇人民政府", "township"),
    ],
)
def test_an_organ_that_makes_no_rules_is_asked_about_them_once(organ: str, kind: OrganKind) -> None:
    assert rules(organ, kind) == [("T2-3", "W", (f"{RULES}made", f"{RULES}in_force"))]
    assert rules(organ, kind, 2020) == []


@pytest.mark.parametrize(
    ("organ", "kind"),
    [
        ("云溪市人民政府", "government"),
        ("云溪市人民政府办公室", "office"),
        ("国家某事务局", "department"),
        ("某某部", "department"),
        ("某市场监督管理总局", "department"),
    ],
)
def test_a_government_or_a_ministry_may_make_rules(organ: str, kind: OrganKind) -> None:
    assert rules(organ, kind) == []


def test_the_sentence_on_rules_names_every_cell_that_is_not_zero() -> None:
    (finding,) = check_sizes(zeros(2024, {f"{RULES}made": 3, f"{RULES}in_force": 12}))
    assert finding.say == (
        "第二部分表格“规章”行“本年制发件数”列、“规章”行“现行有效件数”列填的是 3、12；"
        "规章只由国务院部门和省级、设区的市、自治州的人民政府制定，别的机关没有："
        "请核对是不是把行政规范性文件填到了“规章”行，没有规章的填 0。"
    )
    assert finding.found == 15
