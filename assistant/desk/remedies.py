"""Which figures are most likely wrong, where fixed sums do not hold."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.blame import Remedy, remedies, witnesses_of
from assistant.checks import Finding
from assistant.report.draft import Draft, report_so_far
from assistant.report.form import Form


def remedies_for(form: Form, draft: Draft, found: Iterable[Finding]) -> tuple[Remedy, ...]:
    """The likely slips with their corrections, best first; none, and no search for any, where every sum holds."""
    if not any(_breaks_a_sum(finding) for finding in found):
        return ()
    report = report_so_far(form, draft)
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


def _breaks_a_sum(finding: Finding) -> bool:
    return finding.stops and not finding.waivable and finding.expected is not None
