"""A block copied from a spreadsheet, laid over the printed table from a cell to the right and downwards."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from assistant.report.form import Form
from assistant.report.printed import FigureLine, figure_lines
from assistant.understanding.labels import normal
from prompts import say

LONGEST = 50_000
"""Characters of a block; a whole table of the form has a tenth."""

Row = tuple[str, ...]


class Unplaced(Exception):
    """The block does not fit on the table there; the text is the sentence for the clerk."""


def laid_over(form: Form, cell_id: str, block: str) -> Mapping[str, str]:
    """What the block has for each cell, "" where it leaves one empty; Unplaced where it does not fit.

    Lines that are only the table's own headers are left out, and so are labels at the left, if they are those of the
    lines that they come to stand on.
    """
    table = form.table(form.cells[cell_id].table)
    lines = figure_lines(table)
    first = next(place for place, line in enumerate(lines) if cell_id in line.cells)
    column = lines[first].cells.index(cell_id)
    heads = {_word(entry.text) for line in table.lines for entry in line.entries if entry.role in ("header", "note")}
    rows = [row for row in _rows(block) if not _is_head(row, heads)]
    if not rows or not any(map(any, rows)):
        raise Unplaced(say("block_empty"))
    if len(rows) > len(lines) - first:
        raise Unplaced(say("block_too_long", rows=len(rows), left=len(lines) - first))
    labels = _label_columns(rows, lines)
    found: dict[str, str] = {}
    for row, line in zip(rows, lines[first:], strict=False):
        _prove_labels(row[:labels], line)
        found |= _laid(row[labels:], line.cells[column:])
    return found


def _laid(values: Row, cells: Row) -> Mapping[str, str]:
    if len(values) > len(cells):
        raise Unplaced(say("block_too_wide", columns=len(values), left=len(cells)))
    return dict(zip(cells, values, strict=False))


def _rows(block: str) -> list[Row]:
    """The lines of the block, empty cells at their ends and empty lines at its end left out."""
    if len(block) > LONGEST:
        raise Unplaced(say("block_too_large"))
    read = csv.reader(StringIO(block, newline=""), dialect="excel-tab")
    rows = [_trimmed(tuple(normal(text) for text in row)) for row in read]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _trimmed(row: Row) -> Row:
    filled = [place for place, text in enumerate(row) if text]
    return row[: filled[-1] + 1] if filled else ()


def _is_head(row: Row, heads: set[str]) -> bool:
    words = [_word(text) for text in row if text]
    return bool(words) and all(word in heads for word in words)


def _label_columns(rows: Sequence[Row], lines: Sequence[FigureLine]) -> int:
    """How many columns at the left hold labels of the table."""
    known = {word for line in lines for word in _names(line)}
    labelled = [
        place + 1
        for row in rows
        for place, text in enumerate(row)
        if _word(text) in known and all(not before or _word(before) in known for before in row[:place])
    ]
    return max(labelled, default=0)


def _prove_labels(labels: Row, line: FigureLine) -> None:
    for label in filter(None, labels):
        if _word(label) not in _names(line):
            raise Unplaced(say("block_other_line", found=label, line=line.labels[-1] if line.labels else line.table))


def _names(line: FigureLine) -> set[str]:
    return {_word(name) for name in (*line.labels, *line.also)}


def _word(text: str) -> str:
    return "".join(normal(text).split())
