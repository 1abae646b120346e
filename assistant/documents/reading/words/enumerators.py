"""What numbers a heading: 第一部分, 一、, （一）, 1., （1）; told apart by rank, the highest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.report.chinese_numerals import fold, read_numeral

CHINESE, ARABIC = "[零一二三四五六七八九十]{1,3}", r"\d{1,2}"
STYLES = (
    rf"第\s*({CHINESE}|{ARABIC})\s*(?:部分|章|篇)[\s、.:,，]*",
    rf"({CHINESE})\s*(?:[、.:,，．]\s*|\s+)",
    rf"\(\s*({CHINESE})\s*\)[\s、.,，]*",
    rf"({ARABIC})\s*[、.．](?!\d)\s*",
    rf"\(?\s*({ARABIC})\s*\)[\s、.,，]*",
)
PATTERNS = tuple(re.compile(style) for style in STYLES)
FAR = 60
"""Characters in which a number stands that is one."""
CHAPTERS = 2
"""The first so many styles number the sections of a report, the others what is in them."""


@dataclass(frozen=True)
class Enumerator:
    """The number before a heading: its style's rank (0 the highest), its value, where the words begin."""

    rank: int
    number: int
    end: int


def enumerator(text: str) -> Enumerator | None:
    """What numbers the line, None for a line without."""
    folded = fold(text[:FAR])
    for rank, pattern in enumerate(PATTERNS):
        if match := pattern.match(folded):
            value = read_numeral(match[1]) if not match[1].isdecimal() else None
            number = int(match[1]) if match[1].isdecimal() else int(value.value) if value else 0
            return Enumerator(rank, number, match.end())
    return None
