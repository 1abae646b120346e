"""Shares and changes that a text states (N-10)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from re import Match

from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import Said, clause, counted, mentions
from assistant.checks.written import BODY
from assistant.prose.breakdown import Figure, read_breakdowns
from assistant.prose.mention import Mention
from assistant.report.figures import Quantity, plain
from assistant.report.form import Piece
from assistant.report.proportion import percent
from assistant.report.report import Report

CODE = "N-10"
STATED = re.compile(r"[，,（(、]?\s*占(?!.{0,8}(?:超|近|约))[^0-9，。；%]{0,8}([0-9]+(?:\.[0-9]+)?)[%％]")
"""A share straight behind the part that it is of."""
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
    judged = {(one.slot, one.mention.end) for one in before if one.mention.sort == "percent" and one.mention.quantity}
    yield from _parts(report, judged)


def _parts(report: Report, judged: Container[tuple[str, int]]) -> Iterator[Finding]:
    """A share straight behind a part of a whole that the text gives: 共 40 件，其中网上 30 件，占比 75%."""
    for piece in report.form.texts:
        text = report.texts.get(piece.ref, "") if piece.look in BODY else ""
        for found in read_breakdowns(text, report.form, report.year) if "占" in text else ():
            for part in found.parts:
                stated = STATED.match(text, part.end)
                if not stated or found.open_ended or (piece.ref, stated.end()) in judged:
                    continue
                whole = found.whole.value
                if whole and not _rounds_to(part.value, whole, Decimal(stated[1])):
                    yield _wrong_part(report, piece, whole, part, stated)


def _wrong_part(report: Report, piece: Piece, whole: Quantity, part: Figure, stated: Match[str]) -> Finding:
    value = Decimal(stated[1])
    words = report.texts[piece.ref][part.start : stated.end()]
    say = _say(report, piece.name, words, part.value, whole, value)
    return Finding(CODE, "W", (), say, found=value, spot=Spot(piece.ref, part.start, stated.end(), words))


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
    right = f"{percent(this - last, last, _places(mention.value))}%" if mention.unit == "%" else plain(this - last)
    say = report.form.vocabulary.says["change"].format(
        section=said.section, words=clause(report, said), now=plain(this), before=plain(last), right=right
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
    part = max(parts)
    whole = next((total for total in counted(report, _wholes(report)) if total is not None and total >= part > 0), None)
    if whole is not None:
        say = _say(report, said.section, clause(report, said), part, whole, mention.value)
        yield Finding(CODE, "W", (), say, found=mention.value, spot=said.spot)


def _say(report: Report, section: str, words: str, part: Quantity, whole: Quantity, stated: Quantity) -> str:
    right = percent(part, whole, _places(stated))
    return report.form.vocabulary.says["share"].format(
        section=section, words=words, part=plain(part), whole=plain(whole), right=right
    )


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


def _rounds_to(part: Quantity, whole: Quantity, stated: Quantity) -> bool:
    share = Fraction(part) / Fraction(whole) * 100
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    grain = Decimal(1).scaleb(-_places(stated))
    return any(exact.quantize(grain, rounding) == Decimal(stated) for rounding in ROUNDINGS)
