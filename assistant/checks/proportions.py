"""Shares and changes that a text states (N-10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from assistant.checks.finding import Finding
from assistant.checks.mentions import Said, counted, mentions, quoted
from assistant.prose.mention import Mention
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report

CODE = "N-10"
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
"""An office may round or cut; both are right."""


def check_proportions(report: Report) -> Iterator[Finding]:
    """One finding a share or a change against last year that the figures do not give."""
    before: list[Said] = []
    for said in mentions(report):
        if said.mention.sort == "change" and said.mention.quantity:
            yield from _changed(report, said, [one.mention.value for one in before[-4:]])
        elif said.mention.sort == "percent" and said.mention.quantity and not said.mention.rough:
            yield from _share(report, said, [one for one in before if one.slot == said.slot])
        before.append(said)


def _changed(report: Report, said: Said, stated: Sequence[Quantity]) -> Iterator[Finding]:
    """今年 against 上年, in percent or in cases; each usage of this year's number with the same of last year's."""
    mention = said.mention
    _, sums = report.form.vocabulary.sums[mention.quantity]
    now, before = counted(report, sums), counted(report, sums, "last")
    pairs = [(one, other) for one, other in zip(now, before, strict=True) if one is not None and other is not None]
    if len(pairs) < len(now) or mention.rough or any(_is_change(mention, one, other) for one, other in pairs):
        return
    this, last = next((pair for pair in pairs if pair[0] in stated), pairs[-1])
    if mention.unit == "%" and not last:
        return
    right = f"{_percent(this - last, last, _places(mention.value))}%" if mention.unit == "%" else plain(this - last)
    say = report.form.vocabulary.says["change"].format(
        section=said.section, words=quoted(report, said), now=plain(this), before=plain(last), right=right
    )
    yield Finding(CODE, "W", sums[-1], say, found=mention.value, spot=said.spot)


def _is_change(mention: Mention, now: Quantity, before: Quantity) -> bool:
    if mention.unit != "%":
        return now - before == mention.value
    return bool(before) and _rounds_to(now - before, before, mention.value)


def _share(report: Report, said: Said, before: Sequence[Said]) -> Iterator[Finding]:
    """A part that the text or the table gives, over any whole that either gives."""
    mention = said.mention
    parts = {one.mention.value for one in before[-3:] if one.mention.quantity == mention.quantity}
    _, sums = report.form.vocabulary.sums[mention.quantity]
    parts |= {total for total in counted(report, sums) if total is not None}
    wholes = {one.mention.value for one in before if one.mention.sort == "count" and not one.mention.rough}
    wholes |= {total for total in counted(report, _wholes(report)) if total}
    if not parts or any(_rounds_to(part, whole, mention.value) for part in parts for whole in wholes if whole):
        return
    whole = next((total for total in counted(report, _wholes(report)) if total), None)
    if whole is None:
        return
    right = _percent(max(parts), whole, _places(mention.value))
    say = report.form.vocabulary.says["share"].format(section=said.section, words=quoted(report, said), right=right)
    yield Finding(CODE, "W", (), say, found=mention.value, spot=said.spot)


def _wholes(report: Report) -> tuple[tuple[str, ...], ...]:
    """Every total that a share of something counted in the tables may be of."""
    return tuple(
        dict.fromkeys(
            cells
            for quantity in report.form.vocabulary.quantities
            for cells in quantity.sums[quantity.name]
            if not cells[0].startswith("fact:") and "row" not in quantity.needs
        )
    )


def _places(value: Quantity) -> int:
    return len(plain(value).partition(".")[2])


def _percent(part: Quantity, whole: Quantity, places: int) -> str:
    share = Fraction(part) / Fraction(whole) * 100
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _rounds_to(part: Quantity, whole: Quantity, stated: Quantity) -> bool:
    share = Fraction(part) / Fraction(whole) * 100
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    grain = Decimal(1).scaleb(-_places(stated))
    return any(exact.quantize(grain, rounding) == Decimal(stated) for rounding in ROUNDINGS)
