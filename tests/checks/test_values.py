"""Cells one by one: what is open, and what a cell's kind does not allow."""

from decimal import Decimal

import pytest

from assistant.checks import evaluate
from assistant.checks.values import check_values
from assistant.report.figures import Figures, Mark, Value, totals
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.checks.zeros import zeros

YEARS = (2019, 2024)
OPEN = (None, *Mark)
COUNT = "applications.granted.company"
CASE = "disputes.direct_suit.pending"


def found(year: int, cell: str, value: Value | None) -> list[tuple[str, str, tuple[str, ...]]]:
    """The findings in their short form."""
    return [finding.flatten() for finding in check_values(zeros(year, {cell: value}))]


@pytest.mark.parametrize("year", YEARS)
def test_a_report_full_of_zeros_has_no_finding(year: int) -> None:
    assert list(check_values(zeros(year, {}))) == []


@pytest.mark.parametrize(
    ("year", "cell", "value"),
    [
        (2024, COUNT, 10**12),
        (2024, COUNT, Decimal("12.00")),
        (2024, CASE, 3),
        (2019, "disclosure.licensing.change", -18),
        (2019, "disclosure.fees.change", 2),
        (2019, "disclosure.procurement.amount_yuan", Decimal("13575394432.52")),
        (2024, "disclosure.fees.amount", Decimal("24252.311082")),
        (2024, "disclosure.fees.amount", Decimal("12.3500000000")),
        (2024, "disclosure.fees.amount", 282),
        (2024, "applications.granted.total", 0),
    ],
)
def test_a_value_that_its_cell_allows_is_no_finding(year: int, cell: str, value: Value) -> None:
    assert found(year, cell, value) == []


@pytest.mark.parametrize("mark", Mark)
def test_a_sign_for_a_total_is_an_error_and_an_absent_total_is_none(mark: Mark) -> None:
    assert found(2024, "applications.granted.total", mark) == [("T3-5", "E", ("applications.granted.total",))]
    assert found(2024, "applications.granted.total", None) == []


@pytest.mark.parametrize(
    ("code", "year", "cell"),
    [
        ("T3-5", 2019, COUNT),
        ("T3-5", 2024, COUNT),
        ("T4-2", 2019, CASE),
        ("T4-2", 2024, CASE),
        ("T2-12", 2019, "disclosure.licensing.change"),
        ("T2-12", 2019, "disclosure.procurement.amount_yuan"),
        ("T2-12", 2024, "disclosure.rules.made"),
        ("T2-12", 2024, "disclosure.fees.amount"),
    ],
)
@pytest.mark.parametrize("value", OPEN)
def test_a_typed_cell_left_open_is_an_error_that_names_it(code: str, year: int, cell: str, value: Mark | None) -> None:
    assert found(year, cell, value) == [(code, "E", (cell,))]
    finding = next(check_values(zeros(year, {cell: value})))
    assert finding.missing == (cell,)
    assert (finding.expected, finding.found, finding.difference) == (None, None, None)


@pytest.mark.parametrize(
    ("code", "severity", "year", "cell", "value"),
    [
        ("T3-4", "E", 2019, COUNT, -1),
        ("T3-4", "E", 2024, COUNT, -1),
        ("T3-4", "E", 2024, COUNT, Decimal("1.5")),
        ("T3-4", "E", 2024, COUNT, Decimal("-1.5")),
        ("T3-4", "E", 2024, "applications.granted.total", -1),
        ("T4-2", "E", 2019, CASE, -1),
        ("T4-2", "E", 2024, CASE, Decimal("0.5")),
        ("T4-2", "E", 2024, "disputes.direct_suit.total", Decimal("0.5")),
        ("T2-12", "E", 2019, "disclosure.licensing.prior_items", -1),
        ("T2-12", "E", 2019, "disclosure.licensing.change", Decimal("0.5")),
        ("T2-12", "E", 2019, "disclosure.procurement.projects", -4),
        ("T2-12", "E", 2019, "disclosure.procurement.amount_yuan", Decimal("0.001")),
        ("T2-12", "W", 2019, "disclosure.procurement.amount_yuan", Decimal("-0.01")),
        ("T2-12", "E", 2024, "disclosure.normative_documents.in_force", -1),
        ("T2-12", "W", 2024, "disclosure.fees.amount", -1),
        ("T2-5", "E", 2024, "disclosure.licensing.decisions", Decimal("0.5")),
        ("T2-5", "E", 2024, "disclosure.rules.made", Decimal("-0.5")),
        ("T2-5", "E", 2024, "disclosure.fees.amount", Decimal("0.0000001")),
    ],
)
def test_a_value_that_its_cell_does_not_allow_is_one_finding(
    code: str, severity: str, year: int, cell: str, value: Value
) -> None:
    assert found(year, cell, value) == [(code, severity, (cell,))]
    finding = next(check_values(zeros(year, {cell: value})))
    assert (finding.found, finding.missing) == (value, ())


@pytest.mark.parametrize(
    ("year", "cell", "value", "say"),
    [
        (
            2024,
            COUNT,
            None,
            "第三部分表格“（一）予以公开”行“商业企业”列还没有填：没有发生就填 0，还没拿到数就先补上。",
        ),
        (
            2024,
            CASE,
            Mark.SLASH,
            "第四部分表格“未经复议直接起诉”的“尚未审结”栏填的是“/”：没有发生就填 0，还没拿到数就先补上。",
        ),
        (
            2024,
            "disclosure.rules.made",
            Mark.NONE,
            "第二部分表格“规章”行“本年制发件数”列填的是“无”：没有发生就填 0，还没拿到数就先补上。",
        ),
        (2024, COUNT, -7, "第三部分表格“（一）予以公开”行“商业企业”列填的是 -7，件数不能是负数。"),
        (2024, COUNT, Decimal("2.50"), "第三部分表格“（一）予以公开”行“商业企业”列填的是 2.5，这一格只能是整数。"),
        (
            2024,
            "disclosure.fees.amount",
            Decimal("0.1234567"),
            "第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列填的是 0.1234567，这一格最多 6 位小数。",
        ),
        (
            2019,
            "disclosure.procurement.amount_yuan",
            Decimal("-12.30"),
            "第二部分表格“政府集中采购”行“采购总金额”列填的是 -12.3，金额是负数；退费等情形请说明原因。",
        ),
    ],
)
def test_the_sentence_names_row_and_column_and_what_stands_there(
    year: int, cell: str, value: Value | None, say: str
) -> None:
    assert next(check_values(zeros(year, {cell: value}))).say == say


@pytest.mark.parametrize("draft", [True, False])
def test_a_wrong_number_is_as_wrong_in_a_report_that_is_only_checked(draft: bool) -> None:
    wrong = zeros(2024, {COUNT: -1})
    whole = Report(wrong.form, "某局", 2024, "department", wrong.figures.changed(totals(wrong.form, wrong.figures)))
    row, column = "applications.granted.total", "applications.concluded.company"
    assert [finding.flatten() for finding in check_values(whole, draft)] == [
        ("T3-4", "E", (cell,)) for cell in (COUNT, row, column, "applications.concluded.total")
    ]


@pytest.mark.parametrize("year", YEARS)
def test_an_empty_report_names_every_typed_cell_in_printed_order_and_no_total(year: int) -> None:
    form = form_for(year)
    empty = Report(form, "某市某局", year, "department", Figures())
    assert [finding.cells for finding in check_values(empty)] == [(cell.id,) for cell in form.typed]
    assert {finding.code for finding in evaluate(empty)} == {"T3-5", "T4-2", "T2-12"}
    assert set(totals(form, Figures()).values()) == {None}


def test_errors_come_before_warnings_and_each_in_the_order_of_the_form() -> None:
    mixed = zeros(2024, {"disclosure.fees.amount": -1, COUNT: None, CASE: -1, "disclosure.rules.made": None})
    assert [finding.flatten() for finding in evaluate(mixed)] == [
        ("T2-12", "E", ("disclosure.rules.made",)),
        ("T3-5", "E", (COUNT,)),
        ("T4-2", "E", (CASE,)),
        ("T2-12", "W", ("disclosure.fees.amount",)),
    ]
    assert [finding.stops for finding in evaluate(mixed)] == [True, True, True, False]
