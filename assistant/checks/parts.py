"""Wholes and parts that a text gives: 共 N 条，其中 A a 条、B b 条 (N-11; of the processing fee N-14)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import LOOKS, mentions
from assistant.prose.breakdown import Breakdown, read_breakdowns
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report

CODE, FEE_CODE = "N-11", "N-14"
NEARLY = Decimal("0.9")
"""A list of three parts and more that comes to this share of its whole was meant to be complete."""
LONGEST = 60
"""Characters of a list that are quoted."""


def check_parts(report: Report) -> Iterator[Finding]:
    """One finding a list of parts that come to more than their whole, or were meant to be all and come to less."""
    fees = {said.spot.start for said in mentions(report) if said.mention.quantity.startswith("processing_fee")}
    for piece in report.form.texts:
        text = report.texts.get(piece.ref, "")
        if not text or piece.look not in LOOKS:
            continue
        for found in read_breakdowns(text, report.form, report.year):
            wrong = _wrong(found)
            if wrong:
                words = _quote(text, found)
                say = report.form.vocabulary.says[wrong].format(section=piece.name, words=words, **_numbers(found))
                code = FEE_CODE if found.whole.start in fees and piece.look == "closing" else CODE
                spot = Spot(piece.ref, found.start, found.end, text[found.start : found.end])
                yield Finding(code, "W", (), say, _value(found), _sum(found), spot=spot)


def _wrong(found: Breakdown) -> str:
    """Which sentence says what is wrong; "" for a list that is right, or that need not be complete."""
    whole, parts = _value(found), _sum(found)
    if found.open_ended:
        return ""
    if any(part.number and part.number.value > whole for part in found.parts):
        return "part_larger"
    if len(found.parts) < 2 or parts == whole:
        return ""
    if parts > whole:
        return "parts_more"
    complete = found.closed or (len(found.parts) > 2 and parts >= whole * NEARLY)
    return "parts_less" if complete else ""


def _value(found: Breakdown) -> Quantity:
    assert found.whole.number is not None
    return found.whole.number.value


def _sum(found: Breakdown) -> Quantity:
    total: Quantity = 0
    for part in found.parts:
        assert part.number is not None
        total += part.number.value
    return total


def _numbers(found: Breakdown) -> dict[str, str]:
    whole, parts = _value(found), _sum(found)
    larger = max(part.number.value for part in found.parts if part.number)
    addition = "＋".join(plain(part.number.value) for part in found.parts if part.number)
    return {
        "whole": plain(whole),
        "parts": f"{addition}＝{plain(parts)}",
        "difference": plain(max(parts - whole, whole - parts)),
        "part": plain(larger),
    }


def _quote(text: str, found: Breakdown) -> str:
    words = "".join(text[found.start : found.end].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]}……{words[-LONGEST // 2 :]}"
