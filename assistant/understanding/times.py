"""The years and dates of a message: no counts, and a sign that the numbers are of another time than the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.report.numerals import find_numbers
from assistant.report.years import named_years

PART = re.compile(
    r"[上下]半年|年底|年末|前[一二三四五六七八九十0-9]+个?月|年初|年中|[上本这]个?月"
    r"|(?:第?[一二三四1234]|上|下|本|前三|头)季度?度"
)
FIRST = r"(?:1月1日|1月|一月一日|一月|年初|元旦)(?:起|开始|份)?"
LAST = r"(?:今年|本年)?(?:(?<!\s)\s+)?(?:12月31日|12月底|12月|十二月底|十二月|年底|年末)"
UNTIL = r"(?:为止|止|份|期间|前)?"
STANDING = r"(?=.{0,8}(?:有效|没办|没有办|未办|尚未|在办|结转|没审结|未审结))"
WHOLE = re.compile(
    rf"(?:自|从|由)?{FIRST}(?:至|到|-|—|~)+{LAST}{UNTIL}"
    rf"|(?:截至|截止到?|截至到|到|至){LAST}{UNTIL}|{LAST}(?:为止|止|前)|{LAST}{STANDING}"
)
"""From the first to the last day of the year, or until the last; what still stands at its end."""
NAMES = re.compile(r"《[^《》]{0,60}》|[国办公开函字发政府厅室令]{0,10}[〔\[（(][12][0-9]{3}[〕\]）)]第?[0-9]{1,5}号")
"""Titles and numbers of documents: no figure, and no year of the report."""


@dataclass(frozen=True)
class Times:
    """The text without its times; the years that it names; whether it speaks of a part of the year only."""

    text: str
    years: tuple[int, ...]
    partial: bool


def without_times(text: str) -> Times:
    """The text with years and dates blanked, place by place, so that nothing else moves."""
    told, years = list(text), []
    for name in NAMES.finditer(text):
        _blank(told, *name.span())
    for year in named_years("".join(told)):
        if not year.bare:
            years.append(year.value)
            _blank(told, year.start, year.end)
    for span in WHOLE.finditer("".join(told)):
        _blank(told, *span.span())
    rest = "".join(told)
    dates = [number for number in find_numbers(rest) if number.date]
    for number in dates:
        _blank(told, number.start, number.end + len(number.unit))
    return Times("".join(told), tuple(dict.fromkeys(years)), bool(dates or PART.search(rest)))


def _blank(told: list[str], start: int, end: int) -> None:
    told[start:end] = " " * (end - start)
