"""Figures against what the text says, or does not say (T3-9, T3-11, T4-6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.checks.arithmetic import together
from assistant.checks.finding import Finding
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import TextRule


def check_texts(report: Report) -> Iterator[Finding]:
    """One finding a text that contradicts, or passes over, figures above 0; where there is no text nothing is said."""
    for rule in report.form.rules.texts:
        value = _figure(report, rule)
        written = {slot: "".join(report.texts.get(slot, "").split()) for slot in rule.texts}
        if value > 0 and any(written.values()):
            yield from _lacking(rule, value, written) if rule.lacks else _saying(report, rule, value, written)


def _figure(report: Report, rule: TextRule) -> Quantity:
    """What the cells come to, of last year's report where the rule looks there."""
    before = report.known_last_year(rule.across_forms) if rule.prior else {}
    return together((*(report.known[cell] for cell in rule.positive), *(before.get(cell) for cell in rule.prior)))


def _lacking(rule: TextRule, value: Quantity, written: Mapping[str, str]) -> Iterator[Finding]:
    if not any(pattern.search(text) for pattern in rule.lacks for text in written.values()):
        yield _finding(rule, value, rule.say.format(value=plain(value)))


def _saying(report: Report, rule: TextRule, value: Quantity, written: Mapping[str, str]) -> Iterator[Finding]:
    names = {piece.ref: piece.name for piece in report.form.texts}
    for slot, text in written.items():
        found = next((match[0] for match in (pattern.search(text) for pattern in rule.says) if match), "")
        if found:
            yield _finding(rule, value, rule.say.format(value=plain(value), section=names[slot], words=found))
            return


def _finding(rule: TextRule, value: Quantity, say: str) -> Finding:
    return Finding(rule.code, rule.severity, rule.positive + rule.prior, say, found=value)
