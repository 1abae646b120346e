"""Printed characters put together again to lines of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDE = 0.8
"""A gap of this share of the line's height, with nothing printed in it, parts two words (or two columns)."""
BESIDE = 0.7
"""Points: the same character again so close by is the same character printed twice."""
BROKEN = "\ufffd"
"""Stands for a character that the file draws but does not name."""
FIGURE = re.compile(r"[+\-−－]?[\d０-９][\d０-９,，.．]*[^\d\s]{0,2}|[/／\-—–－无]")
"""A number with a sign and a unit at most, or what stands in its place."""
UNNAMED = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffd]")
TWINS = re.compile("[\u2f00-\u2fdf\uf900-\ufaff]")
"""Radicals and compatibility characters that some printers, browsers among them, name in place of the character."""
RADICALS = str.maketrans(
    "⺟⺠⺝⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""More of them, which Unicode does not hold to be the same."""


class Glyph(NamedTuple):
    """One printed character and the box that it fills, in points from the upper left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the type."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Halfway between left and right."""
        return (self.x0 + self.x1) / 2


class Word(NamedTuple):
    """Characters of a line that stand close together."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True)
class TextLine:
    """One printed line: its words from the left, its place and the height of its type.

    It is `spaced` when a space is printed at its end, where a line break hides it.
    """

    page: int
    words: tuple[Word, ...]
    top: float
    bottom: float
    height: float
    spaced: bool = False

    @property
    def text(self) -> str:
        """The words, a space where they stand apart."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where the first character begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last character ends."""
        return self.words[-1].x1


def named(text: str) -> str:
    """The text of a character as it should be kept: broken ones as one sign, twins as the plain character."""
    text = UNNAMED.sub(BROKEN, text).translate(RADICALS)
    return TWINS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def printed_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters without those that are printed over themselves, a hair beside, to look bold."""
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        x, y = round(glyph.x0 / BESIDE), round(glyph.top / BESIDE)
        if not any((glyph.text, x + right, y + down) in seen for right in (-1, 0, 1) for down in (-1, 0, 1)):
            yield glyph
        seen.add((glyph.text, x, y))


def text_lines(glyphs: Iterable[Glyph], page: int) -> list[TextLine]:
    """The lines that the characters form, from the top; what holds nothing but spaces is no line."""
    lines: list[TextLine] = []
    for row in _rows(sorted(glyphs, key=lambda glyph: glyph.middle)):
        row.sort(key=lambda glyph: glyph.x0)
        printed = [glyph for glyph in row if not glyph.text.isspace()]
        if printed:
            top, bottom = min(glyph.top for glyph in printed), max(glyph.bottom for glyph in printed)
            height, spaced = max(glyph.height for glyph in printed), row[-1].text.isspace()
            lines.append(TextLine(page, tuple(_words(row)), top, bottom, height, spaced))
    return lines


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters, sorted by their middles, parted where the next stands half a line lower."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and glyph.middle - row[0].middle > max(row[0].height, glyph.height) / 2:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _words(row: Sequence[Glyph]) -> Iterator[Word]:
    """A gap begins a new word; a printed space within one stays a single space."""
    text, x0, x1, space = "", 0.0, 0.0, False
    for glyph in row:
        if glyph.text.isspace():
            space = True
            continue
        if text and glyph.x0 - x1 > WIDE * glyph.height:
            yield Word(text, x0, x1)
            text = ""
        x0 = x0 if text else glyph.x0
        text += (" " if space and text else "") + glyph.text
        x1, space = glyph.x1, False
    if text:
        yield Word(text, x0, x1)
