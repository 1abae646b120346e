"""Printed lines joined to the paragraphs that they were, over page breaks too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.documents.reading.files.pdf_lines import TextLine
from assistant.documents.reading.paper import Line

HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
LESSER_HEADING = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
SENTENCE_END = tuple("。！？；：!?;:")
RUNNING = 15
"""A line of so many characters is running text and shows where the sides of the text are."""
UNBROKEN = re.compile(r"[!-~]+|.[，。、；：？！”’）》〉】」』]*", re.DOTALL)
"""What a printer keeps together at the end of a line."""
INDENT = 1.2
"""First lines are moved in by more than this many characters."""
ROOM = 0.7
"""So much more than the next word has to be free at the end of a line that was ended on purpose."""
LARGE = 1.2
"""Titles are larger than the text by this."""
SHARED = 0.2
"""The share of a page's lines that begin, or end, at the side of its text."""
GAP = 1.5
"""A step to the next line this much longer than usual parts paragraphs."""


@dataclass(frozen=True)
class Measure:
    """What is usual in a document: the sides of the text on each page, the height of type, the step between lines."""

    sides: Mapping[int, tuple[float, float]]
    height: float
    step: float

    def indent(self, line: TextLine) -> float:
        """How far a line is moved in on the left."""
        return line.x0 - self.sides[line.page][0]

    def room(self, line: TextLine) -> float:
        """How much is free at its end."""
        return self.sides[line.page][1] - line.x1


def measured(lines: Sequence[TextLine]) -> Measure:
    """What is usual among these lines, those of all pages together."""
    heights = Counter(round(line.height, 1) for line in lines for _ in line.text)
    steps = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and b.top > a.top]
    running = [line for line in lines if len(line.words) == 1 and len(line.text) >= RUNNING] or lines
    by_page: dict[int, list[TextLine]] = {line.page: [] for line in lines}
    for line in running:
        by_page[line.page].append(line)
    whole = _sides(running) if running else (0.0, 0.0)
    sides = {page: _sides(its) if len(its) > 4 else whole for page, its in by_page.items()}
    height = heights.most_common(1)[0][0] if heights else 0.0
    return Measure(sides, height, median(steps) if steps else height)


def paragraphs(lines: Sequence[TextLine], measure: Measure) -> list[Line]:
    """The paragraphs of lines that follow each other with no table between; the page is that of the first line."""
    found: list[Line] = []
    last: TextLine | None = None
    for line in lines:
        if last is not None and not _begins(line, last, measure):
            found[-1] = Line(_joined(found[-1].text, line.text, last.spaced), found[-1].page)
        else:
            found.append(Line(line.text, line.page))
        last = line
    return found


def _sides(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Left and right side of the text: the outermost places that lines share, a few that reach further aside."""
    height = median(line.height for line in lines)
    left = _shared([line.x0 for line in lines], height / 2)
    right = -_shared([-line.x1 for line in lines], height)
    return left, right


def _shared(places: Sequence[float], near: float) -> float:
    """The least place with enough others close to it; the least of all where there is none such."""
    enough = max(2.0, SHARED * len(places))
    return min((a for a in places if sum(a <= b <= a + near for b in places) >= enough), default=min(places))


def _begins(line: TextLine, last: TextLine, measure: Measure) -> bool:
    """Whether a line begins a paragraph and does not go on with the one before."""
    if _is_title(line, measure) and _is_title(last, measure):
        return abs(line.height - last.height) > 1
    if HEADING.match(line.text) or abs(line.height - last.height) > 0.15 * last.height:
        return True
    if LESSER_HEADING.match(line.text) and last.text.endswith(SENTENCE_END):
        return True
    if measure.indent(line) > INDENT * line.height:
        return True
    if line.page == last.page and line.top - last.top > GAP * measure.step:
        return True
    return measure.room(last) > _width(UNBROKEN.match(line.text), line.height) + ROOM * last.height


def _is_title(line: TextLine, measure: Measure) -> bool:
    """Whether a line is set larger than the text, and in the middle."""
    off = abs(measure.indent(line) - measure.room(line))
    return line.height > LARGE * measure.height and off < 2 * line.height


def _width(token: re.Match[str] | None, height: float) -> float:
    """About how wide the words are set; letters and digits take half of a Chinese character."""
    text = token[0] if token else ""
    return sum(height / 2 if character.isascii() else height for character in text)


def _joined(before: str, after: str, spaced: bool) -> str:
    """The space that a line break takes is given back to Latin words, and to digits if one was printed."""
    left, right = before[-1:], after[:1]
    latin = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    between = latin or (spaced and (left.isascii() or right.isascii()))
    return f"{before} {after}" if between else before + after
