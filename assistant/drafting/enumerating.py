"""一是、二是、三是: the items of a paragraph, and how they count after some of them were left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.composing import ComposingRules

NUMBERS = "一二三四五六七八九十"
ENUMERATOR = re.compile(rf"(?:(?<=^)|(?<=[。；：，！？]))([{NUMBERS}])是(?!(?:否|不是))")


def renumbered(text: str) -> str:
    """The text with its lists counted through from 一是; a list of one is none."""
    runs: list[list[re.Match[str]]] = []
    for match in ENUMERATOR.finditer(text):
        number = NUMBERS.index(match[1])
        if runs and number > NUMBERS.index(runs[-1][-1][1]):
            runs[-1].append(match)
        else:
            runs.append([match])
    parts, end = [], 0
    for run in runs:
        for place, match in enumerate(run):
            parts += [text[end : match.start()], f"{NUMBERS[place]}是" if len(run) > 1 else ""]
            end = match.end()
    return "".join([*parts, text[end:]])


def is_enumerated(sentence: str) -> bool:
    """Whether a list stands in the sentence or it is an item of one."""
    return ENUMERATOR.search(sentence) is not None


def items(said: Sequence[str], rules: ComposingRules) -> tuple[tuple[int, int], ...]:
    """From where to where sentences stand together: an item of a list, a headline with what is said under it."""
    starts = [0]
    listed = False
    for place, sentence in enumerate(said):
        numbered = ENUMERATOR.match(sentence) is not None
        listed = listed or numbered
        if place and (numbered or (not listed and rules.headline.match(sentence))):
            starts.append(place)
    return tuple(zip(starts, [*starts[1:], len(said)], strict=True))


def announced(said: Sequence[str], rules: ComposingRules) -> tuple[str, ...]:
    """The sentences without one that announces a list (主要有以下问题) where none follows."""
    listed = [is_enumerated(sentence) for sentence in said]
    return tuple(
        sentence
        for place, sentence in enumerate(said)
        if listed[place] or not rules.announcing.search(sentence) or any(listed[place + 1 : place + 2])
    )
