"""Findings under the headings of the form."""

from assistant.checks.finding import Finding, Spot
from assistant.desk.sections import ACROSS, by_section
from assistant.report.rules import Severity
from knowledge.shelf import form_for

FORM = form_for(2025)
APPLICATIONS, DISPUTES = "applications.received.company", "disputes.reconsideration.upheld"


def finding(say: str, *cells: str, slot: str = "", severity: Severity = "W") -> Finding:
    return Finding("N-1", severity, cells, say, spot=Spot(slot, 0, 1, "甲") if slot else None)


def grouped(*findings: Finding) -> dict[str, list[str]]:
    return {heading: [one.say for one in ones] for heading, ones in by_section(FORM, findings).items()}


def test_the_headings_come_in_printed_order_and_only_where_there_is_something():
    found = grouped(
        finding("二", "disclosure.rules.made"),
        finding("六", slot="other_matters"),
        finding("三", APPLICATIONS),
        finding("一", slot="overview"),
        finding("引", slot="preface"),
    )
    assert list(found) == [
        "引言",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "六、其他需要报告的事项",
    ]


def test_within_a_part_the_order_is_kept():
    assert list(grouped(finding("先", APPLICATIONS), finding("后", APPLICATIONS)).values()) == [["先", "后"]]


def test_words_stand_where_they_are_written_whatever_cells_they_are_about():
    assert list(grouped(finding("甲", APPLICATIONS, slot="overview"))) == ["一、总体情况"]


def test_what_concerns_several_tables_or_none_comes_last():
    found = grouped(finding("多", APPLICATIONS, DISPUTES), finding("无"), finding("落款", slot="signature"))
    assert found == {"落款": ["落款"], ACROSS: ["多", "无"]}


def test_a_text_that_the_form_does_not_have_is_not_lost():
    assert grouped(finding("甲", slot="elsewhere")) == {ACROSS: ["甲"]}
