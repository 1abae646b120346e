"""Numbers in words that may hold none: any digit, numeral or amount outside the fixed expressions."""

from __future__ import annotations

import re
import unicodedata

from assistant.drafting.model.marked import MARK
from knowledge.replies import number_words

HOLE = "▁"
"""Stands where a fixed expression was."""
UNKNOWN = "〔数〕"
_UNIT = re.compile(f"(?<={MARK})(?:万元|亿元|万平方米|[%％])")
"""Units that look like numerals behind a slot; whether they fit it is seen in `amounts`."""
_LATIN = re.compile("[A-Za-z]+")


def without_fixed(words: str) -> str:
    """The words with a HOLE for every character of a fixed expression."""
    return number_words().fixed.sub(lambda match: HOLE * len(match[0]), words)


def is_number(char: str) -> bool:
    """Whether a character counts: a digit of any script, a numeral, a circled or Roman number, a letter for one."""
    known = number_words()
    if "\u4e00" <= char <= "\u9fff" or char == "〇":
        return char in known.numerals
    return char.isnumeric() or unicodedata.category(char) in ("Nd", "Nl", "No") or char in "%％‰"


def numbers_in(words: str) -> tuple[str, ...]:
    """The numerals of the words, neighbours together, then words that say how much without one."""
    bare = without_fixed(_UNIT.sub(HOLE, words))
    found = re.findall(r"\S+", "".join(char if is_number(char) else " " for char in bare))
    return (*found, *number_words().amounts.findall(words))


def years_in(words: str) -> tuple[str, ...]:
    """Years that the words name: 二〇二四年, 甲辰年, 龙年."""
    return tuple(match[0] for match in number_words().years.finditer(words))


def foreign_words(words: str) -> tuple[str, ...]:
    """Latin words that are no usual abbreviation, among them Roman numbers in letters."""
    return tuple(word for word in _LATIN.findall(without_fixed(words)) if word not in number_words().latin)


def masked(words: str) -> str:
    """What somebody said, with every number as 〔数〕."""
    bare = without_fixed(words)
    kept = "".join("\0" if is_number(dark) else plain for plain, dark in zip(words, bare, strict=True))
    return re.sub("\0+", UNKNOWN, kept)
