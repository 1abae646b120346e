"""What is not there alone: where one figure is not 0, another is not either (T2-8, T2-9)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.report.figures import plain
from assistant.report.report import Report


def check_companions(report: Report) -> Iterator[Finding]:
    """One finding a figure whose companions are all 0; an open cell is no 0."""
    for rule in report.form.rules.companions:
        given = report.known[rule.when]
        if given and all(report.known[cell] == 0 for cell in rule.needs):
            yield Finding(rule.code, rule.severity, (*rule.needs, rule.when), rule.say.format(when=plain(given)))
