"""Every cell of every published report made wrong, and what is blamed for it.

`python -m tests.blame.every_cell FOLDER` changes each cell of each full report by one up and down, tenfold, and
with its right-hand neighbour, and prints how many changes the checks see, why they cannot see the others, how often
putting back what was there is among the remedies, and how often it comes first where there is only one remedy, of one
cell. Then again with no totals stated, without and with a text that says the total of every line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

from assistant.blame import Remedy, Witness, remedies
from assistant.checks.sums import check_sums
from assistant.checks.values import check_values
from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.printed import printed_lines
from assistant.report.report import Report
from tests.checks.test_published import as_report
from tests.published import REPORTS, read_published

KINDS = ("+1", "-1", "x10", "swap")


UNSEEN = ("in no sum", "each other", "no change")
"""Why no rule sees a change: its cells stand in no sum, or make up for each other, or it changes nothing."""


@dataclass(frozen=True)
class Tried:
    """One change: what was there before, why no rule sees it ("" where one does), and what is blamed."""

    kind: str
    before: Mapping[str, Quantity]
    unseen: str
    blamed: tuple[Remedy, ...]
    seconds: float

    @property
    def among(self) -> bool:
        """Whether putting back exactly what was there is among the remedies."""
        return any(_put_back(remedy) == self.before for remedy in self.blamed)

    @property
    def first(self) -> bool:
        """Whether it is the first of them."""
        return bool(self.blamed) and _put_back(self.blamed[0]) == self.before

    @property
    def only_one(self) -> bool:
        """Whether exactly one change of one cell satisfies every rule."""
        return len(self.blamed) == 1 and len(self.blamed[0].corrections) == 1


def _put_back(remedy: Remedy) -> dict[str, Quantity]:
    return {one.cell: one.to for one in remedy.corrections}


def changes(report: Report) -> Iterator[tuple[str, dict[str, Quantity]]]:
    """Every change of one given cell, or of two that stand side by side."""
    for cell in report.form.cells:
        value = report.figures.quantity(cell)
        if value is not None:
            yield from (("+1", {cell: value + 1}), ("-1", {cell: value - 1}), ("x10", {cell: value * 10}))
    for one, other in (pair for line in printed_lines(report.form) for pair in pairwise(line.cells)):
        first, second = report.figures.quantity(one), report.figures.quantity(other)
        if first is not None and second is not None:
            yield "swap", {one: second, other: first}


def tried(report: Report, witnesses: tuple[Witness, ...] = (), every: int = 1) -> Iterator[Tried]:
    """Each change of the report, or one of `every` so many, judged."""
    summed = summed_cells(report.form)
    known = wrong_in(report)
    for kind, change in islice(changes(report), 0, None, every):
        before = {cell: report.figures.quantity(cell) or 0 for cell in change}
        wrong = replace(report, figures=report.figures.changed(change))
        unseen = "" if wrong_in(wrong) - known else why_unseen(before, change, summed)
        begun = time.perf_counter()
        blamed = () if unseen else remedies(wrong, witnesses)
        yield Tried(kind, before, unseen, blamed, time.perf_counter() - begun)


def wrong_in(report: Report) -> frozenset[str]:
    """What is wrong with the sums and the numbers of the report."""
    return frozenset(one.key for check in (check_sums, check_values) for one in check(report) if one.severity == "E")


def line_totals(report: Report, truth: Report) -> tuple[Witness, ...]:
    """A text that says every total of the truth that the report leaves to be worked out."""
    cells = (cell for cell in report.form.cells if report.form.cells[cell].computed and cell.endswith(".total"))
    return tuple(Witness((cell,), number) for cell in cells if (number := truth.known[cell]) is not None)


def summed_cells(form: Form) -> frozenset[str]:
    """The cells that stand in a sum of the year."""
    return frozenset(cell for rule in form.sums if not rule.prior for cell in (*rule.left, *rule.right))


def why_unseen(before: Mapping[str, Quantity], change: Mapping[str, Quantity], summed: frozenset[str]) -> str:
    """Why no rule can see the change."""
    if before == change:
        return "no change"
    return "each other" if set(change) & summed else "in no sum"


def row(name: str, found: list[Tried]) -> str:
    """One line of the table."""
    seen = [one for one in found if not one.unseen]
    alone = [one for one in seen if one.only_one]
    reasons = "".join(f"{sum(one.unseen == why for one in found):>12}" for why in UNSEEN)
    blamed = [one for one in seen if one.blamed]
    times = [one.seconds * 1000 for one in seen]
    return (
        f"{len(found):>6}{len(seen):>6}{reasons}{len(blamed):>8}{sum(one.among for one in seen):>7}{len(alone):>10}"
        f"{sum(one.first for one in alone):>7}{sum(one.first for one in seen):>11}"
        f"{median(times):>8.1f}{max(times):>8.1f}   {name}"
    )


def main(folder: Path) -> None:
    """Print the table three times."""
    heads = "".join(f"{why:>12}" for why in UNSEEN)
    for title in ("totals stated", "totals worked out", "totals worked out, every line's total in the text"):
        print(f"{title}\n tried  seen{heads}  blamed  among  one only  first  (of seen)  med ms   worst   report")
        every: list[Tried] = []
        for name in REPORTS:
            truth = as_report(read_published(folder, name))
            report = truth if title == "totals stated" else as_report(read_published(folder, name), False)
            found = list(tried(report, line_totals(report, truth) if "text" in title else ()))
            every += found
            print(row(name, found))
        print(row("all", every))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
