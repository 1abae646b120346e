"""What to look at before publishing: no mistakes, so no part of `evaluate` (D-21, D-23, D-24, T2-11, T3-8, T4-3)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force
from assistant.checks.wording import phrases_found
from assistant.report.report import Report


def checklist(report: Report) -> tuple[Finding, ...]:
    """The reminders that concern this report, then every place of what has to be looked at word by word."""
    return (*_reminders(report), *phrases_found(report, report.form.wording.lookups))


def _reminders(report: Report) -> Iterator[Finding]:
    for rule in in_force(report, report.form.wording.reminders):
        if not rule.cells or any(report.known[cell] for cell in rule.cells):
            say = rule.say.format(year=report.year or "", next=report.year + 1 if report.year else "")
            yield Finding(rule.code, rule.severity, rule.cells, say)
