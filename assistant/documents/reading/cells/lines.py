"""Which row of a file is which printed line of figures: found by the words of the row, in the form's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.documents.reading.cells.alignment import paired
from assistant.documents.reading.cells.columns import Columns, Known, columns_by_heads
from assistant.documents.reading.cells.grid import Row
from assistant.documents.reading.cells.labels import likeness, squeezed
from assistant.report.printed import FigureLine

OTHER_WORDS = 0.9
WHOLE_LINE = 0.75
"""The share of an unlabelled line's heads that must be found before a row is taken for it."""


@dataclass(frozen=True)
class Found:
    """A row of the file taken for a printed line, how like its label is, and the header rows above it."""

    line: FigureLine
    row: Row
    alike: float
    heads: tuple[Row, ...]


def labelled_lines(lines: Sequence[FigureLine], rows: Sequence[Row]) -> dict[FigureLine, tuple[Row, float]]:
    """The labelled lines of one table that the rows hold, each with its row and how like its label is."""
    if exact := _exact(lines, rows):
        return exact
    likenesses = [[_alike(line, row) for row in rows] for line in lines]
    return {lines[i]: (rows[j], likenesses[i][j]) for i, j in paired(likenesses).items()}


def _exact(lines: Sequence[FigureLine], rows: Sequence[Row]) -> dict[FigureLine, tuple[Row, float]]:
    """The lines when every one of them has its very own label in exactly one row; else none, and likeness decides."""
    having: dict[str, list[Row]] = {}
    for row in rows:
        for word in {squeezed(word) for word in row.words}:
            having.setdefault(word, []).append(row)
    found = [having.get(squeezed(line.labels[-1]), []) for line in lines]
    if any(len(one) != 1 for one in found):
        return {}
    return {line: (one[0], 1.0) for line, one in zip(lines, found, strict=True)}


def with_heads(
    found: Mapping[FigureLine, tuple[Row, float]], rows: Sequence[Row], taken: frozenset[Row]
) -> list[Found]:
    """The lines found, each with its header rows; a table that goes on in the next sheet keeps the heads it had."""
    result: list[Found] = []
    last: tuple[Row, ...] = ()
    for line, (row, alike) in found.items():
        heads = heads_above(row, rows, taken)
        if not heads and last and _width(last[0]) == _width(row):
            heads = last
        last = heads or last
        result.append(Found(line, row, alike, heads))
    return result


def unlabelled_line(
    line: FigureLine, rows: Sequence[Row], taken: frozenset[Row], known: Known
) -> tuple[Found, Columns] | None:
    """The row whose heads are those of a line without a label: the one with most heads, then with most figures."""
    best: tuple[Found, Columns] | None = None
    most = (0, -1)
    for row in rows:
        if row in taken or len(row.squares) < len(line.cells) * WHOLE_LINE or len(row.words) > 1:
            continue
        heads = heads_above(row, rows, taken)
        columns = columns_by_heads(row, heads, line, known)
        if columns.found >= len(line.cells) * WHOLE_LINE and (columns.found, row.figures) > most:
            most = (columns.found, row.figures)
            best = (Found(line, row, 1.0, heads), columns)
    return best


def heads_above(row: Row, rows: Sequence[Row], taken: frozenset[Row]) -> tuple[Row, ...]:
    """The header rows above a row of figures in its sheet, from the top down.

    Rows of figures between belong to the same block; the first one above the heads ends the search.
    """
    heads: list[Row] = []
    first = _first_figure(row)
    for above in reversed([one for one in rows if one.sheet is row.sheet and one.number < row.number]):
        if above in taken:
            if heads:
                break
        elif not above.figures and _stands_over(above, first):
            heads.append(above)
    return tuple(reversed(heads))


def _first_figure(row: Row) -> int:
    """The column of the first square after the words of a row."""
    after = max((place + 1 for place, square in enumerate(row.squares) if square.text in row.words), default=0)
    return row.squares[after].column if after < len(row.squares) else 0


def _stands_over(row: Row, column: int) -> bool:
    """Whether the row has words over the figures, not only beside them."""
    return any(square.text in row.words and square.column + square.columns > column for square in row.squares)


def _width(row: Row) -> int:
    return max((square.column + square.columns for square in row.squares), default=0)


def _alike(line: FigureLine, row: Row) -> float:
    """The best likeness of the line's own label and any words of the row, or their last part after a `/`."""
    if not row.figures and len(row.words) > len(line.labels) + 1:
        return 0.0  # a row of heads, one of which is like the label
    label = line.labels[-1]
    return max((_word_alike(word, label, line.also) for word in row.words), default=0.0)


def _word_alike(word: str, label: str, also: tuple[str, ...]) -> float:
    alike = likeness(word, label)
    if "/" in word:
        alike = max(alike, likeness(word.rpartition("/")[2], label))
    if squeezed(word) in map(squeezed, also):
        alike = max(alike, OTHER_WORDS)
    return alike
