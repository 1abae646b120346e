"""Figures of a size that makes one doubt their unit (T2-4)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.checks.places import place
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import Size


def check_sizes(report: Report) -> Iterator[Finding]:
    """One finding a cell that reaches the size, for the kinds of organ that the rule speaks of."""
    for rule in report.form.rules.sizes:
        if rule.kinds and report.kind not in rule.kinds:
            continue
        for cell in rule.cells:
            value = report.known[cell]
            if value is not None and _reaches(rule, value):
                say = rule.say.format(place=place(report.form.cells[cell]), value=plain(value))
                yield Finding(rule.code, rule.severity, (cell,), say, found=value)


def _reaches(rule: Size, value: Quantity) -> bool:
    return value >= rule.at_least and not (rule.whole and "." in plain(value))
