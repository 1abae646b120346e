"""Two sequences laid side by side in order, so that what is alike comes together."""

from __future__ import annotations

from collections.abc import Sequence

LEAST_ALIKE = 0.62
"""Below this two labels are different labels."""
THE_SAME = 0.95
"""From here on two labels are the same one, wherever they stand."""


def paired(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """For each wanted one (a row of the matrix) the found one (a column): by order, and by the same label out of order.

    likeness[wanted][found] is between 0 and 1. What has its very own label on the other side is like nothing else.
    """
    clear = _without_lookalikes(likeness)
    pairs = aligned(clear)
    for wanted, row in enumerate(clear):
        if wanted in pairs:
            continue
        same = [found for found, alike in enumerate(row) if alike >= THE_SAME and found not in pairs.values()]
        if len(same) == 1:
            pairs[wanted] = same[0]
    return pairs


def _without_lookalikes(likeness: Sequence[Sequence[float]]) -> list[list[float]]:
    rows = [max(row, default=0.0) >= THE_SAME for row in likeness]
    columns = [max(column, default=0.0) >= THE_SAME for column in zip(*likeness, strict=True)]
    return [
        [alike if alike >= THE_SAME or not (settled or columns[found]) else 0.0 for found, alike in enumerate(row)]
        for settled, row in zip(rows, likeness, strict=True)
    ]


def aligned(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """Pairs of wanted and found ones in the order of both, whose likeness sums highest.

    A pair under LEAST_ALIKE is never made; of equally good ones the earlier found one is taken.
    """
    wanted, found = len(likeness), len(likeness[0]) if likeness else 0
    best = [[0.0] * (found + 1) for _ in range(wanted + 1)]
    for i in range(wanted - 1, -1, -1):
        for j in range(found - 1, -1, -1):
            alike = likeness[i][j]
            together = alike + best[i + 1][j + 1] if alike >= LEAST_ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < wanted and j < found:
        alike = likeness[i][j]
        if alike >= LEAST_ALIKE and best[i][j] == alike + best[i + 1][j + 1]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
