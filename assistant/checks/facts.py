"""What the answers or the texts give, beside the figures that it is a part of (T2-13)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.arithmetic import addition
from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import counted, mentions
from assistant.report.figures import Mark, Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import FactRule


def check_facts(report: Report) -> Iterator[Finding]:
    """One finding a fact that is more than its cells together, in 元 where it is money; an open cell is waited for."""
    for rule in report.form.rules.facts:
        (most,) = counted(report, (rule.right,))
        value, spot = _given(report, rule)
        if most is not None and value is not None and value > most:
            right = addition(tuple(report.known[cell] for cell in rule.right))
            say = rule.say.format(fact=plain(value), right=right)
            yield Finding(rule.code, rule.severity, rule.right, say, most, value, spot=spot)


def _given(report: Report, rule: FactRule) -> tuple[Quantity | None, Spot | None]:
    """The fact as the answers give it, else the largest number that a text gives for it, and where that stands."""
    fact = report.facts.get(rule.fact)
    if fact is not None and not isinstance(fact, Mark):
        return fact, None
    names = {name for name, (_, sums) in report.form.vocabulary.sums.items() if (f"fact:{rule.fact}",) in sums}
    said = [one for one in mentions(report) if one.mention.quantity in names and one.mention.year == "this"]
    largest = max(said, key=lambda one: one.mention.value, default=None)
    return (largest.mention.value, largest.spot) if largest else (None, None)
