"""A paragraph said in fewer words: whole sentences and half-sentences are left out, those with figures last of all."""

from __future__ import annotations

import re

from assistant.passages.sentences import sentences
from assistant.report.slots import NAMES
from assistant.report.wording import slots

TO = 0.6
"""How much of a paragraph is left, of its characters."""
CLAUSE = re.compile(r"[，；]")
SHORTEST = 12
"""Characters that still say something."""


def shortened(text: str) -> str:
    """The text in at most about 60 % of its characters; the text itself where nothing can be left out."""
    kept = list(sentences(text))
    most = len(text) * TO
    while len(kept) > 1 and sum(map(len, kept)) > most:
        kept.remove(min(reversed(kept), key=_worth))
    if len(kept) > 1 or sum(map(len, kept)) <= most:
        return "".join(kept)
    return _first_clauses(text, most)


def _worth(sentence: str) -> tuple[bool, int]:
    """Sentences with figures are worth more than those without, short ones more than long ones."""
    return any(ref not in NAMES for ref in slots(sentence)), -len(sentence)


def _first_clauses(sentence: str, most: float) -> str:
    """The beginning of one sentence up to a comma; the sentence itself where that would leave hardly a word."""
    ends = [match.start() for match in CLAUSE.finditer(sentence) if SHORTEST <= match.start() <= most]
    return f"{sentence[: ends[-1]]}。" if ends else sentence
