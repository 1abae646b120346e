"""What is said to balance really does: by every sum, and by what a number may be."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.blame import Remedy, remedies
from assistant.blame.search import small_changes
from assistant.blame.system import broken_systems
from assistant.report.figures import Figures, Quantity, Value, shown
from assistant.report.report import Report
from tests.blame.every_cell import line_totals, summed_cells, tried, wrong_in
from tests.checks.test_published import as_report
from tests.checks.test_said import FIGURES
from tests.checks.zeros import zeros
from tests.conftest import ROOT
from tests.published import REPORTS, read_published

A = "applications."
EVERY = 23
"""One of so many changes of the published reports is tried here, all of them by the command."""

SOUND = zeros(2025, FIGURES)
STATED = replace(SOUND, figures=Figures().changed(shown(SOUND.form, SOUND.figures)))
SUMMED = sorted(summed_cells(STATED.form))


def but(report: Report, changes: dict[str, Value | None]) -> Report:
    return replace(report, figures=report.figures.changed(changes))


def put(remedy: Remedy) -> dict[str, Value | None]:
    return {one.cell: one.to for one in remedy.corrections}


def numbers(remedy: Remedy) -> dict[str, Quantity]:
    return {one.cell: one.to for one in remedy.corrections}


@pytest.mark.parametrize("wrong", [Decimal("0.8"), Decimal("8.5"), Decimal("80.5"), -8])
def test_a_number_that_may_not_stand_is_the_one_to_change(wrong: Quantity):
    (remedy,) = remedies(but(STATED, {f"{A}granted.natural_person": wrong}))
    assert numbers(remedy) == {f"{A}granted.natural_person": 8}
    assert (remedy.slip, remedy.say.endswith("改为 8 后全部平衡。")) == ("", True)


def test_a_remedy_leaves_no_number_below_zero_though_the_sums_would_hold():
    wrong: dict[str, Value | None] = {f"{A}granted.research": -1, f"{A}granted.nonprofit": 1}
    found = remedies(but(STATED, wrong))
    assert found
    for remedy in found:
        assert not wrong_in(but(but(STATED, wrong), put(remedy)))


def test_no_count_is_proposed_that_is_not_whole():
    halves: dict[str, Value | None] = {
        f"{A}granted.natural_person": Decimal("7.5"),
        f"{A}granted.company": Decimal("1.5"),
    }
    assert [numbers(one) for one in remedies(but(STATED, halves))] == [
        {f"{A}granted.natural_person": 8, f"{A}granted.company": 1}
    ]


def test_three_wrong_cells_that_make_up_for_each_other_in_their_line_are_found_without_the_solver():
    by = {f"{A}granted.natural_person": -2, f"{A}granted.company": -1, f"{A}granted.research": 3}
    wrong: dict[str, Value | None] = {
        cell: (STATED.figures.quantity(cell) or 0) + change for cell, change in by.items()
    }
    (system,) = broken_systems(but(STATED, wrong))
    assert small_changes(system, 100) == ({cell: -change for cell, change in by.items()},)


def test_numbers_below_zero_that_make_up_for_each_other_are_found():
    rows, columns = ("refused.state_secret", "refused.third_party"), ("research", "nonprofit")
    signs = {(0, 0): -1, (0, 1): 1, (1, 0): 1, (1, 1): -1}
    corners: dict[str, Value | None] = {f"{A}{rows[y]}.{columns[x]}": by for (y, x), by in signs.items()}
    first, *_ = remedies(but(STATED, corners))
    assert numbers(first) == dict.fromkeys(corners, 0)


def test_a_whole_number_is_proposed_for_one_typed_with_a_point():
    (remedy,) = remedies(but(STATED, {f"{A}granted.natural_person": Decimal("9.0")}))
    assert type(remedy.corrections[0].to) is int


def test_a_blank_that_is_filled_breaks_no_sum_that_hung_on_it():
    wrong: dict[str, Value | None] = {f"{A}received.natural_person": None, f"{A}received.company": None}
    (remedy,) = remedies(but(STATED, wrong))
    assert numbers(remedy) == {f"{A}received.natural_person": 9, f"{A}received.company": 3}


FIVE = """
import sys; from tests.blame.test_exact import A, STATED, but, remedies
rows = ("received.research", "granted.nonprofit", "carried_in.legal_service", "carried_out.other", "granted.company")
found = remedies(but(STATED, {A + row: 7 for row in rows}))
assert "highspy" in sys.modules and found and len(found[0].corrections) == 5
"""
NONE = """
import sys; from tests.blame.test_exact import STATED, but, remedies
assert not remedies(STATED) and remedies(but(STATED, {"applications.granted.company": 7}))
assert "highspy" not in sys.modules
"""


@pytest.mark.parametrize("script", [FIVE, NONE])
def test_the_solver_is_loaded_only_when_needed_and_prints_nothing(script: str):
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


WRONG = st.dictionaries(st.sampled_from(SUMMED), st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=2)


@given(WRONG, st.booleans())
def test_each_answer_balances_and_what_was_there_is_among_the_smallest(wrong: dict[str, Value | None], stated: bool):
    sound = STATED if stated else SOUND
    changed = {cell: to for cell, to in wrong.items() if cell in sound.figures.given and sound.figures.get(cell) != to}
    report = but(sound, changed)
    found = remedies(report, most=400)
    assert bool(found) == bool(wrong_sums(report))
    if sum(one.likeliest for one in found) > 1:
        return  # systems that share no cell are put right apart
    for remedy in found:
        assert not wrong_sums(but(report, put(remedy)))
        assert remedy.slip == "shifted" or len(remedy.corrections) <= len(changed)
    true = {cell: sound.figures.get(cell) for cell in changed}
    if found and min(len(one.corrections) for one in found) == len(true):
        assert true in [put(one) for one in found]


def wrong_sums(report: Report) -> set[str]:
    """What is wrong, but for cells that are open."""
    return {key for key in wrong_in(report) if not key.startswith(("T2-12", "T3-5", "T4-2"))}


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name[:8])
def test_what_was_changed_in_a_published_report_is_found(name: str, shared: Path):
    truth = as_report(read_published(shared, name))
    summed = summed_cells(truth.form)  # of any other cell nothing says what it was to be
    seen = [one for one in tried(truth, every=EVERY) if not one.unseen and one.before.keys() & summed]
    assert [one for one in seen if one.kind != "swap" and not one.among] == []
    alone = [one for one in seen if one.only_one]
    assert alone
    assert sum(one.first for one in alone) >= 0.95 * len(alone)


@pytest.mark.parametrize("name", REPORTS[-3:], ids=lambda name: name[:8])
def test_a_text_that_says_the_totals_of_the_lines_points_at_the_line(name: str, shared: Path):
    truth, bare = (as_report(read_published(shared, name), stated) for stated in (True, False))
    without, witnessed = (
        [one for one in tried(bare, witnesses, every=EVERY) if not one.unseen and one.kind != "swap"]
        for witnesses in ((), line_totals(bare, truth))
    )
    assert sum(one.first for one in witnessed) > sum(one.first for one in without)
