"""What the answers or the texts give beside the figures that it is a part of: the processing fee among the fees."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.checks import Finding
from assistant.checks.facts import check_facts
from assistant.report.figures import Mark, Value
from tests.checks.zeros import zeros

FEES = "disclosure.fees.amount"


def found(amount: Value | None, text: str = "", fact: Value | None = None, year: int = 2024) -> tuple[Finding, ...]:
    texts = {"other_matters": text} if text else {}
    facts = {} if fact is None else {"processing_fee.yuan": fact}
    changes = {FEES: amount} if year > 2020 else {}
    return tuple(check_facts(replace(zeros(year, changes, texts=texts), facts=facts)))


def test_a_processing_fee_beside_no_fee_at_all_is_remarked_whoever_gives_it() -> None:
    for finding in (*found(0, "全年收取信息处理费300元。"), *found(0, fact=300)):
        assert finding.flatten() == ("T2-13", "I", (FEES,))
        assert (finding.expected, finding.found) == (0, 300)
        assert finding.say == (
            "报告里收取信息处理费是 300 元，第二部分表格“行政事业性收费”填的是 0 万元，比信息处理费还少；"
            "信息处理费本身也是行政事业性收费，请问清楚本地这一格含不含它，不含的保留，含的请改。"
        )
    assert len(found(0, "全年收取信息处理费300元。")) == len(found(0, fact=300)) == 1


def test_the_fee_is_in_yuan_and_the_cell_in_ten_thousands() -> None:
    assert found(Decimal("0.03"), fact=300) == ()
    assert [finding.expected for finding in found(Decimal("0.0299"), fact=300)] == [299]
    assert found(Decimal("0.3"), "收取信息处理费0.3万元。") == ()
    assert len(found(Decimal("0.2"), "收取信息处理费0.3万元。")) == 1


def test_of_a_whole_and_its_parts_the_whole_counts_and_the_finding_leads_to_it() -> None:
    text = "全年收取信息处理费2230元。其中，云溪县民政局1件，收取信息处理费880元。"
    assert found(Decimal("0.223"), text) == ()
    (finding,) = found(Decimal("0.1"), text)
    assert finding.spot is not None
    assert finding.spot.words == "2230元"


@pytest.mark.parametrize("amount", [None, Mark.SLASH])
def test_an_open_cell_is_waited_for(amount: Mark | None) -> None:
    assert found(amount, fact=300) == ()


@pytest.mark.parametrize("text", ["", "无。", "2024年未收取信息处理费。", "上年收取信息处理费300元。"])
def test_without_a_fee_of_this_year_nothing_is_said(text: str) -> None:
    assert found(0, text) == found(0, fact=0) == found(0, fact=Mark.NONE) == ()


def test_the_older_form_has_no_amount_to_compare_with() -> None:
    assert found(None, "收取信息处理费300元。", year=2020) == ()
