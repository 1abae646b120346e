"""Recall and reciprocal rank of a way to search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.knowledge.retrieval.queries import Asked

Way = Callable[[Asked], Sequence[str]]
"""The ids that are found for a query, best first; ten are enough."""
DEEP = 10
"""Ranks looked at for the reciprocal rank."""


@dataclass(frozen=True)
class Measured:
    """Shares of the queries with a right passage at rank 1, among the first 5, and the mean of 1/rank (0 beyond 10)."""

    recall_1: float
    recall_5: float
    mrr: float


def measured(way: Way, queries: Sequence[Asked]) -> Measured:
    """How well the way answers these queries."""
    ranks = [_rank(way(query)[:DEEP], query.right) for query in queries]
    count = len(ranks)
    return Measured(
        sum(rank == 1 for rank in ranks) / count,
        sum(rank is not None and rank <= 5 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
    )


def _rank(found: Sequence[str], right: Sequence[str]) -> int | None:
    return next((rank for rank, name in enumerate(found, 1) if name in right), None)
