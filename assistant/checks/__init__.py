"""The checks: (report, with last year's figures in it where they are known) -> findings. Pure.

One family a module: `values` judges cells one by one, `sums` the fixed sums within and across years.
"""

from __future__ import annotations

from assistant.checks.finding import Finding
from assistant.checks.sums import check_sums
from assistant.checks.values import check_values
from assistant.report.report import Report

FAMILIES = (check_values, check_sums)


def evaluate(report: Report) -> tuple[Finding, ...]:
    """Every finding of every family: errors first, then warnings, each in the order of the form."""
    found = [finding for family in FAMILIES for finding in family(report)]
    return tuple(sorted(found, key=lambda finding: "EWI".index(finding.severity)))


__all__ = ["Finding", "evaluate"]
