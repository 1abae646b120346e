"""Cells as clerks leave them: a tenth of a report's figures replaced by a blank, a mark, or an odd number."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

ODD = ("", "/", "—", "无", "０", "0件", "1 2")


def with_odd_cells(figures: Mapping[str, str], seed: int = 1) -> tuple[dict[str, str], dict[str, str]]:
    """The figures with one cell in ten (rounded up) odd, and the odd ones alone: cell id -> what stands there now.

    Every kind of ODD stands in as many cells as any other, or in one more.
    """
    random = Random(seed)
    chosen = random.sample(sorted(figures), -(-len(figures) // 10))
    odd = {cell: ODD[number % len(ODD)] for number, cell in enumerate(chosen)}
    return {**figures, **odd}, odd
