"""Wholes and parts that a text gives: 共 N 条，其中 A a 条、B b 条 (N-11; of the processing fee N-14)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.finding import Finding, Spot
from assistant.checks.mentions import mentions
from assistant.checks.written import BODY, quoted
from assistant.prose.breakdown import Breakdown, read_breakdowns
from assistant.report.figures import plain
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
        if not text or piece.look not in BODY:
            continue
        for found in read_breakdowns(text, report.form, report.year):
            wrong = _wrong(found)
            if wrong:
                words = text[found.start : found.end]
                said = {"words": quoted("".join(words.split()), LONGEST), **_numbers(found)}
                say = report.form.vocabulary.says[wrong].format(section=piece.name, **said)
                code = FEE_CODE if found.start in fees and piece.look == "closing" else CODE
                spot = Spot(piece.ref, found.start, found.end, words)
                yield Finding(code, "W", (), say, found.whole.value, found.sum, spot=spot)


def _wrong(found: Breakdown) -> str:
    """Which sentence says what is wrong; "" for a list that is right, or that need not be complete."""
    whole = found.whole.value
    if found.open_ended:
        return ""
    if any(part.value > whole for part in found.parts):
        return "part_larger"
    if len(found.parts) < 2 or found.sum == whole:
        return ""
    if found.sum > whole:
        return "parts_more"
    complete = found.closed or (len(found.parts) > 2 and found.sum >= whole * NEARLY)
    return "parts_less" if complete else ""


def _numbers(found: Breakdown) -> dict[str, str]:
    """The numbers that the sentences leave open."""
    whole, parts = found.whole.value, found.sum
    addition = "＋".join(plain(part.value) for part in found.parts)
    return {
        "whole": plain(whole),
        "parts": f"{addition}＝{plain(parts)}",
        "difference": plain(max(parts - whole, whole - parts)),
        "part": plain(max(part.value for part in found.parts)),
    }
