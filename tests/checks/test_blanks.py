"""Open cells: each an error in a draft, gathered to few warnings in a report that is only checked."""

import pytest

from assistant.checks import Finding, evaluate
from assistant.report.figures import Figures, Mark, Value, totals
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.checks.zeros import Changes, short, zeros
from tests.published import APPLICANTS, RESULTS

A = "applications."
COUNT = f"{A}granted.company"
ADVICE = "：报告里每一格都要有数，没有发生的填 0，漏填的请补上。"


def finished(year: int, changes: Changes) -> tuple[Finding, ...]:
    """What is said of a printed report of zeros, its totals in it, with those changes."""
    blank = zeros(year, {})
    whole = blank.figures.changed(totals(blank.form, blank.figures)).changed(changes)
    return evaluate(Report(blank.form, "云溪县某局", year, "department", whole), draft=False)


def blank(*cells: str, value: Value | None = None) -> dict[str, Value | None]:
    return dict.fromkeys(cells, value)


@pytest.mark.parametrize("year", [2019, 2024])
def test_a_whole_report_has_nothing_open(year: int) -> None:
    assert finished(year, {}) == ()


@pytest.mark.parametrize(
    ("code", "cell", "where"),
    [
        ("T3-5", COUNT, "第三部分表格“（一）予以公开”行“商业企业”列"),
        ("T3-5", f"{A}granted.total", "第三部分表格“（一）予以公开”行“总计”列"),
        ("T4-2", "disputes.direct_suit.pending", "第四部分表格“未经复议直接起诉”的“尚未审结”栏"),
        ("T2-12", "disclosure.fees.amount", "第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列"),
    ],
)
@pytest.mark.parametrize("value", [None, *Mark])
def test_one_open_cell_is_a_warning_that_names_it_and_says_what_stands_there(
    code: str, cell: str, where: str, value: Mark | None
) -> None:
    (finding,) = finished(2024, {cell: value})
    assert finding.flatten() == (code, "W", (cell,))
    assert finding.missing == (cell,)
    assert finding.target == cell
    assert finding.say == f"{where}{f'填的是“{value.value}”' if value else '没有填'}{ADVICE}"
    assert not finding.stops


def test_the_same_cells_stop_a_draft_one_by_one() -> None:
    row = [f"{A}granted.{applicant}" for applicant in APPLICANTS[:-1]]
    assert short(evaluate(zeros(2024, blank(*row)))) == [("T3-5", "E", (cell,)) for cell in row]


def test_the_open_cells_of_a_row_are_one_finding() -> None:
    rules = tuple(f"disclosure.rules.{column}" for column in ("made", "repealed", "in_force"))
    (finding,) = finished(2024, blank(*rules, value=Mark.SLASH))
    assert finding.flatten() == ("T2-12", "W", rules)
    assert finding.missing == rules
    assert finding.say == f"第二部分表格“规章”行 3 格填的是“/”{ADVICE}"
    (finding,) = finished(2024, {**blank(*rules[:2], value=Mark.DASH), rules[2]: None})
    assert finding.say == f"第二部分表格“规章”行 2 格填的是“-”，1 格没有填{ADVICE}"
    (finding,) = finished(2024, blank("disputes.direct_suit.upheld", "disputes.direct_suit.total"))
    assert finding.say == f"第四部分表格“未经复议直接起诉” 2 格没有填{ADVICE}"


def test_a_column_without_any_number_is_one_finding() -> None:
    rows = [row.id for row in form_for(2024).table("applications").rows]
    totals_left_out = tuple(f"{A}{row}.total" for row in rows)
    (finding,) = finished(2024, blank(*totals_left_out))
    assert finding.flatten() == ("T3-5", "W", totals_left_out)
    assert finding.say == f"第三部分表格“总计”整列 25 格没有填{ADVICE}"
    pending = tuple(f"disputes.{group}.pending" for group in ("reconsideration", "direct_suit"))
    third = "disputes.suit_after_reconsideration.pending"
    (finding,) = finished(2024, blank(*pending, third))
    assert finding.say == f"第四部分表格“尚未审结”各栏 3 格没有填{ADVICE}"
    assert [finding.cells for finding in finished(2024, blank(*pending))] == [(cell,) for cell in pending]


def test_a_column_of_two_cells_is_a_column() -> None:
    made = ("disclosure.rules.made", "disclosure.normative_documents.made")
    (finding,) = finished(2024, blank(*made))
    assert finding.cells == made
    assert finding.say == f"第二部分表格“本年制发件数”整列 2 格没有填{ADVICE}"


def test_a_column_of_one_cell_is_called_by_its_cell() -> None:
    decisions = tuple(f"disclosure.{row}.decisions" for row in ("licensing", "penalties", "coercion"))
    column, cell = finished(2024, blank(*decisions, "disclosure.fees.amount"))
    assert column.cells == decisions
    assert cell.say == f"第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列没有填{ADVICE}"


def test_a_report_that_states_no_total_is_told_so_once_a_column_and_once_a_row() -> None:
    one = zeros(2024, {})
    found = [finding for finding in evaluate(one, draft=False) if finding.code == "T3-5"]
    column = tuple(f"{A}{row.id}.total" for row in one.form.table("applications").rows)
    row = tuple(f"{A}concluded.{applicant}" for applicant in APPLICANTS[:-1])
    assert [finding.cells for finding in found] == [column, row]


def test_a_table_without_any_number_is_one_finding() -> None:
    empty = Report(form_for(2024), "云溪县某局", 2024, "department", Figures())
    found = evaluate(empty, draft=False)
    assert [(finding.code, finding.severity, len(finding.cells)) for finding in found] == [
        ("T2-12", "W", 10),
        ("T3-5", "W", 175),
        ("T4-2", "W", 15),
    ]
    assert found[1].say == f"第三部分表格全部 175 格没有填{ADVICE}"


def test_a_report_that_prints_only_what_is_not_zero_gets_a_line_a_row_at_most() -> None:
    """Some offices fill nothing but the cells in which something happened."""
    form = form_for(2024)
    filled: dict[str, Value | None] = {
        **{f"{A}received.natural_person": 3, f"{A}received.total": 3},
        **{f"{A}granted.natural_person": 2, f"{A}granted.total": 2},
        **{f"{A}other.rest.company": 1, f"{A}other.rest.total": 1, f"{A}received.company": 1},
    }
    sparse = Report(form, "云溪县某局", 2024, "department", Figures().changed(filled))
    found = [finding for finding in evaluate(sparse, draft=False) if finding.code == "T3-5"]
    assert len(found) == 25
    told = [cell for finding in found for cell in finding.cells]
    assert sorted(told) == sorted(
        cell.id for cell in form.cells.values() if cell.table == "applications" and cell.id not in filled
    )
    assert all(len({cell.rpartition(".")[0] for cell in finding.cells}) == 1 for finding in found)
    assert found[0].say == f"第三部分表格“一、本年新收政府信息公开申请数量”行 4 格没有填{ADVICE}"


def test_a_blank_contributor_counts_as_nothing_and_a_blank_total_hangs() -> None:
    results = {f"disputes.direct_suit.{result}": None for result in RESULTS}
    some: dict[str, Value | None] = {**results, "disputes.direct_suit.upheld": 2}
    assert {finding.code for finding in finished(2024, {**some, "disputes.direct_suit.total": 2})} == {"T4-2"}
    assert {finding.code for finding in finished(2024, {**some, "disputes.direct_suit.total": 3})} == {"T4-1", "T4-2"}
    assert {finding.code for finding in finished(2024, some)} == {"T4-2"}


def test_a_sum_that_does_not_add_up_is_an_error_in_a_report_that_is_only_checked() -> None:
    assert [finding.stops for finding in finished(2024, {"disputes.direct_suit.total": 3, COUNT: None})] == [
        True,
        False,
    ]
