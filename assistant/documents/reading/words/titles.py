"""The title of a report, wherever it is printed: on one line, over two or three, in a web page's own title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.words.organs import is_organ, without_fillers
from assistant.documents.reading.words.prose import BRACKETED, is_short
from assistant.report.years import report_years, without_years
from knowledge.papers import PaperWords

OVER_LINES = 3
"""A title is printed over at most so many lines."""
BETWEEN = 16
"""Characters between 政府信息公开 and 年度报告, the year perhaps."""
PARTED = re.compile(r"[-_|>»›–—]+")
"""What stands between a title and the name of the site, or between the steps of a path."""
LED = re.compile(rf"{PARTED.pattern}|[：:]")
"""What stands between a title and what leads to it."""
QUOTES = re.compile(r"[\s《》“”\"]+")
SENTENCE = re.compile(r"[，。；：！？,;:!?]")


@dataclass(frozen=True)
class Title:
    """A title: its words without spaces, the organ in it ("" without one), the years in it, the lines it takes."""

    text: str
    organ: str
    years: tuple[int, ...]
    first: int = 0
    last: int = 0

    @property
    def said(self) -> int:
        """How much of who and when the title says."""
        return bool(self.organ) + bool(self.years)


def title_in(lines: Sequence[str], words: PaperWords) -> Title | None:
    """The title among lines: the one that says most of organ and year, of equal ones the shortest, then the first.

    A line more is only taken for part of it when it adds an organ's name that ends as such names do.
    """
    found = [
        title
        for size in range(1, OVER_LINES + 1)
        for first in range(len(lines) - size + 1)
        if (title := _over(lines, first, size, words))
    ]
    return max(found, key=lambda title: title.said, default=None)


def read_title(text: str, words: PaperWords) -> Title | None:
    """The title that a text consists of, a site's name or a remark after it aside; None when it is something else."""
    text = QUOTES.sub("", text)
    found = next(phrases(text, words), None)
    if not found or not is_short(text[: found.end()]) or not _only_aside(text[found.end() :]):
        return None
    *path, before = LED.split(text[: found.start()])
    before = _without_lead(before, words)
    if SENTENCE.search(before):
        return None
    begin = found.start() - len(before)
    organ = without_fillers(before, words)
    if not organ and path and is_organ(without_fillers(path[-1], words), words):
        organ = without_fillers(path[-1], words)
        begin = text.rindex(path[-1], 0, begin)
    title, rest = text[begin : found.end()], text[found.end() :]
    if not report_years(title) and _years_alone(rest):
        title += rest
    return Title(title, organ, report_years(title))


def phrases(text: str, words: PaperWords) -> Iterator[re.Match[str]]:
    """Where the text speaks of a report like this one: 政府信息公开工作年度报告, what stands before it left out."""
    subjects, reports = ("|".join(map(re.escape, group)) for group in (words.subjects, words.reports))
    between = rf"(?:(?!{subjects})[^，。；：！？《》“”]){{0,{BETWEEN}}}?"
    yield from re.finditer(rf"(?:{subjects}){between}(?:{reports})", text)


def _over(lines: Sequence[str], first: int, size: int, words: PaperWords) -> Title | None:
    """The title that lines together make, when each has its share in it."""
    title = read_title("".join(lines[first : first + size]), words)
    if title is None:
        return None
    fewer = [read_title("".join(lines[first + skipped : first + size]), words) for skipped in range(1, size)]
    if size > 1:
        fewer.append(read_title("".join(lines[first : first + size - 1]), words))
    for other in filter(None, fewer):
        if other.organ != title.organ and not is_organ(title.organ, words):
            return None
    return replace(title, first=first, last=first + size - 1)


def _only_aside(rest: str) -> bool:
    """Whether nothing of a sentence follows: a remark in brackets, a site's name after a dash, the year alone."""
    return (
        not rest or BRACKETED.fullmatch(rest) is not None or PARTED.match(rest) is not None or _years_alone(rest) != ()
    )


def _without_lead(before: str, words: PaperWords) -> str:
    """The words of a title without those that number it among others (附件1)."""
    lead = next((word for word in words.leads if before.startswith(word)), "")
    return before.removeprefix(lead).lstrip("0123456789") if lead else before


def _years_alone(rest: str) -> tuple[int, ...]:
    """The year in a remark that is nothing else: （2025年度）."""
    return () if squeezed(without_years(rest)) else report_years(rest)
