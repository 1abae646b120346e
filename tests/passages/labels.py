"""`published_numbers.yaml`: numbers in published texts that are figures of their report, marked by hand.

Whoever marked them read the reports, not our code. `before` are the words straight before the number; `means` are the
cells it is the sum of, several readings parted by ` | `; `differs` says that the table has another number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("published_numbers.yaml")


@dataclass(frozen=True)
class Label:
    """One number of a section's text, and what it may be bound to."""

    section: str
    before: str
    number: str
    means: frozenset[str]
    differs: bool

    @property
    def words(self) -> str:
        """The number with the words before it."""
        return self.before + self.number


@cache
def labels() -> dict[str, tuple[Label, ...]]:
    """The labels by report."""
    written = yaml.safe_load(FILE.read_text("utf-8"))
    return {name: tuple(_label(**entry) for entry in entries) for name, entries in written.items()}


def _label(section: str, before: str, number: str, means: str, differs: bool = False) -> Label:
    return Label(section, before, number, frozenset(map(sorted_sum, means.split(" | "))), differs)


def sorted_sum(ref: str) -> str:
    """A reference without decimal places and units, the cells of each sum in one order: b+a and a+b are the same."""
    kind, _, rest = ref.rpartition(":") if ref.startswith(("last:", "fact:")) else ("", "", ref)
    if ref.startswith(("share:", "change:", "more:")):
        kind, _, rest = ref.partition(":")
        rest = rest.partition(":")[0]
    sums = "/".join("+".join(sorted(one.split("+"))) for one in rest.split("/"))
    return f"{kind}:{sums}" if kind else sums
