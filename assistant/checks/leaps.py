"""Figures that changed much against last year's report (T2-10, T2-4)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assistant.checks.finding import Finding
from assistant.checks.places import place
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import Leap


def check_leaps(report: Report) -> Iterator[Finding]:
    """One finding a cell that rose or fell by the rule's factor or more, where both years are known."""
    for rule in report.form.rules.leaps:
        before = report.known_last_year(rule.across_forms)
        for cell in rule.cells:
            last, now = before.get(cell), report.known[cell]
            if last is not None and now is not None and (_rose(rule, last, now) or _fell(rule, last, now)):
                where = place(report.form.cells[cell])
                say = rule.say.format(place=where, before=plain(last), after=plain(now))
                yield Finding(rule.code, rule.severity, (cell,), say, last, now)


def _rose(rule: Leap, last: Quantity, now: Quantity) -> bool:
    """Small figures may multiply without meaning anything: a rise is measured from the minimum at least."""
    return rule.rise is not None and Fraction(now) >= Fraction(rule.rise) * Fraction(max(last, rule.minimum))


def _fell(rule: Leap, last: Quantity, now: Quantity) -> bool:
    return rule.fall is not None and last >= rule.minimum and Fraction(now) * Fraction(rule.fall) <= Fraction(last)
