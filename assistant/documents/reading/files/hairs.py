"""Which columns a table really has, when the edges of its rows differ by a hair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

Span = tuple[int, int]
"""The first column of a cell and the first one after it."""


def own_columns(spans: Iterable[Span], widths: Sequence[int] = ()) -> tuple[int, ...]:
    """The columns that some cell takes for itself, of those over which the cells of a table go.

    The others only part edges that should be one: programs that keep the edges of each row apart save a column of a
    hair where two of them differ by rounding, and an absurd span opens columns in which nothing begins. A cell that
    would be left without a column keeps its first or its last, whichever is the wider by `widths`.
    """
    spans = frozenset(spans)
    begun = sorted({start for start, _ in spans})
    places = [narrowed(span, begun) for span in spans]
    alone = {start for start, end in places if end - start == 1}
    before = _sums(column in alone for column in range(len(begun)))
    upto = _sums(widths)
    edges = [upto[min(column, len(widths))] for column in begun]
    wide = [right - left for left, right in pairwise([*edges, upto[-1]])]
    alone |= {max(start, end - 1, key=wide.__getitem__) for start, end in places if before[start] == before[end]}
    return tuple(begun[column] for column in sorted(alone))


def _sums(numbers: Iterable[int]) -> list[int]:
    return [0, *accumulate(numbers)]


def narrowed(span: Span, columns: Sequence[int]) -> Span:
    """Where the cell lies when only these columns are counted, from 0."""
    return bisect_left(columns, span[0]), bisect_left(columns, span[1])
