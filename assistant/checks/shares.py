"""Parts that make up a large share of their whole (T3-6)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assistant.checks.arithmetic import together
from assistant.checks.finding import Finding
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import Share


def check_shares(report: Report) -> Iterator[Finding]:
    """One finding a share that reaches its threshold; it leads to the largest part. An open part counts as 0."""
    for rule in report.form.rules.shares:
        whole = report.known[rule.whole]
        if whole is not None and whole > 0:
            yield from _judged(report, rule, whole)


def _judged(report: Report, rule: Share, whole: Quantity) -> Iterator[Finding]:
    parts = {cell: report.known[cell] or 0 for cell in rule.parts}
    part = together(tuple(parts.values()))
    share = Fraction(part) / Fraction(whole)
    if share >= Fraction(rule.threshold):
        say = rule.say.format(part=plain(part), whole=plain(whole), percent=percent(share))
        largest = max(rule.parts, key=lambda cell: parts[cell])
        yield Finding(rule.code, rule.severity, (*rule.parts, rule.whole), say, found=part, target=largest)


def percent(share: Fraction) -> str:
    """A share in percent with one decimal, rounded half up: `13.3`."""
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"
