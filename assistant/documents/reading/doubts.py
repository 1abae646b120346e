"""What was read of a cell, and what has to be asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.reading.paper import Place
from assistant.report.figures import Value

DOUBTFUL = 0.8
"""A confidence below this is a doubt that somebody has to settle."""


@dataclass(frozen=True)
class CellReading:
    """One cell as read: the file's own words, the value they were understood as, where, and how sure (0 to 1)."""

    raw: str
    value: Value | None
    place: Place
    confidence: float


@dataclass(frozen=True)
class Doubt:
    """Something that a person has to look at: the cells it is about (none: the file as a whole) and a sentence."""

    cells: tuple[str, ...]
    say: str
