"""Which square of a row stands in which column of the form: found by the words above it, never by counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.reading.cells.alignment import LEAST_ALIKE, paired
from assistant.documents.reading.cells.grid import Row, path_above
from assistant.documents.reading.cells.labels import likeness, squeezed
from assistant.documents.reading.cells.values import looks_like_figure
from assistant.documents.reading.paper import Square
from assistant.report.printed import FigureLine

OTHER_WORDS = 0.9
"""How like a column is whose head uses other known words for it."""
GROUP_UNKNOWN = 0.9
"""What is left of a likeness when two columns share their lowest words and nothing says which group is meant."""


@dataclass(frozen=True)
class Columns:
    """For each figure of a printed line, from the left: its square and how like its head is; and the squares over."""

    squares: tuple[Square | None, ...]
    alike: tuple[float, ...]
    over: tuple[Square, ...] = ()

    @property
    def found(self) -> int:
        """How many of the figures have a square."""
        return sum(square is not None for square in self.squares)


@dataclass(frozen=True)
class Places:
    """Where the squares of a row stand under the heads of a line, all by their place from the left.

    `pairs` is the square of each figure, `alike` how like its head is; `twins` are left over under the same head.
    """

    pairs: dict[int, int]
    alike: tuple[float, ...]
    twins: dict[int, tuple[int, ...]]


Known = dict[tuple[object, ...], Places]
"""The places for rows of one shape under the same heads: most rows of a table are alike."""


def columns_by_heads(row: Row, heads: Sequence[Row], line: FigureLine, known: Known) -> Columns:
    """The squares of the row under the heads of the line; a figure whose head is not there has none."""
    shape = tuple((square.column, square.columns, square.row == row.number) for square in row.squares)
    under = (*map(id, heads), line.heads, shape)
    if under not in known:
        known[under] = _places(row, heads, line)
    squares = tuple(_square(row, known[under], place) for place in range(len(line.cells)))
    over = _over(row, squares) if len(row.squares) > len(squares) else ()
    return Columns(squares, known[under].alike, over)


def _over(row: Row, squares: Sequence[Square | None]) -> tuple[Square, ...]:
    """The figures of the row, right of the first one that was found, that stand under none of the heads."""
    first = min((square.column for square in squares if square), default=0)
    found = set(map(id, squares))
    left = (square for square in row.squares if square.column > first and id(square) not in found)
    return tuple(square for square in left if square.text.strip() and looks_like_figure(square.text))


def _square(row: Row, places: Places, place: int) -> Square | None:
    """The square of a figure; a blank one gives way to one with text under the same head (a hair of a column)."""
    if place not in places.pairs:
        return None
    squares = [row.squares[found] for found in (places.pairs[place], *places.twins.get(place, ()))]
    return next((square for square in squares if square.text.strip()), squares[0])


def _places(row: Row, heads: Sequence[Row], line: FigureLine) -> Places:
    paths = [path_above(heads, square) if square.row == row.number else () for square in row.squares]
    lowest = [heads[-1] for heads in line.heads]
    twin = [lowest.count(words) > 1 for words in lowest]
    once = {
        path: [_alike(path, line, place, twin[place]) for place in range(len(line.cells))]
        for path in dict.fromkeys(paths)
    }
    likenesses = [[once[path][place] for path in paths] for place in range(len(line.cells))]
    pairs = paired(likenesses)
    alike = tuple(likenesses[place][pairs[place]] if place in pairs else 0.0 for place in range(len(line.cells)))
    left = [found for found in range(len(paths)) if found not in pairs.values()]
    twins = {
        place: tuple(found for found in left if likenesses[place][found] == alike[place])
        for place in (pairs if left else ())
    }
    return Places(pairs, alike, twins)


def columns_by_order(row: Row, line: FigureLine) -> Columns:
    """The last squares of a row without any head, in the form's order; none when their number is not the line's."""
    after = 0
    for place, square in enumerate(row.squares):
        if not looks_like_figure(square.text):
            after = place + 1
    rest = row.squares[after:]
    if len(rest) != len(line.cells):
        return Columns((None,) * len(line.cells), (0.0,) * len(line.cells))
    return Columns(rest, (1.0,) * len(rest))


def _alike(path: tuple[str, ...], line: FigureLine, place: int, twin: bool) -> float:
    """How like the words above a square are to a figure's heads: the lowest decide, groups tell twins apart."""
    if not path:
        return 0.0
    wanted = line.heads[place]
    groups, lowest = _split(path, wanted[-1])
    alike = likeness(lowest, wanted[-1])
    if alike < OTHER_WORDS and squeezed(lowest) in map(squeezed, line.heads_also[place]):
        alike = OTHER_WORDS
    if not twin or alike < LEAST_ALIKE:
        return alike
    if not groups:
        return alike * GROUP_UNKNOWN
    nearest = wanted[-2]
    return alike * max(likeness(group, nearest) for group in groups)


def _split(path: tuple[str, ...], wanted: str) -> tuple[tuple[str, ...], str]:
    """Groups and lowest words; `行政复议/总计` in one head is a group and its column, `本年增/减` is not."""
    *groups, lowest = path
    if "/" in lowest and likeness(lowest, wanted) < OTHER_WORDS:
        *more, lowest = lowest.split("/")
        groups += more
    return tuple(groups), lowest
