"""The cell to blame: what was most likely typed wrongly where fixed sums fail, and what it was to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.blame.remedy import Correction, Remedy, Witness
from assistant.blame.search import Change, larger_changes, small_changes
from assistant.blame.shifts import shifts
from assistant.blame.slips import FROM_ZERO, WEIGHTS, Sheet, Slip
from assistant.blame.system import System, broken_systems
from assistant.blame.wording import sentence
from assistant.checks.sums import check_sums
from assistant.report.report import Report

MOST = 12
"""So many answers are looked at; a clerk reads no longer list."""
LOOKED_AT = 200
"""Columns without a stated total have as many answers as cells: all are ranked before the list is cut."""
BROKEN_EVIDENCE = 3
"""A witness or last year's report that the change contradicts weighs as much as this many steps of likelihood."""


def remedies(report: Report, witnesses: Sequence[Witness] = (), most: int = MOST) -> tuple[Remedy, ...]:
    """The smallest changes of cells that make the fixed sums hold, the likeliest first; none where all hold.

    Sums that share no cell are put right apart: each has remedies of its own. Of equally small ones up to `most` are
    given. A row that was typed one column off is given beside them, though it is more cells.
    """
    systems = broken_systems(report)
    return tuple(
        remedy for system in systems for remedy in _of_system(report, system, witnesses, most, alone=len(systems) == 1)
    )


def _of_system(
    report: Report, system: System, witnesses: Sequence[Witness], most: int, alone: bool
) -> Iterator[Remedy]:
    sheet = Sheet(report)
    smallest = small_changes(system, LOOKED_AT)
    moved = tuple(shifts(report.form, system)) if not smallest or len(smallest[0]) > 1 else ()
    smallest = smallest or (() if moved else larger_changes(system))
    found = [_likely(sheet, change, witnesses, moved=False) for change in smallest]
    found += [_likely(sheet, change, witnesses, moved=True) for change in moved if change not in smallest]
    ranked = sorted(found, key=lambda one: one[0])
    for place, (_, corrections, slip) in enumerate(ranked[:most]):
        say = sentence(report.form, corrections, slip, first=place == 0, alone=alone)
        yield Remedy(corrections, slip, say, likeliest=place == 0)


def _likely(
    sheet: Sheet, change: Change, witnesses: Sequence[Witness], moved: bool
) -> tuple[int, tuple[Correction, ...], Slip]:
    """How unlikely the change is, as corrections, and the slip that explains it."""
    report = sheet.report
    corrections = tuple(_correction(report, cell, by) for cell, by in change.items())
    after = replace(report, figures=report.figures.changed({one.cell: one.to for one in corrections}))
    contradicted = _contradicted(after, witnesses) - _contradicted(report, witnesses)
    slips = [_slip(sheet, one, after, witnesses) for one in corrections]
    weight = sum(WEIGHTS[slip] + (0 if one.was else FROM_ZERO) for slip, one in zip(slips, corrections, strict=True))
    slip: Slip = slips[0] if len(set(slips)) == 1 else ""
    if moved:
        slip, weight = "shifted", WEIGHTS["shifted"]
    elif len(corrections) == 2 and corrections[0].was == corrections[1].to and corrections[0].to == corrections[1].was:
        slip, weight = "exchanged", WEIGHTS["exchanged"]
    return weight + BROKEN_EVIDENCE * contradicted, corrections, slip


def _correction(report: Report, cell: str, by: int) -> Correction:
    was = report.figures.quantity(cell)
    return Correction(cell, was, (was or 0) + by)


def _slip(sheet: Sheet, one: Correction, after: Report, witnesses: Iterable[Witness]) -> Slip:
    """A text that says what the cell would be speaks louder than what the digits look like."""
    said = any(one.cell in witness.cells or _total_of(after, one.cell, witness) for witness in witnesses)
    if said and _holds_now(sheet.report, after, one.cell, witnesses):
        return "text says so"
    return sheet.slip(one.cell, one.was, one.to)


def _total_of(report: Report, cell: str, witness: Witness) -> bool:
    """Whether the witness speaks of a total that the cell is a part of."""
    return any(rule.computes and cell in rule.right and rule.left[0] in witness.cells for rule in report.form.sums)


def _holds_now(before: Report, after: Report, cell: str, witnesses: Iterable[Witness]) -> bool:
    """Whether a witness that the cell contradicted holds after the change."""
    return any(
        _comes_to(after, witness) and not _comes_to(before, witness)
        for witness in witnesses
        if cell in witness.cells or _total_of(after, cell, witness)
    )


def _comes_to(report: Report, witness: Witness) -> bool:
    numbers = [report.known[cell] for cell in witness.cells]
    return None not in numbers and sum(number or 0 for number in numbers) == witness.value


def _contradicted(report: Report, witnesses: Iterable[Witness]) -> int:
    """How many witnesses, and sums with last year's report, do not hold."""
    across = sum(1 for finding in check_sums(report) if finding.severity != "E")
    return across + sum(not _comes_to(report, witness) for witness in witnesses)
