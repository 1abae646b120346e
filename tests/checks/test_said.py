"""Numbers of the text against the tables (N-1 to N-9)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.checks import Finding, evaluate
from assistant.report.figures import Value
from tests.checks.zeros import Changes, last_year, zeros

A = "applications."
FIGURES: dict[str, Value | None] = {
    f"{A}received.natural_person": 9,
    f"{A}received.company": 3,
    f"{A}carried_in.natural_person": 2,
    f"{A}granted.natural_person": 8,
    f"{A}granted.company": 1,
    f"{A}partly_granted.company": 1,
    f"{A}refused.third_party.company": 1,
    f"{A}refused.process_records.natural_person": 1,
    f"{A}carried_out.natural_person": 2,
    "disputes.reconsideration.upheld": 2,
    "disputes.reconsideration.pending": 1,
    "disputes.direct_suit.upheld": 1,
    "disclosure.normative_documents.made": 3,
    "disclosure.normative_documents.in_force": 20,
    "disclosure.licensing.decisions": 120,
    "disclosure.fees.amount": Decimal("3.5"),
}
"""12 received, 2 carried in, 12 concluded (9 granted, 1 partly, 2 refused), 2 carried out; 3 reconsiderations."""


def found(text: str, changes: Changes | None = None, slot: str = "overview") -> list[Finding]:
    """What is said of the numbers of this text beside the figures."""
    report = zeros(2025, {**FIGURES, **(changes or {})}, texts={slot: text})
    return [one for one in evaluate(report) if one.code.startswith("N-")]


def codes(text: str, changes: Changes | None = None) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found(text, changes)]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件。",
        "收到政府信息公开申请14件。",
        "收到政府信息公开申请12件，其中自然人9件，企业3件。",
        "收到政府信息公开申请14件，其中自然人11件，企业3件。",
        "办理政府信息公开申请12件。",
        "依申请公开方面，予以公开9件，部分公开1件，不予公开2件，结转下年度2件。",
        "予以公开及部分公开政府信息公开申请10件。",
        "行政复议3件，其中维持2件，尚未审结1件；行政诉讼1件。",
        "制发行政规范性文件3件，现行有效20件。",
        "作出行政许可决定120件，行政事业性收费35000元。",
        "收到政府信息公开申请十余件。",
        "收到政府信息公开申请约10件。",
        "收到政府信息公开申请近20件。",
        "行政诉讼1件，均获维持。",
        "全年受理网络问政182件，不予公开信息8条。",
    ],
)
def test_a_text_that_agrees_with_the_tables_is_not_remarked(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("收到政府信息公开申请13件。", ("N-1", "E")),
        ("依申请公开办结11件。", ("N-2", "E")),
        ("办理政府信息公开申请13件。", ("N-2", "W")),
        ("依申请公开结转下年度3件。", ("N-2", "E")),
        ("上年结转政府信息公开申请1件。", ("N-2", "E")),
        ("依申请公开方面，予以公开8件。", ("N-3", "E")),
        ("依申请公开方面，不予公开1件。", ("N-3", "E")),
        ("收到政府信息公开申请12件，其中自然人8件。", ("N-4", "E")),
        ("发生行政复议2件。", ("N-5", "W")),
        ("行政复议3件，其中维持3件。", ("N-5", "W")),
        ("行政复议均获维持。", ("N-6", "E")),
        ("行政复议3件，均已审结。", ("N-6", "E")),
        ("未收到政府信息公开申请。", ("N-7", "E")),
        ("未发生行政复议。", ("N-7", "E")),
        ("制发行政规范性文件4件。", ("N-8", "W")),
        ("作出行政许可决定119件。", ("N-9", "W")),
        ("行政事业性收费3.6万元。", ("N-9", "W")),
        ("收到政府信息公开申请20余件。", ("N-1", "W")),
        ("收到政府信息公开申请近10件。", ("N-1", "W")),
        ("收到政府信息公开申请近300件。", ("N-1", "W")),
        ("收到政府信息公开申请约300件。", ("N-1", "W")),
    ],
)
def test_a_number_that_the_tables_do_not_have_is_found(text: str, code: tuple[str, str]) -> None:
    assert codes(text) == [code]


def test_the_sentence_says_what_is_written_where_and_what_the_tables_have() -> None:
    (finding,) = found("收到政府信息公开申请13件。")
    assert finding.say == (
        "“总体情况”写着“收到政府信息公开申请13件”，第三部分表格“一、本年新收政府信息公开申请数量”行“总计”列是 12，"
        "连同“二、上年结转政府信息公开申请数量”行“总计”列共 14；请核对哪一个对，改成一致。"
    )
    assert (finding.expected, finding.found) == (12, 13)
    assert finding.cells == ("applications.received.total", "applications.carried_in.total")


def test_the_finding_leads_to_the_number_in_the_text() -> None:
    text = "一年来。\n发生行政复议2件。"
    (finding,) = found(text)
    assert finding.spot is not None
    assert text[finding.spot.start : finding.spot.end] == finding.spot.words == "2件"


def test_money_is_compared_and_said_in_the_unit_of_its_cell() -> None:
    (finding,) = found("行政事业性收费3.6万元。")
    assert "列是 3.5 万元" in finding.say


def test_a_number_beside_an_open_cell_is_not_judged() -> None:
    assert codes("收到政府信息公开申请13件。", {f"{A}received.company": None}) == []
    assert codes("发生行政复议2件。", {"disputes.reconsideration.upheld": None}) == []


def test_last_years_number_is_compared_with_last_years_report() -> None:
    text = {"overview": "上年收到政府信息公开申请10件，今年收到12件。"}
    prior = last_year(2024, {f"{A}received.natural_person": 11, f"{A}carried_out.natural_person": 2})
    beside = evaluate(zeros(2025, FIGURES, prior, texts=text))
    assert [(one.code, one.severity, one.expected) for one in beside if one.code == "N-1"] == [("N-1", "W", 11)]
    assert [one for one in evaluate(zeros(2025, FIGURES, texts=text)) if one.code == "N-1"] == []


def severities(text: str, **report: Any) -> list[str]:
    """How grave what is said of a wrong number is, in the report of this organ and kind."""
    made = replace(zeros(2025, FIGURES, texts={"overview": text}), **report)
    return [one.severity for one in evaluate(made) if one.code in ("N-1", "N-7")]


def test_a_number_that_a_word_may_narrow_is_only_asked_about() -> None:
    assert severities("收到政府信息公开申请13件。") == ["E"]
    assert severities("便民中心收到政府信息公开申请13件。") == ["W"]
    assert severities("下属单位收到政府信息公开申请13件。") == ["W"]
    assert severities("便民中心未收到政府信息公开申请。") == ["W"]


def test_the_organs_own_name_narrows_nothing() -> None:
    text = "云溪县水务局收到政府信息公开申请13件。"
    assert severities(text, organ="云溪县水务局") == ["E"]
    assert severities(text, organ="石桥县水务局") == ["W"]


def test_the_whole_county_is_more_than_a_department_and_no_more_than_its_government() -> None:
    text = "全县收到政府信息公开申请13件。"
    assert severities(text, kind="department") == ["W"]
    assert severities(text, kind="government") == ["E"]
