"""A sentence without some of its numbers: what prints them is left out, cleanly or not at all."""

from __future__ import annotations

import re
from collections.abc import Set

from assistant.report.slots import NAMES
from assistant.report.wording import slots
from knowledge.composing import ComposingRules

BRACKET = re.compile(r"[（(][^（）()]*[）)]")
CLAUSE = re.compile(r"([，；])")
SHORTEST = 6
"""Characters of a sentence that still says something."""


def without(sentence: str, bad: Set[str], rules: ComposingRules) -> str:
    """The sentence without what prints the slots `bad`; "" when the rest would not stand by itself."""
    if not bad:
        return sentence
    sentence = BRACKET.sub(lambda match: "" if bad & set(slots(match[0])) else match[0], sentence)
    end = sentence[-1:] if sentence[-1:] in "。！？" else ""
    pieces = CLAUSE.split(sentence.removesuffix(end))
    clauses, marks = pieces[::2], [*pieces[1::2], end]
    kept: list[tuple[str, str]] = []
    dropped = counted = False
    for clause, mark in zip(clauses, marks, strict=True):
        left = _items(clause, bad, rules)
        figures = set(slots(clause)) - NAMES
        if not left and figures and not counted:
            return ""  # what the sentence counts first is what the rest of it is about
        counted = counted or bool(figures)
        if not left or (dropped and rules.leaning.search(left)):
            dropped = True
            continue
        dropped = False
        kept.append((left, mark))
    return _joined(kept, end, rules)


def _items(clause: str, bad: Set[str], rules: ComposingRules) -> str:
    """The clause without the items of its list that are bad; "" where it is no list of numbers, or nothing is left."""
    if not bad & set(slots(clause)):
        return clause
    items = clause.split("、")
    if len(items) < 2 or not all(set(slots(item)) - NAMES for item in items):
        return ""
    lead = rules.among.match(items[0])
    good = [item for item in items if not bad & set(slots(item))]
    if not good:
        return ""
    if items[0] not in good:
        if lead is None:
            return ""
        good[0] = lead[0] + good[0]
    return "、".join(good)


def _joined(kept: list[tuple[str, str]], end: str, rules: ComposingRules) -> str:
    while kept and rules.hanging.match(kept[-1][0]):
        kept.pop()
    words = "".join(clause + mark for clause, mark in kept).rstrip("，；。！？")
    if len(words) < SHORTEST:
        return ""
    return words + (end or "。")
