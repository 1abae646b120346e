"""The rows of a table as they stand in a file, merges counted: what covers a row, and what stands above a square."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.reading.cells.values import looks_like_figure
from assistant.documents.reading.paper import Place, Sheet, Square


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a sheet: every square that covers it, from the left."""

    sheet: Sheet
    number: int
    squares: tuple[Square, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The texts of the row that are words, not figures."""
        return tuple(square.text for square in self.squares if not looks_like_figure(square.text))

    @cached_property
    def figures(self) -> int:
        """How many figures or marks stand in the row."""
        return sum(1 for square in self.squares if square.text.strip() and looks_like_figure(square.text))

    def place(self, square: Square | None = None) -> Place:
        """Where the row, or a square of it, stands in the file."""
        first = square or (self.squares[0] if self.squares else None)
        column = square.column + 1 if square else None
        return Place(self.sheet.number, self.number + 1, column, first.page if first else None, self.sheet.name)


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of a sheet from the top."""
    covering: dict[int, list[Square]] = {}
    for square in sheet.squares:
        for row in range(square.row, square.row + square.rows):
            covering.setdefault(row, []).append(square)
    return tuple(
        Row(sheet, row, tuple(sorted(covering[row], key=lambda square: square.column))) for row in sorted(covering)
    )


def path_above(heads: Iterable[Row], square: Square) -> tuple[str, ...]:
    """The header words over a square from the top down; the last is the lowest that stands right above it.

    Where a table has lost its merges (a paste from a spreadsheet), a blank in an upper row is part of the group that
    begins to its left; the lowest words are never borrowed.
    """
    words: list[str] = []
    lowest = ""
    for row in heads:
        over = _over(row, square)
        if over is not None and over.text.strip() and not looks_like_figure(over.text):
            words.append(over.text)
            lowest = over.text
        else:
            words += _group_left(row, square.column)
    return (*(text for text in dict.fromkeys(words) if text != lowest), lowest) if lowest else ()


def _over(row: Row, square: Square) -> Square | None:
    """What stands over the square in that row: over most of it, where edges differ by a hair; else over its left."""
    left, right = square.column, square.column + square.columns
    for one in row.squares:
        if one.column <= left and right <= one.column + one.columns:
            return one
    widths = [(_common(one, square), -one.column, one) for one in row.squares]
    width, _, over = max(widths, key=lambda found: found[:2], default=(0, 0, None))
    return over if width > 0 else None


def _common(one: Square, other: Square) -> int:
    """How many columns both cover."""
    right = min(one.column + one.columns, other.column + other.columns)
    return right - max(one.column, other.column)


def _group_left(row: Row, column: int) -> list[str]:
    left = [one for one in row.squares if one.column < column and one.text.strip()]
    return [left[-1].text] if left and not looks_like_figure(left[-1].text) else []
