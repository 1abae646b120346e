"""Rows that a page break tore are put together where only both halves make a label; other neighbours are left alone."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.reading.cells.tables import read_tables
from assistant.documents.reading.doubts import DOUBTFUL
from assistant.documents.reading.paper import Sheet, Square
from assistant.report.figures import plain
from knowledge.shelf import form_for
from tests.documents.reading.cells.sheets import sheets_of
from tests.official import wanted_ids

FORM = form_for(2025)
LABEL = "1.本机关不掌握相关政府信息"
CELLS = [cell for cell in FORM.cells if cell.startswith("applications.unavailable.not_held.")]


def torn(upper: str, lower: str) -> tuple[dict[str, str], list[Sheet]]:
    """The tables of a PDF in which the page ends within one row: `upper` and `lower` say what of 438 stands where."""
    figures = {cell: "438" if cell in CELLS else str(number) for number, cell in enumerate(wanted_ids(2021), 10)}
    second, third, fourth = sheets_of(2021, figures)
    row = next(square.row for square in third.squares if square.text == LABEL)
    squares: list[Square] = []
    for square in third.squares:
        moved = replace(square, row=square.row + (square.row > row), page=1 + (square.row > row))
        if square.row == row and square.column > 1:
            texts = (LABEL[:4], LABEL[4:]) if square.text == LABEL else (upper, lower)
            squares += [replace(moved, text=texts[0]), replace(moved, text=texts[1], row=row + 1, page=2)]
        else:
            squares.append(replace(moved, rows=square.rows + (square.row <= row < square.row + square.rows)))
    return figures, [second, replace(third, squares=tuple(squares)), fourth]


def test_a_row_whose_label_is_torn_is_read_whole() -> None:
    for halves in (("438", ""), ("", "438")):
        figures, sheets = torn(*halves)
        tables = read_tables(sheets, FORM)
        assert {cell: plain(one.value) for cell, one in tables.readings.items() if one.value is not None} == figures
        assert tables.doubts == ()


def test_digits_that_are_torn_are_joined_and_doubtful() -> None:
    figures, sheets = torn("43", "8")
    tables = read_tables(sheets, FORM)
    for cell in CELLS:
        assert tables.readings[cell].value == 438
        assert tables.readings[cell].confidence < DOUBTFUL
    assert {cell for doubt in tables.doubts for cell in doubt.cells} == set(CELLS)
    others = {cell: text for cell, text in figures.items() if cell not in CELLS}
    assert {c: plain(r.value) for c, r in tables.readings.items() if c in others and r.value is not None} == others
