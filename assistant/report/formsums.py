"""From the sums of a form file to one `Sum` for every row or column over which each is repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from assistant.report.checkschema import ChecksFile, SumEntry
from assistant.report.form import Cell, Table
from assistant.report.formrepeats import Repeat, repeats
from assistant.report.formsource import Source
from assistant.report.rules import Sum

OPEN_WORDS = ("left", "right", "difference", "more")
SHAPES = (
    {"total", "parts"},
    {"left", "right"},
    {"left", "prior"},
    {"left", "prior", "right"},
    {"left", "prior", "right", "minus"},
    {"left", "prior", "minus"},
)
"""Which sides stand together."""


def expand_sums(checks: Source[ChecksFile], tables: Sequence[Table], cells: Mapping[str, Cell]) -> Iterator[Sum]:
    """Every sum of the file, repeated as it says; FormError for a cell or a word that the form does not have."""
    for place, entry in enumerate(checks.content.sums):
        for repeat in repeats(checks, ("sums", place), entry.each, tables, cells):
            yield _one_sum(repeat, entry)


def computed_cells(checks: Source[ChecksFile], sums: Sequence[Sum]) -> frozenset[str]:
    """The totals that the form works out; FormError where one of them hangs on itself."""
    parts = {rule.left[0]: rule.right for rule in reversed(sums) if rule.computes}
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        raise checks.error(("sums",), f"the total {error.args[1][0]} hangs on itself") from None
    return frozenset(parts)


def _one_sum(repeat: Repeat, entry: SumEntry) -> Sum:
    sides = {
        "total": repeat.ids("total", [entry.total] if entry.total else []),
        "parts": repeat.ids("parts", entry.parts),
        "left": repeat.ids("left", entry.left),
        "right": repeat.ids("right", entry.right),
        "prior": repeat.ids("prior", entry.prior),
        "minus": repeat.ids("minus", entry.minus),
    }
    if {side for side, ids in sides.items() if ids} not in SHAPES:
        shapes = "total and parts, left and right, or left and prior (with right and minus of this year)"
        raise repeat.error(f"{entry.code} needs {shapes}")
    return Sum(
        entry.code,
        entry.severity,
        sides["left"] or sides["total"],
        sides["right"] or sides["parts"],
        repeat.sentence(entry.say, OPEN_WORDS),
        computes=bool(entry.total),
        prior=sides["prior"],
        minus=sides["minus"],
        across_forms=entry.across_forms,
    )
