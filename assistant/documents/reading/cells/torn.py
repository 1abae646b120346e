"""Rows that the end of a page tore in two, put together again where only both halves make a label of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.reading.cells.grid import Row
from assistant.documents.reading.cells.labels import likeness
from assistant.documents.reading.paper import Square

CUT = "这一格被换页截成两半，按接起来读"


def mended(rows: Sequence[Row], labels: Sequence[str]) -> list[Row]:
    """The rows, the last of a page and the first of the next made one where together they have one of the labels."""
    result: list[Row] = []
    for row in rows:
        above = result[-1] if result else None
        if above is not None and _torn(above, row) and (whole := _joined(above, row, labels)) is not None:
            result[-1] = whole
        else:
            result.append(row)
    return result


def _torn(above: Row, below: Row) -> bool:
    """Whether the page ends between two rows of one sheet; only a PDF has pages."""
    if above.sheet is not below.sheet or below.squares[-1].page is None:
        return False
    pages = [{square.page for square in row.squares if square.row == row.number} for row in (above, below)]
    return all(len(page) == 1 for page in pages) and pages[0] != pages[1]


def _joined(above: Row, below: Row, labels: Sequence[str]) -> Row | None:
    if _names(above, labels) or _names(below, labels):
        return None
    whole = Row(above.sheet, above.number, tuple(_squares(above, below)))
    return whole if _names(whole, labels) else None


def _names(row: Row, labels: Sequence[str]) -> bool:
    """Whether a label of the form stands in the row whole; half of one is like it, too."""
    return any(likeness(word, label) == 1 for word in row.words for label in labels)


def _squares(above: Row, below: Row) -> Iterator[Square]:
    """The upper squares with what stands under each: a figure that stands in both halves is doubtful."""
    for square in above.squares:
        under = next((one for one in below.squares if one.column == square.column and one is not square), None)
        texts = [one.text.strip() for one in (square, under) if one is not None and one.text.strip()]
        yield replace(square, text="\n".join(texts), doubt=CUT if len(texts) > 1 else "")
