"""Every cell of every published report made wrong, and what is blamed for it.

`python -m tests.blame.every_cell FOLDER` changes each cell of each full report by one up and down, tenfold, and
with its right-hand neighbour, and prints how many changes the checks see, how often the changed cell is among the
suspects, and how often it comes first where only one change of one cell satisfies every rule.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from assistant.blame import Remedy, Witness, remedies, witnesses_of
from assistant.checks.sums import check_sums
from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.printed import printed_lines
from assistant.report.report import Report
from tests.checks.test_published import as_report
from tests.published import REPORTS, read_published

KINDS = ("+1", "-1", "x10", "swap")


@dataclass(frozen=True)
class Tried:
    """One change: what was done, to which cells, whether a sum fails for it, and what is blamed."""

    kind: str
    cells: tuple[str, ...]
    seen: bool
    why_unseen: str
    blamed: tuple[Remedy, ...]
    seconds: float

    @property
    def among(self) -> bool:
        """Whether putting back exactly what was changed is among the remedies."""
        return any({one.cell for one in remedy.corrections} == set(self.cells) for remedy in self.blamed)

    @property
    def first(self) -> bool:
        """Whether it is the first of them."""
        return bool(self.blamed) and {one.cell for one in self.blamed[0].corrections} == set(self.cells)

    @property
    def only_one(self) -> bool:
        """Whether exactly one change of one cell satisfies every rule."""
        return len(self.blamed) == 1 and len(self.blamed[0].corrections) == 1


def changes(report: Report) -> Iterator[tuple[str, dict[str, Quantity]]]:
    """Every change of one cell, or of two that stand side by side."""
    for cell in report.form.cells:
        value = report.figures.quantity(cell)
        if value is None:
            continue
        yield "+1", {cell: value + 1}
        if value:
            yield "-1", {cell: value - 1}
            yield "x10", {cell: value * 10}
    for one, other in (pair for line in printed_lines(report.form) for pair in pairwise(line.cells)):
        first, second = report.figures.quantity(one), report.figures.quantity(other)
        if first is not None and second is not None and first != second:
            yield "swap", {one: second, other: first}


def tried(report: Report, witnesses: tuple[Witness, ...] = ()) -> Iterator[Tried]:
    """Every change of the report, judged."""
    summed = summed_cells(report.form)
    for kind, change in changes(report):
        wrong = replace(report, figures=report.figures.changed(change))
        seen = any(finding.severity == "E" for finding in check_sums(wrong))
        begun = time.perf_counter()
        blamed = remedies(wrong, witnesses) if seen else ()
        yield Tried(kind, tuple(change), seen, unseen(change, summed), blamed, time.perf_counter() - begun)


def summed_cells(form: Form) -> frozenset[str]:
    """The cells that stand in a sum of the year."""
    return frozenset(cell for rule in form.sums if not rule.prior for cell in (*rule.left, *rule.right))


def unseen(change: Mapping[str, Quantity], summed: frozenset[str]) -> str:
    """Why no sum can see a change of these cells."""
    return "in no sum" if not set(change) & summed else "a sum of each other"


def row(name: str, found: list[Tried]) -> str:
    """One line of the table."""
    seen = [one for one in found if one.seen]
    alone = [one for one in seen if one.only_one]
    unseen_why = [one.why_unseen for one in found if not one.seen]
    times = [one.seconds * 1000 for one in seen]
    return (
        f"{len(found):>5}{len(seen):>7}{unseen_why.count('in no sum'):>11}{unseen_why.count('a sum of each other'):>10}"
        f"{sum(one.among for one in seen):>9}{len(alone):>9}{sum(one.first for one in alone):>8}"
        f"{sum(one.first for one in seen):>8}{median(times):>9.1f}{max(times):>8.1f}   {name}"
    )


def main(folder: Path) -> None:
    """Print the table, with the totals stated, then with none stated and the texts as witnesses."""
    print(" tried   seen   in no sum   each other  among  one only  first  (of seen)  med ms   worst   report")
    for stated in (True, False):
        every: list[Tried] = []
        for name in REPORTS:
            report = as_report(read_published(folder, name), totals_stated=stated)
            found = list(tried(report, witnesses_of(report)))
            every += found
            print(row(name if stated else f"{name}, totals worked out", found))
        print(row("all", every))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
