"""The cell to blame: the smallest change that balances all, likely slips first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.blame import Remedy, Witness, remedies, witnesses_of
from assistant.checks.sums import check_sums
from assistant.report.figures import Figures, Quantity, Value, shown
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.checks.test_said import FIGURES
from tests.checks.zeros import last_year, zeros

A = "applications."
COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
FORM = form_for(2025)
SUMMED = [cell.id for cell in FORM.cells.values() if cell.table != "disclosure"]


def stated(**changes: Value) -> Report:
    """A balanced report with all its totals stated, and then these changes (`__` for a dot)."""
    report = zeros(2025, FIGURES)
    whole = Figures().changed(shown(report.form, report.figures))
    return replace(report, figures=whole.changed({cell.replace("__", "."): value for cell, value in changes.items()}))


def changed(remedy: Remedy) -> dict[str, Quantity]:
    return {one.cell: one.to for one in remedy.corrections}


def balances(report: Report, remedy: Remedy) -> bool:
    after = replace(report, figures=report.figures.changed(changed(remedy)))
    return not any(finding.severity == "E" for finding in check_sums(after))


def test_a_report_that_balances_has_nothing_to_blame() -> None:
    assert remedies(stated()) == ()
    assert remedies(zeros(2025, FIGURES)) == ()


def test_one_wrong_cell_is_named_with_what_it_was_to_be() -> None:
    (remedy,) = remedies(stated(applications__granted__natural_person=30))
    assert changed(remedy) == {f"{A}granted.natural_person": 8}
    assert remedy.say == ("最可能填错的是第三部分表格“（一）予以公开”行“自然人”列：填的是 30，改为 8 后全部平衡。")


def test_a_wrong_total_is_named_beside_the_parts_that_could_be_meant() -> None:
    found = remedies(stated(disputes__reconsideration__total=5))
    assert {"disputes.reconsideration.total": 3} in [changed(one) for one in found]
    assert {len(one.corrections) for one in found} == {1}


@pytest.mark.parametrize(
    ("right", "wrong", "slip", "words"),
    [
        (12, 21, "swapped digits", "（像是相邻两位数字写反了）"),
        (12, 122, "one digit too many", "（像是多打了一位）"),
        (12, 120, "one digit too many", "（像是多打了一位）"),
        (12, 1, "one digit too few", "（像是少打了一位）"),
        (12, 13, "total for a part", "（像是把合计填进了分项）"),
        (12, 77, "", ""),
    ],
)
def test_a_likely_slip_is_said(right: int, wrong: int, slip: str, words: str) -> None:
    figures: dict[str, Value | None] = {
        f"{A}received.natural_person": right,
        f"{A}received.company": 1,
        f"{A}granted.natural_person": right,
        f"{A}granted.company": 1,
    }
    report = zeros(2025, figures)
    whole = Figures().changed(shown(report.form, report.figures))
    made = replace(report, figures=whole.changed({f"{A}received.natural_person": wrong}))
    found = [one for one in remedies(made) if list(changed(one)) == [f"{A}received.natural_person"]]
    assert [(one.slip, changed(one)[f"{A}received.natural_person"]) for one in found] == [(slip, right)]
    assert found[0].say.endswith(f"改为 12 后全部平衡{words}。")


def test_two_numbers_typed_into_each_others_cells_are_one_slip() -> None:
    first, *_ = remedies(stated(applications__granted__natural_person=1, applications__granted__company=8))
    assert first.slip == "exchanged"
    assert changed(first) == {f"{A}granted.natural_person": 8, f"{A}granted.company": 1}
    assert "下面 2 格" in first.say
    assert "（像是两格的数填反了）" in first.say


def test_a_row_typed_one_column_off_is_one_slip() -> None:
    row = dict(zip(COLUMNS, (12, 3, 2, 1, 5, 0), strict=True))
    figures: dict[str, Value | None] = {}
    for name in ("received", "granted"):
        figures |= {f"{A}{name}.{column}": value for column, value in row.items()}
    report = zeros(2025, figures)
    whole = Figures().changed(shown(report.form, report.figures))
    off = dict(zip(COLUMNS, (0, 12, 3, 2, 1, 5), strict=True))
    made = replace(report, figures=whole.changed({f"{A}granted.{column}": value for column, value in off.items()}))
    first, *_ = remedies(made)
    assert first.slip == "shifted"
    assert changed(first) == {f"{A}granted.{column}": value for column, value in row.items()}


def test_where_no_total_is_stated_all_equally_small_answers_are_given_up_to_a_number() -> None:
    report = zeros(2025, {**FIGURES, f"{A}granted.natural_person": 30})
    found = remedies(report)
    assert len(found) > 1
    assert {len(one.corrections) for one in found} == {1}
    assert found[0].say.startswith("最可能填错的是")
    assert found[1].say.startswith("也可能是")
    assert len(remedies(report, most=3)) == 3


def test_what_the_text_says_comes_first() -> None:
    texts = {"overview": "依申请公开方面，予以公开9件，部分公开1件，不予公开2件。"}
    report = zeros(2025, {**FIGURES, f"{A}granted.natural_person": 30}, texts=texts)
    first, *_ = remedies(report, witnesses_of(report))
    assert (first.slip, changed(first)) == ("text says so", {f"{A}granted.natural_person": 8})
    assert "（正文里就是这么写的）" in first.say


def test_what_last_years_report_says_comes_first() -> None:
    prior = last_year(2024, {f"{A}carried_out.natural_person": 2})
    report = zeros(2025, {**FIGURES, f"{A}carried_in.natural_person": 9}, prior)
    first, *_ = remedies(report)
    assert changed(first) == {f"{A}carried_in.natural_person": 2}


def test_columns_that_share_no_cell_are_put_right_apart() -> None:
    report = zeros(2025, {**FIGURES, f"{A}granted.natural_person": 30, f"{A}granted.company": 5})
    firsts = [one for one in remedies(report) if one.likeliest]
    assert len(firsts) == 2
    assert "后“自然人”平衡" in firsts[0].say
    assert "后“商业企业”平衡" in firsts[1].say


def test_a_blank_may_be_the_answer() -> None:
    report = stated()
    report = replace(report, figures=report.figures.changed({f"{A}granted.natural_person": None}))
    (remedy,) = remedies(report)
    assert remedy.corrections[0].was is None
    assert remedy.say.endswith("“（一）予以公开”行“自然人”列：没有填，填 8 后全部平衡（像是漏填了）。")


def test_more_than_three_wrong_cells_are_found_by_the_programme() -> None:
    wrong = {f"{A}{row}.{column}": 7 for row, column in (("received", "research"), ("granted", "nonprofit"))}
    wrong |= {f"{A}{row}.{column}": 9 for row, column in (("carried_in", "legal_service"), ("carried_out", "other"))}
    report = stated()
    report = replace(report, figures=report.figures.changed(wrong))
    found = remedies(report)
    assert found
    assert all(balances(report, one) and len(one.corrections) <= 4 for one in found)


@given(st.dictionaries(st.sampled_from(SUMMED), st.integers(0, 40), min_size=1, max_size=3))
def test_every_remedy_balances_and_is_no_larger_than_what_was_done(wrong: dict[str, int]) -> None:
    report = stated()
    report = replace(report, figures=report.figures.changed(wrong))
    broken = any(finding.severity == "E" for finding in check_sums(report))
    found = remedies(report)
    assert bool(found) == broken
    firsts = [one for one in found if one.likeliest]
    for one in found:
        assert all(correction.to >= 0 and isinstance(correction.to, int) for correction in one.corrections)
    together = {cell: value for one in firsts for cell, value in changed(one).items()}
    assert not any(
        finding.severity == "E" for finding in check_sums(replace(report, figures=report.figures.changed(together)))
    )


def test_witnesses_are_the_exact_numbers_of_the_text_that_can_mean_one_thing() -> None:
    texts = {"overview": "收到政府信息公开申请12件，办结约10件，依申请公开予以公开9件，行政复议3件。"}
    assert witnesses_of(zeros(2025, FIGURES, texts=texts)) == (
        Witness((f"{A}granted.total",), 9),
        Witness(("disputes.reconsideration.total",), 3),
    )


def test_a_number_of_last_year_is_no_witness() -> None:
    texts = {"overview": "2024年政府信息公开行政复议7件，2025年3件。"}
    assert witnesses_of(zeros(2025, FIGURES, texts=texts)) == (Witness(("disputes.reconsideration.total",), 3),)


def test_a_zero_is_less_likely_the_mistake_than_a_number() -> None:
    report = zeros(2025, {**FIGURES, f"{A}granted.natural_person": 5})
    zero = [not remedy.corrections[0].was for remedy in remedies(report, most=50)]
    assert any(zero)
    assert zero == sorted(zero)
