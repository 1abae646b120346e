"""The processing fee that the last section has to report: its steps (N-14), and that it is reported at all (D-12)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import Said, clause, mentions
from assistant.report.figures import Mark, plain
from assistant.report.report import Report

STEP = 10
"""元: by item and by page alike every lawful amount is a multiple of it (国办函〔2020〕109号, 第四条、第五条)."""
YUAN, ITEMS = "processing_fee/yuan", "processing_fee/items"
STEPS, UNSAID = "N-14", "D-12"


def check_fees(report: Report) -> Iterator[Finding]:
    """One finding an amount that no fee can come to, and one where a fee was given that the last section leaves out."""
    said = [one for one in mentions(report) if one.mention.quantity in (YUAN, ITEMS) and one.mention.year == "this"]
    amounts = [one for one in said if one.mention.quantity == YUAN and not one.mention.rough]
    for one in amounts:
        if one.mention.value % STEP:
            say = report.form.vocabulary.says["fee_step"].format(section=one.section, value=plain(one.mention.value))
            yield Finding(STEPS, "W", (), say, found=one.mention.value, spot=one.spot)
    yield from _least(report, said, amounts)
    yield from _unsaid(report, said)


def _least(report: Report, said: list[Said], amounts: list[Said]) -> Iterator[Finding]:
    """So many items cost at least the smallest step each."""
    items = next((one for one in said if one.mention.quantity == ITEMS), None)
    amount = amounts[0] if amounts else None
    if items and amount and amount.mention.value and amount.mention.value < STEP * items.mention.value:
        values = {"items": plain(items.mention.value), "value": plain(amount.mention.value)}
        say = report.form.vocabulary.says["fee_least"].format(section=amount.section, **values)
        yield Finding(STEPS, "W", (), say, found=amount.mention.value, spot=amount.spot)


def _unsaid(report: Report, said: list[Said]) -> Iterator[Finding]:
    closing = next((piece for piece in report.form.texts if piece.look == "closing"), None)
    given = _given(report, said, closing.ref if closing else "")
    if closing is None or given is None or closing.ref not in report.texts:
        return
    there = [one for one in said if one.slot == closing.ref]
    denied = next((one for one in there if not one.mention.value), None)
    if there and denied is None:
        return
    says = report.form.vocabulary.says
    say = says["fee_unsaid"].format(value=given, section=closing.name)
    if denied:
        say = says["fee_denied"].format(value=given, section=closing.name, words=clause(report, denied))
    spot = denied.spot if denied else Spot(closing.ref, 0, 0, "")
    yield Finding(UNSAID, "E", (), say, spot=spot)


def _given(report: Report, said: list[Said], closing: str) -> str | None:
    """The fee that the answers, or another text, give; None where there is none."""
    for fact, unit in (("processing_fee.yuan", "元"), ("processing_fee.items", "件")):
        value = report.facts.get(fact)
        if value is not None and not isinstance(value, Mark) and value > 0:
            return f" {plain(value)} {unit}"
    elsewhere = next((one for one in said if one.slot != closing and one.mention.value), None)
    return None if elsewhere is None else f"“{clause(report, elsewhere)}”"
