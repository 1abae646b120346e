"""Figures out of the tables of a reader that knows no form: by row labels, and by place in the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile

from tests.published import (
    APPLICANTS,
    APPLICATION_ROWS,
    DISCLOSURE_COLUMNS,
    DISCLOSURE_ROWS,
    DISPUTES,
    RESULTS,
)

DISPUTE_CELLS = [f"disputes.{group}.{result}" for group in DISPUTES for result in RESULTS]


def figures_of(lines: Sequence[Sequence[str]], edition: int) -> Mapping[str, str]:
    """The figures of all tables' lines, by cell id.

    A merged cell may be left out, be blank or stand again in a line. Section 二: what follows the label; section 三:
    the last seven cells, named by the last words before them; section 四: the last fifteen cells of the line in which
    most are numbers.
    """
    found: dict[str, str] = {}
    for line in lines:
        figures = _figures([_squeezed(cell) for cell in line], edition)
        found |= {name: figure for name, figure in figures.items() if name not in found}
    return found


def _figures(line: Sequence[str], edition: int) -> Mapping[str, str]:
    columns = DISCLOSURE_COLUMNS[edition]
    label, *after = dropwhile(_is_blank, [*line, "."])
    if DISCLOSURE_ROWS.get(label) in columns:
        row = DISCLOSURE_ROWS[label]
        cells = _after_label(label, after[:-1], len(columns[row]))
        return {f"disclosure.{row}.{column}": cell for column, cell in zip(columns[row], cells, strict=False)}
    words = [cell for cell in line[: -len(APPLICANTS)] if cell]
    if words and words[-1] in APPLICATION_ROWS:
        row, cells = APPLICATION_ROWS[words[-1]], line[-len(APPLICANTS) :]
        return {f"applications.{row}.{column}": cell for column, cell in zip(APPLICANTS, cells, strict=True)}
    last = line[-len(DISPUTE_CELLS) :]
    return dict(zip(DISPUTE_CELLS, last, strict=True)) if len(last) == len(DISPUTE_CELLS) and _is_figures(last) else {}


def _after_label(label: str, cells: Sequence[str], wanted: int) -> Sequence[str]:
    """The figures behind a label that may go on itself; blanks are gaps where just so many other cells are left."""
    rest = list(dropwhile(lambda cell: cell == label, cells))
    filled = [cell for cell in rest if cell]
    return filled if len(filled) == wanted else rest[:wanted]


def _is_figures(cells: Sequence[str]) -> bool:
    return 2 * sum(cell.isdigit() for cell in cells) > len(cells)


def _is_blank(cell: str) -> bool:
    return not cell


def _squeezed(text: str) -> str:
    return "".join(text.split())
