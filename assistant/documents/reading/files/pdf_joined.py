"""The parts of a table that page breaks cut apart, put together to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.documents.reading.files.pdf_lines import FIGURE
from assistant.documents.reading.files.pdf_page import PageTable
from assistant.documents.reading.files.pdf_rules import gathered, nearest
from assistant.documents.reading.paper import Sheet, Square

MOVED = 4.0
"""Points by which the lines of a table may move from page to page."""
CUT = "这一行正好在换页的地方，可能被截成了两行"


def goes_on(above: PageTable, below: PageTable) -> bool:
    """Whether a table at the end of a page and one at the head of the next have the same outer sides.

    Where rows begin late, the one may be narrower; then its lines lie on lines of the other.
    """
    if below.page != above.page + 1 or not (above.ruled and below.ruled):
        return False
    few, many = sorted((above.xs, below.xs), key=len)
    on_lines = len(few) > 2 and all(abs(many[nearest(many, x)] - x) <= MOVED for x in few)
    return on_lines or all(abs(above.xs[side] - below.xs[side]) <= MOVED for side in (0, -1))


def joined(parts: Sequence[PageTable], doubt: str = "") -> Sheet:
    """One sheet of the parts, not yet numbered, row under row, their columns found by where they lie.

    Nothing is put together that a page break cut in two: where a row may be, its empty cells are doubtful.
    """
    places = _columns(parts)
    squares: list[Square] = []
    above = 0
    for part in parts:
        below = _moved(part, places, above)
        if squares:
            _doubt_cut_row(squares, below)
        squares += below
        above += part.rows
    return Sheet(0, tuple(sorted(squares, key=lambda square: (square.row, square.column))), doubt=doubt)


def _moved(part: PageTable, places: Sequence[float], above: int) -> list[Square]:
    """The squares of a part, in the rows and columns of the whole."""
    at = [nearest(places, x) for x in part.xs]
    return [
        replace(
            square,
            row=square.row + above,
            column=at[square.column],
            columns=at[square.column + square.columns] - at[square.column],
        )
        for square in part.squares
    ]


def _doubt_cut_row(squares: list[Square], below: list[Square]) -> None:
    """Mark the empty cells of the rows at a page break when only one of them has figures where both have the cells."""
    end = max(square.row + square.rows for square in squares)
    last = [n for n, square in enumerate(squares) if square.row + square.rows == end]
    head = _repeated(squares, below)
    first = [n for n, square in enumerate(below) if square.row == below[0].row + head]
    filled = {square.column for square in (squares[n] for n in last) if FIGURE.fullmatch(square.text)}
    filled_below = {square.column for square in (below[n] for n in first) if FIGURE.fullmatch(square.text)}
    if filled and not filled_below:
        _doubt(below, first, filled)
    elif filled_below and not filled:
        _doubt(squares, last, filled_below)


def _doubt(squares: list[Square], row: Sequence[int], columns: set[int]) -> None:
    for number in row:
        if squares[number].column in columns and not squares[number].text:
            squares[number] = replace(squares[number], doubt=CUT)


def _repeated(squares: Sequence[Square], below: Sequence[Square]) -> int:
    """How many rows of the table's head stand again at the top of the part."""
    head, again = _texts(squares), _texts(below)
    rows = min(len(head), len(again))
    return next((row for row in range(rows) if head[row] != again[row]), rows)


def _texts(squares: Sequence[Square]) -> list[list[str]]:
    """The texts of each row, from the first that has any."""
    rows: dict[int, list[str]] = {}
    for square in squares:
        rows.setdefault(square.row, []).append("".join(square.text.split()))
    return [rows[row] for row in sorted(rows)]


def _columns(parts: Sequence[PageTable]) -> list[float]:
    """The column lines of all parts; near ones are the same unless one part has them both."""
    every = [x for part in parts for x in part.xs]
    for apart in (MOVED, MOVED / 2, MOVED / 4):
        places = gathered(every, apart)
        if all(nearest(places, a) != nearest(places, b) for part in parts for a, b in pairwise(part.xs)):
            return places
    return sorted(set(every))
