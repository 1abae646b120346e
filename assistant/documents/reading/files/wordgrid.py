"""The grid of a Word table, laid out from the edges that its cells name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.documents.reading.files.hairs import Span, narrowed, own_columns
from assistant.documents.reading.paper import Square

Merge = Literal["", "restart", "continue"]


@dataclass(frozen=True)
class WordCell:
    """One cell of a row as the file names it: its columns in the file's own grid, merged downwards or not, its text."""

    span: Span
    merge: Merge
    text: str


def laid_out(rows: Sequence[Sequence[WordCell]], widths: Sequence[int]) -> tuple[Square, ...]:
    """The squares of a table by row and column; `widths` are those of the file's grid, in any unit, 0 where unknown.

    The spans of a row's cells follow one another. A cell that goes on from above stands for itself where no cell above
    it is merged and of its width.
    """
    columns = own_columns((cell.span for cells in rows for cell in cells), widths)
    squares: list[Square] = []
    above: dict[Span, int] = {}
    for row, cells in enumerate(rows):
        merged: dict[Span, int] = {}
        for cell in cells:
            span = narrowed(cell.span, columns)
            if cell.merge == "continue" and span in above:
                at = above[span]
                squares[at] = replace(squares[at], rows=row - squares[at].row + 1)
            else:
                at = len(squares)
                squares.append(Square(cell.text, row, span[0], columns=span[1] - span[0]))
            if cell.merge:
                merged[span] = at
        above = merged
    return tuple(squares)
