"""Figures of a size that makes one doubt their unit, or that they belong there at all (T2-3, T2-4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.arithmetic import together
from assistant.checks.finding import Finding
from assistant.checks.places import place
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import Size


def check_sizes(report: Report) -> Iterator[Finding]:
    """One finding a rule whose cells reach the size, for the organs that it speaks of."""
    for rule in report.form.rules.sizes:
        reached = [cell for cell in rule.cells if _reaches(rule, report.known[cell])]
        if reached and _speaks_of(rule, report):
            yield _finding(report, rule, reached)


def _speaks_of(rule: Size, report: Report) -> bool:
    if rule.kinds and report.kind not in rule.kinds:
        return False
    return not (rule.unless_organ and rule.unless_organ.search(report.organ))


def _reaches(rule: Size, value: Quantity | None) -> bool:
    return value is not None and value >= rule.at_least and not (rule.whole and "." in plain(value))


def _finding(report: Report, rule: Size, cells: Sequence[str]) -> Finding:
    values = tuple(report.known[cell] for cell in cells)
    first, *others = (report.form.cells[cell] for cell in cells)
    places = "、".join((place(first), *(cell.name for cell in others)))
    value = "、".join(plain(number) for number in values if number is not None)
    say = rule.say.format(place=places, value=value)
    return Finding(rule.code, rule.severity, tuple(cells), say, found=together(values))
