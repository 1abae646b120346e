"""The processing fee: its steps (N-14), and that the last section reports it (D-12)."""

from dataclasses import replace

from assistant.checks import Finding, evaluate
from assistant.report.figures import Value
from tests.checks.zeros import zeros


def found(text: str, code: str, facts: dict[str, Value] | None = None, overview: str = "") -> list[Finding]:
    texts = {"other_matters": text, **({"overview": overview} if overview else {})}
    report = replace(zeros(2025, {}, texts=texts), facts=facts or {})
    return [one for one in evaluate(report) if one.code == code]


def test_an_amount_that_is_no_multiple_of_ten_yuan_is_asked_about() -> None:
    assert found("2025年收取信息处理费3940元。", "N-14") == []
    assert found("2025年收取信息处理费约3945元。", "N-14") == []
    (finding,) = found("2025年收取信息处理费3945元。", "N-14")
    assert finding.say == (
        "“其他需要报告的事项”写着收取信息处理费 3945 元；信息处理费按件、按量计收，都是 10 元的倍数，请核对金额。"
    )


def test_so_many_items_cost_at_least_ten_yuan_each() -> None:
    assert found("对3件申请收取信息处理费30元。", "N-14") == []
    (finding,) = found("对3件申请收取信息处理费20元。", "N-14")
    assert "3 件收取信息处理费 20 元" in finding.say


def test_a_fee_that_was_given_must_be_reported_in_the_last_section() -> None:
    fee: dict[str, Value] = {"processing_fee.yuan": 300}
    assert found("收取信息处理费300元。", "D-12", fee) == []
    assert found("无其他需要报告的事项。", "D-12") == []
    (finding,) = found("无其他需要报告的事项。", "D-12", fee)
    assert (finding.severity, finding.waivable) == ("E", True)
    assert finding.say == (
        "前面给了收取信息处理费 300 元，“其他需要报告的事项”却没有写到；收取信息处理费的情况必须在第六部分写明。"
    )
    (finding,) = found("2025年未收取信息处理费。", "D-12", fee)
    assert "却写着“2025年未收取信息处理费”" in finding.say


def test_a_fee_told_in_another_section_counts_as_given() -> None:
    (finding,) = found("无。", "D-12", overview="全年收取信息处理费300元。")
    assert "“全年收取信息处理费300元”" in finding.say


def test_the_fact_that_the_answers_give_is_compared_with_the_text() -> None:
    (finding,) = found("收取信息处理费310元。", "N-14", {"processing_fee.yuan": 300})
    assert "收取信息处理费是 300" in finding.say
