"""What a report says in each cell, stated totals as stated, the others worked out: what the checks reckon with."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.report.figures import Figures, Quantity, totals
from assistant.report.form import Form

Known = Mapping[str, Quantity | None]
"""A cell's number; None where it is open."""


def known(form: Form, figures: Figures) -> Known:
    """Each cell's number: as given, else as worked out; a mark in place of a total states nothing."""
    worked_out = totals(form, figures)
    given = {cell: figures.quantity(cell) for cell in form.cells}
    return {cell: worked_out.get(cell) if number is None else number for cell, number in given.items()}
