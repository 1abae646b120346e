"""By what the lines of a list are known: their marks and their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.documents.reading.cells.labels import likeness, squeezed
from assistant.report.wanted import Wanted, rows_of

ALIKE = 0.8
"""From this likeness on a name beside the right mark is the same name, shortened or slightly changed."""
DASH = re.compile("[‐-―−~－—至]+")


@dataclass(frozen=True)
class Known:
    """What a line may stand for: its names, and the figures in it by their column; of one figure there is only one."""

    row: str
    column: str
    figures: Mapping[str, Wanted]


@dataclass(frozen=True)
class Addresses:
    """The lines by mark, and by their names where no other has the same, spaces and punctuation aside."""

    by_mark: Mapping[str, Known]
    by_names: Mapping[tuple[str, str], Known]

    def marked(self, mark: str) -> Known | None:
        """The line of that mark."""
        return self.by_mark.get(_folded(mark))

    def named(self, row: str, column: str) -> Known | None:
        """The only line of exactly these names."""
        return self.by_names.get((squeezed(row), squeezed(column)))

    def fits(self, known: Known, row: str, column: str) -> bool:
        """Whether the names are nearly those of the line, and of no other line as nearly."""
        own = _likeness(known, row, column)
        others = (other for other in self.by_mark.values() if other is not known)
        return own >= ALIKE and all(_likeness(other, row, column) < own for other in others)


def _folded(mark: str) -> str:
    """A mark without what a keyboard or a program changes in it; the marker of a template is none: `«三B12»`."""
    return DASH.sub("-", "".join(unicodedata.normalize("NFKC", mark).split())).lower()


def _likeness(known: Known, row: str, column: str) -> float:
    return min(likeness(row, known.row), likeness(column, known.column) if known.column or column else 1.0)


def addresses_of(every: Iterable[Wanted]) -> Addresses:
    """The addresses of single figures and of the rows of the tables."""
    every = tuple(every)
    marked = [(one.cell.mark, Known(one.cell.row, one.cell.column, {one.cell.column: one})) for one in every]
    marked += [
        (mark, Known(row[0].cell.row, "", {one.cell.column: one for one in row}))
        for mark, row in rows_of(every)
        if len(row) > 1
    ]
    names: dict[tuple[str, str], list[Known]] = {}
    for _, known in marked:
        names.setdefault((squeezed(known.row), squeezed(known.column)), []).append(known)
    return Addresses(
        {_folded(mark): known for mark, known in marked},
        {name: found[0] for name, found in names.items() if len(found) == 1},
    )
