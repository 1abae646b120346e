"""Which square of a row stands in which column of the form: found by the words above it, never by counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.reading.cells.alignment import paired
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


Known = dict[tuple[object, ...], tuple[dict[int, int], tuple[float, ...]]]
"""Which square of a row has which head, for rows of one shape under the same heads: most rows of a table are alike."""


def columns_by_heads(row: Row, heads: Sequence[Row], line: FigureLine, known: Known) -> Columns:
    """The squares of the row under the heads of the line; a figure whose head is not there has none."""
    shape = tuple(square.column if square.row == row.number else None for square in row.squares)
    under = (*map(id, heads), line.heads, shape)
    if under not in known:
        known[under] = _pairs(row, heads, line)
    pairs, alike = known[under]
    squares = tuple(row.squares[pairs[place]] if place in pairs else None for place in range(len(line.cells)))
    first = min((square.column for square in squares if square), default=0)
    over = tuple(
        square
        for square in row.squares
        if square not in squares and square.column > first and square.text.strip() and looks_like_figure(square.text)
    )
    return Columns(squares, alike, over)


def _pairs(row: Row, heads: Sequence[Row], line: FigureLine) -> tuple[dict[int, int], tuple[float, ...]]:
    """For each figure of the line its square, both by their place from the left, and how like its head is."""
    paths = [path_above(heads, square) if square.row == row.number else () for square in row.squares]
    likenesses = [[_alike(path, line, place) for path in paths] for place in range(len(line.cells))]
    pairs = paired(likenesses)
    return pairs, tuple(likenesses[place][pairs[place]] if place in pairs else 0.0 for place in range(len(line.cells)))


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


def _alike(path: tuple[str, ...], line: FigureLine, place: int) -> float:
    """How like the words above a square are to a figure's heads: the lowest decide, groups tell twins apart."""
    if not path:
        return 0.0
    wanted = line.heads[place]
    groups, lowest = _split(path, wanted[-1])
    alike = likeness(lowest, wanted[-1])
    if squeezed(lowest) in map(squeezed, line.heads_also[place]):
        alike = max(alike, OTHER_WORDS)
    if [heads[-1] for heads in line.heads].count(wanted[-1]) < 2:
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
