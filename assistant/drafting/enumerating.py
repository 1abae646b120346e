"""一是、二是、三是 after some of them were left out."""

from __future__ import annotations

import re

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
