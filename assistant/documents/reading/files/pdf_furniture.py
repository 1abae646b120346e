"""Page numbers and running heads: what is printed on the pages, but is no part of what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.reading.files.pdf_lines import TextLine
from assistant.documents.reading.files.pdf_page import PageRead

ABOVE, BELOW = 0.1, 0.12
"""The shares of the page's height in which they stand."""
SAME_HEIGHT = 3.0
"""Points by which a running head may move from page to page."""
DASHES = r"[-‐‑–—―－~·•\s]"
BARE_NUMBER = re.compile(r"\d{1,4}")
PAGE_NUMBER = re.compile(
    rf"{DASHES}+\d{{1,4}}{DASHES}+|第\s*[\d一二三四五六七八九十]{{1,4}}\s*页[\s,，/]*(?:共\s*[\d一二三四五六七八九十]{{1,4}}\s*页)?|"
    r"\d{1,4}\s*/\s*\d{1,4}"
)


def without_furniture(pages: Sequence[PageRead]) -> list[PageRead]:
    """The pages without their numbers and without what stands in the same place on several of them."""
    running = {mark for mark, times in Counter(_marks(pages)).items() if times > 1}
    ahead = {number for number, times in Counter(_bare_numbers(pages)).items() if times > 1}
    return [replace(page, lines=tuple(_own_lines(page, running, ahead))) for page in pages]


Mark = tuple[str, int]
"""A line of the margin with its digits left out, and how high it stands."""


def _own_lines(page: PageRead, running: set[Mark], ahead: set[int]) -> Iterator[TextLine]:
    outer = set(_outer_lines(page))
    for line in page.lines:
        if line not in outer or not (_is_number(line, page, ahead) or not running.isdisjoint(_line_marks(line))):
            yield line


def _outer_lines(page: PageRead) -> Iterator[TextLine]:
    """The lines in the upper and the lower margin, outside of the tables."""
    first = min((table.top for table in page.tables), default=page.height)
    last = max((table.bottom for table in page.tables), default=0.0)
    for line in page.lines:
        above = line.bottom < min(ABOVE * page.height, first)
        below = line.top > max((1 - BELOW) * page.height, last)
        if above or below:
            yield line


def _is_number(line: TextLine, page: PageRead, ahead: set[int]) -> bool:
    """Whether a line is a page number: by its form, or a bare number that counts with the pages."""
    text = line.text
    if BARE_NUMBER.fullmatch(text):
        return int(text) == page.number or int(text) - page.number in ahead
    return bool(PAGE_NUMBER.fullmatch(text))


def _bare_numbers(pages: Sequence[PageRead]) -> Iterator[int]:
    """By how much each bare number in a margin is ahead of its page."""
    for page in pages:
        for line in _outer_lines(page):
            if BARE_NUMBER.fullmatch(line.text):
                yield int(line.text) - page.number


def _marks(pages: Sequence[PageRead]) -> Iterator[Mark]:
    for page in pages:
        for line in _outer_lines(page):
            yield from () if BARE_NUMBER.fullmatch(line.text) else _line_marks(line)


def _line_marks(line: TextLine) -> tuple[Mark, Mark]:
    """Two, since a height that is rounded may fall on either side."""
    text, height = re.sub(r"\d+", "#", line.text), line.top / SAME_HEIGHT
    return (text, 2 * int(height)), (text, 2 * int(height + 0.5) + 1)
