"""A remedy of failed sums, and the evidence for it, as values."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.blame.slips import Slip
from assistant.report.figures import Quantity, plain


@dataclass(frozen=True)
class Correction:
    """One cell that is to be changed; `was` is None for a blank."""

    cell: str
    was: Quantity | None
    to: Quantity


@dataclass(frozen=True)
class Remedy:
    """A change after which the sums that hang together all hold, what slip would explain it, and how it is said.

    The `likeliest` is the first for its sums; those that follow up to the next are other ways to put the same right.
    """

    corrections: tuple[Correction, ...]
    slip: Slip
    say: str
    likeliest: bool = False

    def as_json(self) -> dict[str, object]:
        """The remedy for other programs; numbers as canonical decimals."""
        corrections = [
            {"cell": one.cell, "was": None if one.was is None else plain(one.was), "to": plain(one.to)}
            for one in self.corrections
        ]
        return {"corrections": corrections, "slip": self.slip, "say": self.say}


@dataclass(frozen=True)
class Witness:
    """What a text of the report says: that these cells together come to `value`."""

    cells: tuple[str, ...]
    value: Quantity
