"""Words of a clause that cannot all be meant."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.doubt import Doubt
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import words
from assistant.understanding.token import Token
from prompts import say


def prove_sense(notes: Notes, clause: Sequence[Token], kinds: set[str], numbers: Sequence[Token]) -> None:
    """Doubt where a clause says two things at once, denies a place (不是企业), or tells a part of a part."""
    contrary = (numbers and kinds & {"NONE", "WRONG"}) or {"NONE", "WRONG"} <= kinds
    unsaid = "SWAP" in kinds if numbers else "INSTEAD" in kinds
    if contrary or unsaid or "LAST" in kinds or (kinds & {"SAME", "CARRIED"} and kinds & {"NONE", "NUMBER", "SWAP"}):
        raise Doubt("clarify", say("not_understood", words=words(clause)))
    if "AMONG" in kinds and notes.bound and not notes.totals:
        raise Doubt("clarify", say("part_of_a_part", words=words(clause)))
    if {"REST", "CORRECT", "NUMBER"} <= kinds and "LABEL" not in kinds:
        raise Doubt("clarify", say("which_rest"))
