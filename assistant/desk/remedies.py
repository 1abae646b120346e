"""Which figures are most likely wrong, where fixed sums do not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.blame import Remedy, remedies, witnesses_of
from assistant.checks import Finding
from assistant.report.draft import Draft, report_so_far
from assistant.report.figures import totals
from assistant.report.form import Form
from assistant.report.report import Report


def remedies_for(form: Form, draft: Draft, found: Iterable[Finding]) -> tuple[Remedy, ...]:
    """The likely slips with their corrections, best first; none, and no search for any, where every sum holds."""
    if not any(_breaks_a_sum(finding) for finding in found):
        return ()
    report = _with_stated(report_so_far(form, draft))
    return remedies(report, witnesses_of(report))


def by_place(found: Iterable[Remedy]) -> tuple[tuple[Remedy, ...], ...]:
    """The remedies of each place that has to be put right by itself: one remedy of each is to be taken.

    The likeliest of a place comes first and is said to be it.
    """
    places: list[tuple[Remedy, ...]] = []
    for remedy in found:
        if not places or remedy.likeliest:
            places.append(())
        places[-1] = (*places[-1], remedy)
    return tuple(places)


def _with_stated(report: Report) -> Report:
    """The report with the totals in it that were stated otherwise than they work out: one of them may be the slip."""
    worked_out = totals(report.form, report.figures)
    differ = {cell: value for cell, value in report.stated.items() if worked_out.get(cell) not in (None, value)}
    return replace(report, figures=report.figures.changed(differ))


def _breaks_a_sum(finding: Finding) -> bool:
    return finding.stops and not finding.waivable and finding.expected is not None
