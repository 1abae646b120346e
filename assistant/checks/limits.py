"""What cannot be more than something else, within the year and across years (T2-2, T2-8, T4-4, T4-5)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.arithmetic import addition, together
from assistant.checks.finding import Finding
from assistant.report.report import Report
from assistant.report.rules import Limit


def check_limits(report: Report) -> Iterator[Finding]:
    """One finding a limit that is passed; where a cell of it is open, in either year, nothing is said."""
    for rule in report.form.rules.limits:
        yield from _judged(report, rule)


def _judged(report: Report, rule: Limit) -> Iterator[Finding]:
    before = report.known_last_year(rule.across_forms) if rule.prior or rule.right_prior else {}
    lefts = (*(before.get(cell) for cell in rule.prior), *(report.known[cell] for cell in rule.left))
    rights = (*(before.get(cell) for cell in rule.right_prior), *(report.known[cell] for cell in rule.right))
    if None in lefts or None in rights:
        return
    most, found = together(rights), together(lefts)
    if found > most:
        say = rule.say.format(left=addition(lefts), right=addition(rights))
        yield Finding(rule.code, rule.severity, rule.left + rule.right, say, most, found)
