"""The list as a Word file: A4 lying, an office after the other."""

from __future__ import annotations

from assistant.documents.collecting import words
from assistant.documents.collecting.collection import Collection, Grid, grids, title_of
from assistant.documents.writing.sheet import Part, Sheet, write_sheet

HEIGHT = 7.0
"""Millimetres of a row at least: figures are also written by hand."""


def collection_docx(collection: Collection) -> bytes:
    """The list as .docx; the same list always gives the same bytes."""
    parts = (Part("", (words.HOW, words.DUE)), *map(_part, grids(collection)))
    return write_sheet(Sheet(title_of(collection), collection.organ, parts, wide=True))


def _part(grid: Grid) -> Part:
    notes = (*grid.notes, words.SIGNED)
    return Part(grid.heading, notes, grid.columns, grid.widths, grid.rows, grid.centred, HEIGHT)
