"""The cell to blame: what was most likely typed wrongly where fixed sums fail, and what it was to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.blame.remedy import Correction, Remedy, Witness
from assistant.blame.search import Change, larger_changes, small_changes
from assistant.blame.shifts import shifts
from assistant.blame.slips import FROM_ZERO, WEIGHTS, Sheet, Slip
from assistant.blame.system import System, broken_systems, woken_sums
from assistant.blame.wording import sentence
from assistant.checks.sums import judge_each
from assistant.report.figures import Quantity
from assistant.report.report import Report
from assistant.report.rules import Sum

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
    found = _found(report)
    return tuple(
        remedy
        for changes, moved in found
        for remedy in _ranked(report, changes, moved, witnesses, most, alone=len(found) == 1)
    )


Found = tuple[tuple[Change, ...], tuple[Change, ...]]
"""The smallest changes of a system, and those that move a row."""


def _found(report: Report) -> tuple[Found, ...]:
    """The changes of each system that does not hold.

    A blank that is filled may let sums be judged that hung on it. Where no change of a system is right by them as well,
    they are asked to hold too, and the search begins again.
    """
    woken: frozenset[Sum] = frozenset()
    while True:
        every = [_of_system(report, system) for system in broken_systems(report, woken)]
        sound = tuple((_sound(report, smallest), _sound(report, moved)) for smallest, moved in every)
        unsound = [(*one[0], *one[1]) for one, kept in zip(every, sound, strict=True) if not any(kept)]
        more = {rule for changes in unsound for change in changes for rule in _wakes(report, change)}
        if more <= woken:
            return sound
        woken |= more


def _of_system(report: Report, system: System) -> Found:
    smallest = small_changes(system, LOOKED_AT)
    moved = tuple(shifts(report.form, system)) if not smallest or len(smallest[0]) > 1 else ()
    smallest = smallest or (() if moved else larger_changes(system))
    return smallest, tuple(change for change in moved if change not in smallest)


def _sound(report: Report, changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if not _wakes(report, change))


def _wakes(report: Report, change: Change) -> frozenset[Sum]:
    """The sums that fail once the change has filled the blanks on which they hung."""
    if all(report.figures.quantity(cell) is not None for cell in change):
        return frozenset()
    return woken_sums(report, _after(report, _corrections(report, change)))


def _ranked(
    report: Report,
    smallest: Sequence[Change],
    moved: Sequence[Change],
    witnesses: Sequence[Witness],
    most: int,
    alone: bool,
) -> Iterator[Remedy]:
    sheet = Sheet(report)
    found = [_likely(sheet, change, witnesses, moved=False) for change in smallest]
    found += [_likely(sheet, change, witnesses, moved=True) for change in moved]
    ranked = sorted(found, key=lambda one: one[0])
    for place, (_, corrections, slip) in enumerate(ranked[:most]):
        say = sentence(report.form, corrections, slip, first=place == 0, alone=alone)
        yield Remedy(corrections, slip, say, likeliest=place == 0)


def _likely(
    sheet: Sheet, change: Change, witnesses: Sequence[Witness], moved: bool
) -> tuple[int, tuple[Correction, ...], Slip]:
    """How unlikely the change is, as corrections, and the slip that explains it."""
    report = sheet.report
    corrections = _corrections(report, change)
    after = _after(report, corrections)
    contradicted = _contradicted(after, witnesses) - _contradicted(report, witnesses)
    slips = [_slip(sheet, one, after, witnesses) for one in corrections]
    weight = sum(WEIGHTS[slip] + (0 if one.was else FROM_ZERO) for slip, one in zip(slips, corrections, strict=True))
    slip: Slip = slips[0] if len(set(slips)) == 1 else ""
    if moved:
        slip, weight = "shifted", WEIGHTS["shifted"]
    elif len(corrections) == 2 and corrections[0].was == corrections[1].to and corrections[0].to == corrections[1].was:
        slip, weight = "exchanged", WEIGHTS["exchanged"]
    return weight + BROKEN_EVIDENCE * contradicted, corrections, slip


def _corrections(report: Report, change: Change) -> tuple[Correction, ...]:
    was = {cell: report.figures.quantity(cell) for cell in change}
    return tuple(Correction(cell, was[cell], _tidy((was[cell] or 0) + by)) for cell, by in change.items())


def _tidy(number: Quantity) -> Quantity:
    """A whole number as such, though it was typed as 8.0."""
    return int(number) if number == int(number) else number


def _after(report: Report, corrections: Iterable[Correction]) -> Report:
    return replace(report, figures=report.figures.changed({one.cell: one.to for one in corrections}))


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
    across = sum(1 for _ in judge_each(report, (rule for rule in report.form.sums if rule.severity != "E")))
    return across + sum(not _comes_to(report, witness) for witness in witnesses)
