"""The cell to blame in a report with one, two and three wrong cells, by pyperf: `python -m tests.benchmarks.blaming`.

Every report is another one, down to each paragraph, and its texts are read for witnesses anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from assistant.blame import Remedy, remedies, witnesses_of
from assistant.report.report import Report
from tests.benchmarks.checking import fresh
from tests.benchmarks.numbered import numbered_report, turns

GOAL_MS = 200.0
A = "applications."
WRONG: Mapping[str, Mapping[str, int]] = {
    "one": {f"{A}granted.company": 9},
    "two": {f"{A}granted.company": 9, f"{A}refused.third_party.research": 1},
    "three": {f"{A}granted.company": 9, f"{A}refused.third_party.research": 1, f"{A}carried_out.nonprofit": 27},
}
"""Cells of different rows and columns, and by how much each is too high."""


def main() -> None:
    """Find the wrong cells among the suspects, time each, and print what they took."""
    import pyperf  # an extra of its own: the tests of this module go without it

    runner = pyperf.Runner(processes=5, values=3, min_time=0.5, program_args=("-m", "tests.benchmarks.blaming"))
    options = runner.parse_args()
    options.quiet = True
    if not options.worker:
        for name, by in WRONG.items():
            suspects = [blamed_cells(remedy) for remedy in blamed(wrong(numbered_report(), by))]
            print(f"{name} wrong: {len(suspects)} answers, the right one at place {suspects.index(set(by)) + 1}")
    reports = turns()
    timed = {
        name: runner.bench_time_func(f"blame: {name} wrong", fresh, map(partial(wrong, by=by), reports), blamed)
        for name, by in WRONG.items()
    }
    if any(one is None for one in timed.values()):
        return
    for name, one in timed.items():
        took = one.median() * 1000
        print(f"blame, {name} wrong: {took:.1f} ms (goal {GOAL_MS}: {'met' if took <= GOAL_MS else 'missed'})")


def blamed(report: Report) -> tuple[Remedy, ...]:
    """What the desk does: the texts testify."""
    return remedies(report, witnesses_of(report))


def blamed_cells(remedy: Remedy) -> set[str]:
    """The cells that the remedy changes."""
    return {one.cell for one in remedy.corrections}


def wrong(report: Report, by: Mapping[str, int]) -> Report:
    """The report with those cells too high by so much."""
    changes = {cell: int(report.known[cell] or 0) + more for cell, more in by.items()}
    return replace(report, figures=report.figures.changed(changes))


if __name__ == "__main__":
    main()
