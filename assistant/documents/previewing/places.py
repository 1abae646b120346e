"""Where on the printed pages each cell of the form stands, and the words of a text: as shares of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.checks.finding import Spot
from assistant.documents.previewing.bookmarks import cell_name
from assistant.documents.previewing.pages import Area, Point, Sheet, destinations, sheets_of
from assistant.documents.writing import layout
from assistant.report.form import Piece
from assistant.report.report import Report

POINTS = 72 / 25.4
"""In a millimetre."""
INTO = 1.0
"""Points by which a bookmark's place is moved into its cell."""
SAME_LINE = 3.0
"""Points by which the characters of one line may stand higher or lower."""


@dataclass(frozen=True)
class Box:
    """A rectangle of a page (counted from 1): each edge as a share of the page's width or height, from above."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Places:
    """The size of every page in points, the box of each cell by its id, and the boxes of words, one a line, by spot."""

    sizes: tuple[tuple[float, float], ...]
    cells: Mapping[str, Box]
    words: Mapping[Spot, tuple[Box, ...]]


def places_in(pdf: bytes, bookmarked: bytes, report: Report, spots: Sequence[Spot]) -> Places:
    """What stands where in the report's PDF; `bookmarked` is that of the same report with bookmarks.

    What is not found there has no place.
    """
    sheets, found = sheets_of(pdf), destinations(bookmarked)
    cells = {}
    for number, cell in enumerate(report.form.cells):
        point = found.get(cell_name(number))
        area = _cell_at(point, sheets[point.page].lines) if point and point.page < len(sheets) else None
        if point and area:
            cells[cell] = _box(point.page, area, sheets)
    return Places(tuple((sheet.width, sheet.height) for sheet in sheets), cells, _words_in(sheets, report, spots))


def _box(page: int, area: Area, sheets: Sequence[Sheet]) -> Box:
    width, height = sheets[page].width, sheets[page].height
    return Box(
        page + 1,
        area.left / width,
        1 - area.top / height,
        (area.right - area.left) / width,
        (area.top - area.bottom) / height,
    )


def _cell_at(point: Point, lines: Sequence[Area]) -> Area | None:
    """What the nearest lines of the table leave round the point."""
    x, y = point.x + INTO, point.y - INTO
    upright = [line for line in lines if line.bottom <= y <= line.top]
    level = [line for line in lines if line.left <= x <= line.right]
    left = max((line.right for line in upright if line.right <= x), default=None)
    right = min((line.left for line in upright if line.left >= x), default=None)
    bottom = max((line.top for line in level if line.top <= y), default=None)
    top = min((line.bottom for line in level if line.bottom >= y), default=None)
    if left is None or right is None or bottom is None or top is None:
        return None
    return Area(left, bottom, right, top)


def _words_in(sheets: Sequence[Sheet], report: Report, spots: Sequence[Spot]) -> Mapping[Spot, tuple[Box, ...]]:
    """Characters are compared without spaces, so a line break of the page is none."""
    set_ones = tuple(_characters(sheets))
    printed = "".join(character for character, _, _ in set_ones)
    begins = _texts_in(printed, report)
    found = {}
    for spot in spots:
        text = report.texts.get(spot.slot, "")
        if spot.slot in begins and text[spot.start : spot.end].split():
            start = begins[spot.slot] + len(_squeezed(text[: spot.start]))
            end = start + len(_squeezed(text[spot.start : spot.end]))
            found[spot] = tuple(_boxes(((page, area) for _, page, area in set_ones[start:end]), sheets))
    return found


def _characters(sheets: Sequence[Sheet]) -> Iterator[tuple[str, int, Area]]:
    """What stands in the type area, page by page: page numbers are not part of any text."""
    for number, sheet in enumerate(sheets):
        for character, area in sheet.characters:
            if area.bottom + area.top > 2 * layout.BOTTOM * POINTS:
                yield character, number, area


def _texts_in(printed: str, report: Report) -> Mapping[str, int]:
    """Where each text begins among the printed characters: the pieces of the form stand in their order."""
    begins: dict[str, int] = {}
    at = 0
    for piece in report.form.pieces:
        words = _squeezed(_words_of(piece, report))
        found = printed.find(words, at) if words else -1
        if found >= 0:
            at = found + len(words)
            if piece.what == "text":
                begins[piece.ref] = found
    return begins


def _words_of(piece: Piece, report: Report) -> str:
    return {"title": report.title, "heading": piece.ref, "text": report.texts.get(piece.ref, "")}.get(piece.what, "")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _boxes(characters: Iterator[tuple[int, Area]], sheets: Sequence[Sheet]) -> Iterator[Box]:
    """One box for the characters of each printed line."""
    lines: list[tuple[int, list[Area]]] = []
    for page, area in characters:
        if lines and lines[-1][0] == page and abs(lines[-1][1][0].bottom - area.bottom) < SAME_LINE:
            lines[-1][1].append(area)
        else:
            lines.append((page, [area]))
    for page, areas in lines:
        left, right = min(one.left for one in areas), max(one.right for one in areas)
        yield _box(page, Area(left, min(one.bottom for one in areas), right, max(one.top for one in areas)), sheets)
