"""One quantity given twice with different numbers, one thing denied here and counted there (N-12)."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match, Pattern

from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import Said, clause, counted, mentions
from assistant.checks.written import BODY
from assistant.report.report import Report

CODE = "N-12"


def check_repeated(report: Report) -> Iterator[Finding]:
    """One finding a quantity that the texts give twice, differently; where both are a lawful usage nothing is said."""
    first: dict[tuple[str, str], Said] = {}
    for said in mentions(report):
        mention = said.mention
        if not mention.quantity or mention.rough or mention.sort not in ("count", "money"):
            continue
        other = first.setdefault((mention.quantity, mention.year), said)
        if other.mention.value != mention.value and not _both_lawful(report, said, other):
            say = report.form.vocabulary.says["twice"].format(
                section=said.section,
                words=clause(report, said),
                other_section=other.section,
                other=clause(report, other),
            )
            yield Finding(CODE, "W", (), say, other.mention.value, mention.value, spot=said.spot)
    yield from _contradictions(report)


def _both_lawful(report: Report, one: Said, other: Said) -> bool:
    """Whether both are what the tables have, counted in two ways."""
    _, sums = report.form.vocabulary.sums[one.mention.quantity]
    totals = counted(report, sums, one.mention.year)
    return {one.mention.value, other.mention.value} <= set(totals)


def _contradictions(report: Report) -> Iterator[Finding]:
    names = {piece.ref: piece.name for piece in report.form.texts if piece.look in BODY}
    for rule in report.form.vocabulary.contradictions:
        denied, counts = _first(report, names, rule.denied), _first(report, names, rule.counted)
        if denied and counts:
            slot, found = denied
            say = report.form.vocabulary.says["contradiction"].format(
                section=names[slot], words=found[0], other=counts[1][0], thing=rule.thing
            )
            yield Finding(CODE, "W", (), say, spot=Spot(slot, found.start(), found.end(), found[0]))


def _first(report: Report, names: dict[str, str], patterns: tuple[Pattern[str], ...]) -> tuple[str, Match[str]] | None:
    for slot in names:
        for pattern in patterns:
            found = pattern.search(report.texts.get(slot, ""))
            if found:
                return slot, found
    return None
