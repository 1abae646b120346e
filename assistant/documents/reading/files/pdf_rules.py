"""The ruled tables of a page: from the lines that are drawn to a grid of cells.

Cells come from what is *not* drawn: two squares of the grid without a line between them are one cell. So a border that
is missing where a page breaks costs nothing, and every place inside the table belongs to exactly one cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

HAIR = 4.0
"""Lines closer than this many points are the same line."""
REACH = 6.0
"""A line that ends so close to another meets it: double lines leave a gap."""
SHORTEST = 4.0
"""What is shorter is a corner or a dot, no line."""
MOST_SLOTS = 20_000
"""A finer grid than this is a drawing."""


class Edge(NamedTuple):
    """A straight line: upright or level, where it lies, from where to where."""

    upright: bool
    at: float
    start: float
    end: float


class Span(NamedTuple):
    """A cell of a grid: first row and column from 0, how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Grid:
    """A ruled table: where its column and row lines lie (in points), and its cells.

    A cell is `loose` when the table has no border on that side, left or right: it may lie outside the table.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    loose: frozenset[Span] = frozenset()

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a point of the page; None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return row, column


def grids(edges: Iterable[Edge]) -> list[Grid]:
    """The tables that the lines form, from the top; one of a single column may be a frame round text."""
    found = [grid for group in _touching(_joined(edges)) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def gathered(values: Iterable[float], apart: float) -> list[float]:
    """The values in order, those that follow each other more closely than `apart` as one (their middle)."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= apart:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def nearest(places: Sequence[float], value: float) -> int:
    """The index of the place that lies closest."""
    right = bisect_left(places, value)
    around = [place for place in (right - 1, right) if 0 <= place < len(places)]
    return min(around, key=lambda place: abs(places[place] - value))


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """Pieces of the same line put together: printers draw a border cell by cell."""
    long = [edge for edge in edges if edge.end - edge.start >= SHORTEST]
    joined: list[Edge] = []
    for upright in (True, False):
        alike = [edge for edge in long if edge.upright == upright]
        places = gathered((edge.at for edge in alike), HAIR / 2)
        pieces: dict[int, list[tuple[float, float]]] = {}
        for edge in alike:
            pieces.setdefault(nearest(places, edge.at), []).append((edge.start, edge.end))
        for place, stretches in pieces.items():
            joined += [Edge(upright, places[place], start, end) for start, end in _covered(stretches)]
    return joined


def _covered(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches in order, those that touch as one."""
    covered: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if covered and start - covered[-1][1] <= HAIR:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered


def _touching(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The lines in groups that hang together."""
    upright = sorted((edge for edge in edges if edge.upright), key=lambda edge: edge.at)
    places = [edge.at for edge in upright]
    group_of = {edge: number for number, edge in enumerate(edges)}
    groups = {number: [edge] for edge, number in group_of.items()}
    for level in edges:
        if level.upright:
            continue
        for edge in upright[bisect_left(places, level.start - REACH) : bisect_right(places, level.end + REACH)]:
            small, large = sorted((group_of[level], group_of[edge]), key=lambda number: len(groups[number]))
            if small != large and edge.start - REACH <= level.at <= edge.end + REACH:
                for moved in groups[small]:
                    group_of[moved] = large
                groups[large] += groups.pop(small)
    return list(groups.values())


def _grid(edges: Sequence[Edge]) -> Grid | None:
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    if not upright or not level:
        return None
    xs = gathered([*(edge.at for edge in upright), *_ends(level)], HAIR)
    ys = gathered([*(edge.at for edge in level), *_ends(upright)], HAIR)
    slots = (len(xs) - 1) * (len(ys) - 1)
    if not 1 <= slots <= MOST_SLOTS:
        return None
    walls = _Walls(xs, ys, _drawn(xs, upright), _drawn(ys, level))
    spans = tuple(sorted(_spans(walls)))
    return Grid(tuple(xs), tuple(ys), spans, frozenset(span for span in spans if walls.is_open_at(span)))


def _ends(edges: Sequence[Edge]) -> tuple[float, float]:
    """How far lines reach: where a table is open, its side is where they end."""
    return min(edge.start for edge in edges), max(edge.end for edge in edges)


def _drawn(places: Sequence[float], edges: Sequence[Edge]) -> list[list[tuple[float, float]]]:
    """For each place of the grid the stretches along it that are drawn."""
    drawn: list[list[tuple[float, float]]] = [[] for _ in places]
    for edge in edges:
        drawn[nearest(places, edge.at)].append((edge.start, edge.end))
    return [_covered(stretches) for stretches in drawn]


@dataclass(frozen=True)
class _Walls:
    """Where a grid has lines and where not."""

    xs: Sequence[float]
    ys: Sequence[float]
    upright: Sequence[Sequence[tuple[float, float]]]
    level: Sequence[Sequence[tuple[float, float]]]

    def right_of(self, row: int, column: int) -> bool:
        """Whether the line on the right of a slot is drawn."""
        return _is_covered(self.upright[column + 1], self.ys[row], self.ys[row + 1])

    def below(self, row: int, column: int) -> bool:
        """Whether the line under a slot is drawn."""
        return _is_covered(self.level[row + 1], self.xs[column], self.xs[column + 1])

    def is_open_at(self, span: Span) -> bool:
        """Whether a cell at the left or right side of the grid has no line there."""
        top, bottom = self.ys[span.row], self.ys[span.row + span.rows]
        sides = [0] if span.column == 0 else []
        sides += [len(self.xs) - 1] if span.column + span.columns == len(self.xs) - 1 else []
        return any(not _is_covered(self.upright[side], top, bottom) for side in sides)


def _is_covered(stretches: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether more than half of the way is drawn."""
    return sum(max(0.0, min(end, right) - max(start, left)) for left, right in stretches) > (end - start) / 2


def _spans(walls: _Walls) -> Iterator[Span]:
    """The cells; slots that hang together without filling a rectangle are parted by rows."""
    rows, columns = len(walls.ys) - 1, len(walls.xs) - 1
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            group = _open_to(walls, (row, column))
            seen |= group
            span = _around(group)
            if span.rows * span.columns == len(group):
                yield span
            else:
                yield from _by_rows(group)


def _open_to(walls: _Walls, first: tuple[int, int]) -> set[tuple[int, int]]:
    """The slots that can be reached from one without crossing a line."""
    rows, columns = len(walls.ys) - 1, len(walls.xs) - 1
    reached, waiting = {first}, [first]
    while waiting:
        row, column = waiting.pop()
        near = (
            ((row, column + 1), column + 1 < columns and not walls.right_of(row, column)),
            ((row, column - 1), column > 0 and not walls.right_of(row, column - 1)),
            ((row + 1, column), row + 1 < rows and not walls.below(row, column)),
            ((row - 1, column), row > 0 and not walls.below(row - 1, column)),
        )
        for slot, is_open in near:
            if is_open and slot not in reached:
                reached.add(slot)
                waiting.append(slot)
    return reached


def _around(slots: Iterable[tuple[int, int]]) -> Span:
    slots = list(slots)
    top, left = min(row for row, _ in slots), min(column for _, column in slots)
    bottom, right = max(row for row, _ in slots), max(column for _, column in slots)
    return Span(top, left, bottom - top + 1, right - left + 1)


def _by_rows(group: set[tuple[int, int]]) -> Iterator[Span]:
    for row in sorted({row for row, _ in group}):
        columns = sorted(column for one, column in group if one == row)
        breaks = [0, *(number + 1 for number, (a, b) in enumerate(pairwise(columns)) if b - a > 1), len(columns)]
        for start, end in pairwise(breaks):
            yield Span(row, columns[start], 1, end - start)
