"""A sum that was said without its parts."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.figures import Quantity


@dataclass(frozen=True)
class Total:
    """Typed cells that together are `value`; `words` are the clerk's, empty where the form itself says so."""

    cells: frozenset[str]
    value: Quantity
    words: str = ""
