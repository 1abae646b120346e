"""The sums across years: carried applications, documents in force and made public, items with their change."""

import pytest

from assistant.checks import Finding
from assistant.checks.sums import check_sums
from assistant.report.figures import Figures, Mark, Quantity, Value
from assistant.report.formfile import build_form
from assistant.report.report import Prior, Report
from knowledge.shelf import FORMS, form_for
from tests.checks.zeros import last_year, zeros

A = "applications."


def short(one: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Its findings in their short form."""
    return [finding.flatten() for finding in check_sums(one)]


def only(one: Report) -> Finding:
    """Its single finding."""
    (finding,) = check_sums(one)
    return finding


def numbers(finding: Finding) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    return finding.expected, finding.found, finding.difference


def carried_out(year: int, by_applicant: dict[str, Value | None]) -> Prior:
    """Last year's report, in which that was carried out."""
    return last_year(year, {f"{A}carried_out.{applicant}": value for applicant, value in by_applicant.items()})


CARRIED: dict[str, Value | None] = {
    "applications.carried_in.company": 3,
    "applications.granted.company": 3,
}


@pytest.mark.parametrize("year", [2020, 2021, 2024])
def test_carried_in_is_asked_about_where_last_year_carried_out_another_number(year: int) -> None:
    assert short(zeros(year, CARRIED, carried_out(year - 1, {"company": 3}))) == []
    first, second = check_sums(zeros(year, CARRIED, carried_out(year - 1, {"company": 5})))
    assert first.flatten() == ("T3-7", "W", ("applications.carried_in.company",))
    assert second.flatten() == ("T3-7", "W", ("applications.carried_in.total",))
    assert numbers(first) == numbers(second) == (5, 3, -2)
    assert first.say == (
        "第三部分表格“商业企业”列：今年“二、上年结转”填的是 3，上年报告“四、结转下年度继续办理”是 5，前者少 2；"
        "机构合并、更正统计等情形请说明原因。"
    )


def test_a_prior_report_without_a_form_is_on_this_form_where_that_covers_its_year() -> None:
    before = carried_out(2023, {"company": 5}).figures
    assert [cells for *_, cells in short(zeros(2024, CARRIED, Prior(2023, before)))] == [
        ("applications.carried_in.company",),
        ("applications.carried_in.total",),
    ]
    older = carried_out(2020, {"company": 5}).figures
    assert [cells for *_, cells in short(zeros(2021, CARRIED, Prior(2020, older)))] == [
        ("applications.carried_in.company",)
    ], "of an unknown form only what was given is compared"


@pytest.mark.parametrize("prior_year", [2022, 2024, 2025])
def test_years_that_do_not_follow_are_not_compared(prior_year: int) -> None:
    assert short(zeros(2024, CARRIED, carried_out(prior_year, {"company": 5}))) == []
    assert short(zeros(2024, CARRIED, None)) == []


@pytest.mark.parametrize("left_open", [None, Mark.SLASH])
def test_what_one_of_the_two_years_left_open_is_not_compared(left_open: Mark | None) -> None:
    assert short(zeros(2024, CARRIED, carried_out(2023, {"company": left_open}))) == []
    unfilled = {**CARRIED, "applications.carried_in.company": left_open}
    assert short(zeros(2024, unfilled, carried_out(2023, {"company": 5}))) == []


def test_last_year_s_stated_total_counts_as_stated() -> None:
    stated = carried_out(2023, {"company": 3, "total": 4})
    assert [cells for _, _, cells in short(zeros(2024, CARRIED, stated))] == [("applications.carried_in.total",)]


D = "disclosure.normative_documents."


def documents(year: int, **of_row: Value | None) -> dict[str, Value | None]:
    return {f"{D}{column}": value for column, value in of_row.items()}


def test_documents_in_force_are_last_year_s_and_the_new_ones_less_the_repealed() -> None:
    before = last_year(2024, documents(2024, made=62, repealed=33, in_force=440))
    right = documents(2025, made=58, repealed=45, in_force=453)
    assert short(zeros(2025, right, before)) == []
    finding = only(zeros(2025, {**right, f"{D}in_force": 546}, before))
    assert finding.flatten() == ("T2-1", "W", (f"{D}in_force", f"{D}made", f"{D}repealed"))
    assert finding.target == f"{D}in_force"
    assert numbers(finding) == (453, 546, 93)
    assert finding.say == (
        "第二部分表格“行政规范性文件”行：“现行有效件数”填的是 546，上年报告的现行有效件数加本年制发、减本年废止是 "
        "440＋58－45＝453，前者多 93；因文件清理、自然失效、机构合并、更正上年数等造成的，请说明原因。"
    )


@pytest.mark.parametrize("column", ["made", "repealed", "in_force"])
@pytest.mark.parametrize("left_open", [None, Mark.SLASH])
def test_documents_are_not_compared_where_any_cell_of_the_row_is_open(column: str, left_open: Mark | None) -> None:
    before = last_year(2024, documents(2024, in_force=440))
    wrong = documents(2025, made=58, repealed=45, in_force=546)
    assert short(zeros(2025, wrong, before)) != []
    assert short(zeros(2025, {**wrong, f"{D}{column}": left_open}, before)) == []
    assert short(zeros(2025, wrong, last_year(2024, documents(2024, in_force=left_open)))) == []


def test_documents_made_public_are_last_year_s_and_the_newly_published() -> None:
    before = last_year(2019, documents(2019, public_total=89))
    right = documents(2020, published=77, public_total=166)
    assert short(zeros(2020, right, before)) == []
    finding = only(zeros(2020, {**right, f"{D}public_total": 160}, before))
    assert finding.flatten() == ("T2-6", "W", (f"{D}public_total", f"{D}published"))
    assert numbers(finding) == (166, 160, -6)
    assert "“规范性文件”行：“对外公开总数量”填的是 160，" in finding.say
    assert "本年新公开是 89＋77＝166，前者少 6；" in finding.say


@pytest.mark.parametrize(
    ("row", "name"), [("licensing", "行政许可"), ("coercion", "行政强制"), ("fees", "行政事业性收费")]
)
def test_items_of_the_year_before_are_last_year_s_with_their_signed_change(row: str, name: str) -> None:
    cell = f"disclosure.{row}.prior_items"
    before = last_year(2019, {cell: 396, f"disclosure.{row}.change": -18})
    assert short(zeros(2020, {cell: 378}, before)) == []
    finding = only(zeros(2020, {cell: 396}, before))
    assert finding.flatten() == ("T2-7", "W", (cell,))
    assert numbers(finding) == (378, 396, 18)
    assert (
        f"“{name}”行：“上一年项目数量”填的是 396，上年报告的上一年项目数量加当年增/减是 396－18＝378，" in finding.say
    )


def test_section_two_is_not_compared_with_a_report_on_another_form() -> None:
    older = last_year(2020, {f"{D}public_total": 89, "disclosure.licensing.prior_items": 3})
    assert short(zeros(2021, documents(2021, in_force=500), older)) == []
    stated = Prior(2020, Figures({f"{D}in_force": 440}), form_for(2020))
    assert short(zeros(2021, documents(2021, in_force=500), stated)) == []
    assert short(zeros(2024, documents(2024, in_force=500), last_year(2023, documents(2023, in_force=440)))) != []


def test_a_sum_works_across_forms_only_where_the_form_s_data_say_so() -> None:
    texts = {
        name: (FORMS / "gov-info-2021" / f"{name}.yaml").read_text("utf-8") for name in ("form", "checks", "questions")
    }
    assert "    across_forms: true\n" in texts["checks"]
    within = build_form(texts["form"], texts["checks"].replace("    across_forms: true\n", ""), texts["questions"])
    before = carried_out(2020, {"company": 5})
    across = zeros(2021, CARRIED, before)
    assert len(short(across)) == 2
    assert short(Report(within, across.organ, 2021, across.kind, across.figures, prior=before)) == []
