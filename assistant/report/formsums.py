"""From the sums of a form file to one `Sum` for every row or column over which each is repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from assistant.report.form import Cell, Named, Sum, Table
from assistant.report.formschema import ChecksFile, SumEntry
from assistant.report.formsource import Source

OPEN_WORDS = ("left", "right", "difference", "more")
SHAPES = (
    [True, True, False, False, False],
    [False, False, True, True, False],
    [False, False, True, False, True],
)
"""Which of total, parts, left, right, prior stand together."""

Repeated = Mapping[str, tuple[str, str]]
"""`row` or `column`: the id and the printed name of the one at hand; empty for a sum that stands alone."""


def expand_sums(checks: Source[ChecksFile], tables: Sequence[Table], cells: Mapping[str, Cell]) -> Iterator[Sum]:
    """Every sum of the file, repeated as it says; FormError for a cell or a word that the form does not have."""
    for place, entry in enumerate(checks.content.sums):
        for repeated in _each(checks, place, entry, tables):
            yield _one_sum(checks, place, entry, repeated, cells)


def computed_cells(checks: Source[ChecksFile], sums: Sequence[Sum]) -> frozenset[str]:
    """The totals that the form works out; FormError where one of them hangs on itself."""
    parts = {rule.left[0]: rule.right for rule in reversed(sums) if rule.computes}
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        raise checks.error(("sums",), f"the total {error.args[1][0]} hangs on itself") from None
    return frozenset(parts)


def _each(checks: Source[ChecksFile], place: int, entry: SumEntry, tables: Sequence[Table]) -> Iterator[Repeated]:
    if not entry.each:
        yield {}
        return
    if len(entry.each) != 1:
        raise checks.error(("sums", place, "each"), "a sum is repeated over rows or over columns, not both")
    ((axis, over),) = entry.each.items()
    known: dict[str, tuple[Named, ...]] = {}
    for table in tables:
        lines = table.rows if axis == "row" else table.columns
        known |= {f"{table.id}.{one.id}": (one,) for one in lines} | {f"{table.id}.{axis}s": lines}
    for name in [over] if isinstance(over, str) else over or [""]:
        if name not in known:
            raise checks.error(("sums", place, "each", axis), f"there is no {axis} {name}")
        for one in known[name]:
            yield {axis: (one.id, one.name)}


def _one_sum(
    checks: Source[ChecksFile], place: int, entry: SumEntry, repeated: Repeated, cells: Mapping[str, Cell]
) -> Sum:
    sides = (
        _ids(checks, (place, "total"), [entry.total] if entry.total else [], repeated, cells),
        _ids(checks, (place, "parts"), entry.parts, repeated, cells),
        _ids(checks, (place, "left"), entry.left, repeated, cells),
        _ids(checks, (place, "right"), entry.right, repeated, cells),
        _ids(checks, (place, "prior"), entry.prior, repeated, cells),
    )
    if [bool(side) for side in sides] not in SHAPES:
        raise checks.error(("sums", place), f"{entry.code} needs total and parts, left and right, or left and prior")
    left, right = [side for side in sides if side]
    say = _sentence(checks, place, entry, repeated)
    return Sum(entry.code, entry.severity, left, right, say, computes=bool(entry.total), prior=bool(entry.prior))


def _sentence(checks: Source[ChecksFile], place: int, entry: SumEntry, repeated: Repeated) -> str:
    """The sentence with the row or column at hand in it; what is left open can be filled in."""
    say = entry.say
    for axis, (_, name) in repeated.items():
        say = say.replace(f"{{{axis}}}", name)
    try:
        say.format(**dict.fromkeys(OPEN_WORDS, ""))
    except (AttributeError, IndexError, KeyError, ValueError) as error:
        raise checks.error(("sums", place, "say"), f"the sentence cannot be filled in: {error}") from None
    return say


def _ids(
    checks: Source[ChecksFile],
    place: tuple[int, str],
    patterns: Sequence[str],
    repeated: Repeated,
    cells: Mapping[str, Cell],
) -> tuple[str, ...]:
    ids = []
    for position, pattern in enumerate(patterns):
        cell = pattern
        for axis, (identity, _) in repeated.items():
            cell = cell.replace(f"${axis}", identity)
        if cell not in cells:
            raise checks.error(("sums", *place, position), f"there is no cell {cell}")
        ids.append(cell)
    return tuple(ids)
