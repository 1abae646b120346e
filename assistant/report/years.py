"""The years that a text names as such: 2025年, 2025年度, 二〇二五年, or four digits by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.report.numerals import Number, find_numbers

SINCE = range(1990, 2100)
"""Years that a report can speak of; four digits outside are a count or a house number."""
DIGITS = 4
"""A year is written with four digits, arabic or Chinese; a span of years (2021-2035) is no year."""
SIGNS = "-–—―－﹣+＋"
"""A dash before a year (云溪县水务局—2025年) is no sign."""
WORD = re.compile(r"\s*年度?")


@dataclass(frozen=True)
class NamedYear:
    """A year at [start, end) of a text, the word 年 or 年度 included; `bare` when neither stands after it."""

    value: int
    start: int
    end: int
    bare: bool


def named_years(text: str) -> tuple[NamedYear, ...]:
    """Every year that the text names, in order; 〔2021〕30号, 2025件 and 2026-01-23 name none."""
    return tuple(_named(number, text) for number in find_numbers(text) if _is_year(number))


def report_years(text: str) -> tuple[int, ...]:
    """The different years that the text names, in the order in which they first come."""
    return tuple(dict.fromkeys(year.value for year in named_years(text)))


def without_years(text: str, instead: str = "") -> str:
    """The text with every named year, its 年 or 年度 included, replaced."""
    for year in reversed(named_years(text)):
        text = text[: year.start] + instead + text[year.end :]
    return text


def _is_year(number: Number) -> bool:
    if abs(number.value) not in SINCE or len(number.raw.lstrip(SIGNS)) != DIGITS or number.ordinal:
        return False
    return number.unit == "年" or not (number.unit or number.date)


def _named(number: Number, text: str) -> NamedYear:
    word = WORD.match(text, number.end) if number.unit else None
    return NamedYear(abs(int(number.value)), number.start, word.end() if word else number.end, word is None)
