"""One page of a PDF taken apart: its ruled tables with the text of their cells, and the lines of text outside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from assistant.documents.reading.files.pdf_lines import BROKEN, Glyph, TextLine, named, printed_once, text_lines
from assistant.documents.reading.files.pdf_rules import HAIR, Edge, Grid, Span, grids
from assistant.documents.reading.paper import Square

PICTURE = 0.5
"""Pictures that cover this share of a page are a scan of it."""
DRAWN = 200
"""This many strokes on a page without any text are letters drawn as shapes."""
FEW = 10
"""A page with fewer characters than this has a page number at most."""
SLANT = 0.1
"""Characters that rise by more than this share of their way, and do not stand upright, are a watermark."""
BROKEN_TEXT = "这一格的文字在 PDF 里没有对应的编码，读不全"


@dataclass(frozen=True)
class PageTable:
    """A table on one page: its column lines, where it begins and ends, its squares in its own rows and columns.

    One column alone may be a part of a longer table or a frame round text: `framed` are the lines in it.
    """

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: int
    squares: tuple[Square, ...]
    framed: tuple[TextLine, ...] = ()
    ruled: bool = True


@dataclass(frozen=True)
class PageRead:
    """What a page holds.

    `scanned` when it shows something but has no text; `pictured` when its text stands on a picture that covers it, as
    programs that recognise text leave it.
    """

    number: int
    height: float
    lines: tuple[TextLine, ...]
    tables: tuple[PageTable, ...]
    scanned: bool = False
    pictured: bool = False


def read_page(page: Page) -> PageRead:
    """The page taken apart; the library meets broken input with whatever error it runs into."""
    plain = page.filter(_is_text_or_line)
    glyphs = list(printed_once(_glyphs(plain.chars, page)))
    found = grids(_edges(plain.edges))
    inside, outside = _shared_out(glyphs, found)
    number, printed, pictured = page.page_number, _printed(glyphs), _is_pictured(page)
    tables = (_table(grid, its, number) for grid, its in zip(found, inside, strict=True) if _printed(its))
    return PageRead(
        number,
        float(page.height),
        tuple(text_lines(outside, number)),
        tuple(tables),
        scanned=printed < FEW and (pictured if printed else _is_shown(page)),
        pictured=pictured,
    )


def _is_text_or_line(thing: Any) -> bool:
    """Shading behind text has edges, too, but no line was drawn there."""
    if thing["object_type"] not in ("rect", "curve") or thing.get("stroke"):
        return True
    return bool(min(thing["x1"] - thing["x0"], thing["bottom"] - thing["top"]) <= HAIR)


def _glyphs(chars: Iterable[Any], page: Page) -> Iterator[Glyph]:
    """The characters that stand on the page, not beside it, and not across it as a watermark."""
    left, top, right, bottom = page.bbox
    for char in chars:
        across, upward, *_ = char["matrix"]
        if min(abs(across), abs(upward)) > SLANT * max(abs(across), abs(upward)):
            continue
        glyph = Glyph(named(char["text"]), char["x0"], char["x1"], char["top"], char["bottom"])
        if left <= glyph.centre <= right and top <= glyph.middle <= bottom:
            yield glyph


def _edges(edges: Iterable[Any]) -> Iterator[Edge]:
    for edge in edges:
        if edge["orientation"] == "v":
            yield Edge(True, (edge["x0"] + edge["x1"]) / 2, edge["top"], edge["bottom"])
        elif edge["orientation"] == "h":
            yield Edge(False, (edge["top"] + edge["bottom"]) / 2, edge["x0"], edge["x1"])


def _shared_out(glyphs: Iterable[Glyph], found: Sequence[Grid]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The characters inside each table (the lowest, where one lies in another), and those outside all."""
    lowest = sorted(range(len(found)), key=lambda number: found[number].ys[-1] - found[number].ys[0])
    inside: list[list[Glyph]] = [[] for _ in found]
    outside: list[Glyph] = []
    for glyph in glyphs:
        its = next((number for number in lowest if found[number].slot(glyph.centre, glyph.middle)), None)
        (outside if its is None else inside[its]).append(glyph)
    return inside, outside


def _table(grid: Grid, glyphs: Sequence[Glyph], page: int) -> PageTable:
    """The table with the characters in its cells; an empty cell that may lie outside its borders is left out."""
    span_of = {
        (row, column): span
        for span in grid.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    }
    held: dict[Span, list[Glyph]] = {span: [] for span in grid.spans}
    for glyph in glyphs:
        slot = grid.slot(glyph.centre, glyph.middle)
        if slot:
            held[span_of[slot]].append(glyph)
    squares = tuple(
        _square(span, text_lines(its, page), page) for span, its in held.items() if its or span not in grid.loose
    )
    framed = tuple(text_lines(glyphs, page)) if len(grid.xs) == 2 else ()
    return PageTable(page, grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, squares, framed)


def _square(span: Span, lines: Sequence[TextLine], page: int) -> Square:
    text = _joined([line.text for line in lines])
    return Square(text, *span, page=page, doubt=BROKEN_TEXT if BROKEN in text else "")


def _joined(texts: Sequence[str]) -> str:
    """The lines of a cell; words that are set one or two characters a line, downwards, are put together."""
    downwards = len(texts) > 2 and all(len(text) <= 2 and not text.isdigit() for text in texts)
    return ("" if downwards else "\n").join(texts)


def _printed(glyphs: Iterable[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _is_pictured(page: Page) -> bool:
    """Whether pictures cover most of the page; some scanners leave one in strips."""
    covered = sum(image["width"] * image["height"] for image in page.images)
    return bool(covered > PICTURE * page.width * page.height)


def _is_shown(page: Page) -> bool:
    """Whether there is something to see besides text."""
    return bool(page.images) or len(page.curves) + len(page.rects) + len(page.lines) >= DRAWN
