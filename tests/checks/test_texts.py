"""Figures against the text: what a section says, or passes over."""

import pytest

from assistant.checks import Finding
from assistant.checks.texts import check_texts
from assistant.report.report import Prior
from tests.checks.zeros import Changes, last_year, short, zeros

FEE_OVERDUE = "applications.other.fee_overdue"
PENDING = "disputes.reconsideration.pending"


def found(changes: Changes, texts: dict[str, str], prior: Prior | None = None, year: int = 2024) -> tuple[Finding, ...]:
    return tuple(check_texts(zeros(year, changes, prior, texts=texts)))


# T3-9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年，无收取信息处理费情况。", "无收取信息处理费"),
        ("本年度未收取政府信息公开信息处理费。", "未收取政府信息公开信息处理费"),
        ("没有向任何单位和个人收取\n信息处理费。", "没有向任何单位和个人收取信息处理费"),
        ("按规定收费，全年未产生信息处理费。", "未产生信息处理费"),
        ("信息处理费未收取。", "信息处理费未收取"),
        ("全年收取信息处理费共计0元。", "信息处理费共计0元"),
        ("依申请公开未收费。", "未收费"),
        ("依申请公开不收取任何费用。", "不收取任何费用"),
    ],
)
def test_applications_dropped_for_an_unpaid_fee_do_not_go_with_no_fee_at_all(text: str, words: str) -> None:
    assert found({f"{FEE_OVERDUE}.company": 0}, {"other_matters": text}) == ()
    (finding,) = found({f"{FEE_OVERDUE}.company": 2}, {"other_matters": text})
    assert finding.flatten() == ("T3-9", "W", (f"{FEE_OVERDUE}.total",))
    assert (finding.found, finding.expected, finding.missing) == (2, None, ())
    assert finding.say == (
        f"第三部分表格“（六）其他处理”第2项（申请人逾期未缴费）有 2 件，“其他需要报告的事项”却写着“{words}”；"
        "通知过收费、申请人没有缴的，请把通知收费的件数写上；没有通知过收费的，请核对这 2 件。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有其他需要报告的事项。",
        "全年收取信息处理费380元。",
        "全年收取信息处理费共计2230元，收费标准均符合规定。",
        "向2件申请发出收费通知，申请人逾期未缴纳信息处理费。",
        "未来将继续规范信息处理费的收取。",
        "严格执行信息处理费管理办法，未发生信息处理费争议。",
    ],
)
def test_a_text_that_does_not_deny_fees_goes_with_them(text: str) -> None:
    assert found({f"{FEE_OVERDUE}.company": 2}, {"other_matters": text}) == ()


# T3-11


@pytest.mark.parametrize("row", ["received", "carried_in"])
@pytest.mark.parametrize("year", [2019, 2024])
def test_applications_that_the_overview_passes_over_are_remarked(year: int, row: str) -> None:
    changes = {f"applications.{row}.natural_person": 1}
    assert found(changes, {"overview": "全年收到政府信息公开申请1件。"}, year=year) == ()
    assert found({}, {"overview": "全年发布信息110条。"}, year=year) == ()
    (finding,) = found(changes, {"overview": "全年发布信息110条。", "other_matters": "没有申请。"}, year=year)
    cells = ("applications.received.total", "applications.carried_in.total")
    assert finding.flatten() == ("T3-11", "I", cells)
    assert finding.found == 1
    assert finding.say == (
        "第三部分表格有 1 件政府信息公开申请（本年新收和上年结转），第一部分却没有提到申请；"
        "请在第一部分写一写依申请公开的情况。"
    )


@pytest.mark.parametrize("texts", [{}, {"overview": " \n"}, {"problems": "问题和改进。"}])
def test_of_a_text_that_is_not_there_nothing_is_said(texts: dict[str, str]) -> None:
    changes = {"applications.received.natural_person": 1, f"{FEE_OVERDUE}.company": 2}
    assert found(changes, texts, last_year(2023, {PENDING: 3})) == ()


# T4-6


@pytest.mark.parametrize(
    "text",
    [
        "未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        "无涉及政府信息公开行政复议、诉讼案件。",
        "没有因政府信息公开引起的行政复议、行政诉讼。",
        "未接到政务公开相关举报、投诉、行政复议或行政诉讼等事件。",
        "无行政复议和行政诉讼。",
        "全年发生行政复议0件、行政诉讼0件。",
    ],
)
@pytest.mark.parametrize(
    ("cell", "name"),
    [(PENDING, "行政复议"), ("disputes.direct_suit.pending", "行政诉讼")],
)
@pytest.mark.parametrize("slot", ["overview", "other_matters"])
def test_no_dispute_in_the_text_is_asked_about_where_one_was_pending(
    text: str, cell: str, name: str, slot: str
) -> None:
    before = last_year(2023, {cell: 3})
    assert found({}, {slot: text}, last_year(2023, {})) == ()
    assert found({}, {slot: text}) == ()
    finding = found({}, {slot: text}, before)[0]
    assert (finding.code, finding.severity, finding.target) == ("T4-6", "W", cell)
    section = {"overview": "总体情况", "other_matters": "其他需要报告的事项"}[slot]
    assert finding.say.startswith(f"上年报告有 3 件{name}尚未审结，“{section}”却写着“")
    assert finding.say.endswith("”；这 3 件今年审结了吗？请核对第四部分表格和这句话，本地不重复统计的保留。")


def test_pending_suits_of_both_kinds_count_together() -> None:
    cells = ("disputes.direct_suit.pending", "disputes.suit_after_reconsideration.pending")
    before = last_year(2023, dict(zip(cells, (1, 2), strict=True)))
    (finding,) = found({}, {"overview": "未发生行政诉讼。"}, before)
    assert finding.flatten() == ("T4-6", "W", cells)
    assert "上年报告有 3 件行政诉讼尚未审结，“总体情况”却写着“未发生行政诉讼”；" in finding.say


@pytest.mark.parametrize(
    "text",
    [
        "全年发生行政复议10件，行政诉讼20件。",
        "行政复议3件，均未被纠正；未经复议直接起诉的行政诉讼2件。",
        "未发生被复议机关撤销的情况。",
        "未发生行政复议被纠错、行政诉讼败诉的情况。",
    ],
)
def test_a_text_that_tells_of_disputes_goes_with_pending_ones(text: str) -> None:
    before = last_year(2023, {PENDING: 3, "disputes.direct_suit.pending": 1})
    assert found({}, {"overview": text}, before) == ()


def test_pending_disputes_are_compared_across_forms_and_only_with_the_year_before() -> None:
    text = {"overview": "未发生行政复议。"}
    assert short(found({}, text, last_year(2020, {PENDING: 3}), 2021)) == [("T4-6", "W", (PENDING,))]
    assert found({}, text, last_year(2022, {PENDING: 3})) == ()
