"""What a report says in each cell, stated totals as stated, the others worked out: what the checks reckon with."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.report.figures import Figures, Quantity, worked
from assistant.report.form import Form

Known = Mapping[str, Quantity | None]
"""A cell's number; None where it is open."""


def known(form: Form, figures: Figures) -> Known:
    """Each cell's number: as given, else as worked out; a mark in place of a total states nothing."""
    return worked(form, figures).known
