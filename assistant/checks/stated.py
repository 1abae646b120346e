"""Totals that somebody gave from own books, beside those that the form works out and prints."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.checks.sums import judged
from assistant.report.figures import totals, working_sums
from assistant.report.report import Report


def check_stated(report: Report) -> Iterator[Finding]:
    """The failed sum of every stated total that differs from the worked-out one; none while that is still open."""
    worked_out, sums = totals(report.form, report.figures), working_sums(report.form)
    for cell, number in report.stated.items():
        if worked_out.get(cell) is not None:
            yield from judged(report.form, sums[cell], {**report.known, cell: number}, {})
