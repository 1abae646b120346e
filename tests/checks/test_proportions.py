"""Shares and changes that a text states (N-10)."""

import pytest

from assistant.checks import Finding, evaluate
from tests.checks.test_said import FIGURES
from tests.checks.zeros import last_year, zeros

RECEIVED = "applications.received.natural_person"


def found(text: str, before: int | None = 10) -> list[Finding]:
    prior = None if before is None else last_year(2024, {RECEIVED: before})
    report = zeros(2025, FIGURES, prior, texts={"overview": text})
    return [one for one in evaluate(report) if one.code == "N-10"]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件，同比增长20%。",
        "收到政府信息公开申请14件，同比增长40.00%。",
        "收到政府信息公开申请12件，比上年增加2件。",
        "收到政府信息公开申请12件，同比增长约25%。",
        "收到政府信息公开申请12件，其中自然人9件，占75%。",
        "予以公开政府信息公开申请9件，占64.28%；占64.29%。",
        "公开信息40条，其中网站30条，占75%，微信10条，占25%。",
        "群众满意率98.6%。",
    ],
)
def test_a_share_or_change_that_the_figures_give_is_not_remarked(text: str) -> None:
    assert found(text) == []


def test_a_change_is_compared_with_both_years() -> None:
    (finding,) = found("收到政府信息公开申请12件，同比增长21%。")
    assert finding.say == "“总体情况”写着“同比增长21%”，今年 12，上年 10，算出来是 20%；请核对。"
    assert finding.severity == "W"
    (finding,) = found("收到政府信息公开申请12件，同比下降20%。")
    assert finding.found == -20
    (finding,) = found("收到政府信息公开申请12件，比上年增加3件。")
    assert "算出来是 2；" in finding.say


def test_without_last_years_report_a_change_is_not_judged() -> None:
    assert found("收到政府信息公开申请12件，同比增长21%。", before=None) == []
    assert found("收到政府信息公开申请12件，同比增长21%。", before=0) == []


def test_a_share_of_nothing_that_is_counted_is_found() -> None:
    (finding,) = found("收到政府信息公开申请12件，其中自然人9件，占72%。")
    assert "“占72%”" in finding.say


def test_the_share_of_a_part_that_only_the_text_gives_is_reckoned_too() -> None:
    (finding,) = found("公开信息40条，其中网站30条，占70%，微信10条，占25%。")
    assert finding.say == (
        "“总体情况”写着“30条，占70%”，按表格和正文里的数算不出这个比例（30÷40＝75%）；请核对百分比，或者写明是占什么的比例。"
    )
    assert finding.spot is not None
    assert finding.spot.words == "30条，占70%"
