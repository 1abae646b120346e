"""Parts and wholes that a text gives (N-11)."""

import pytest

from assistant.checks import Finding, evaluate
from tests.checks.zeros import zeros


def found(text: str, slot: str = "overview") -> list[Finding]:
    report = zeros(2025, {}, texts={slot: text})
    return [one for one in evaluate(report) if one.code in ("N-11", "N-14")]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息20条，其中机构4条、规划9条、动态7条。",
        "公开信息100条，其中机构4条、规划9条。",
        "公开信息20条，其中机构4条、规划9条、动态6条等。",
        "公开信息20余条，其中机构4条、规划9条、动态6条。",
        "公开信息20条，其中网站20条。",
    ],
)
def test_parts_that_may_be_right_are_not_remarked(text: str) -> None:
    assert found(text) == []


def test_parts_that_come_to_more_than_their_whole_are_found() -> None:
    (finding,) = found("公开信息20条，其中机构12条、规划9条。")
    assert finding.say == (
        "“总体情况”写着“20条，其中机构12条、规划9条”，各分项加起来是 12＋9＝21，比总数 20 多 1；请核对总数和分项。"
    )
    assert (finding.code, finding.severity, finding.expected, finding.found) == ("N-11", "W", 20, 21)


def test_parts_that_were_meant_to_be_all_and_come_to_less_are_found() -> None:
    (finding,) = found("公开信息20条，其中机构4条、规划9条、动态6条。")
    assert "比总数 20 少 1" in finding.say
    (finding,) = found("公开信息100条，其中机构4条、其他信息16条。")
    assert "比总数 100 少 80" in finding.say


def test_a_part_larger_than_its_whole_is_found() -> None:
    (finding,) = found("公开信息20条，其中机构21条。")
    assert "其中一项是 21，比总数 20 还多" in finding.say


def test_the_parts_of_the_processing_fee_have_the_code_of_the_fee() -> None:
    (finding,) = found("收取信息处理费300元，其中甲局100元，乙局150元，其他单位30元。", "other_matters")
    assert finding.code == "N-14"
