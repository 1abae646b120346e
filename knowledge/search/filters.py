"""Which passages a query may find: by section, aspect, form, kind of organ and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.passages.passage import Passage
from knowledge.search.query import Query


class Places:
    """Where the passages of a collection stand, by position."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._count = len(passages)
        self._held = {
            "section": _positions(passages, lambda passage: (passage.section,)),
            "aspect": _positions(passages, lambda passage: (passage.aspect,)),
            "form": _positions(passages, lambda passage: passage.forms),
            "kind": _positions(passages, lambda passage: passage.kinds),
        }
        self._organs = _positions(passages, lambda passage: (passage.organ,))
        self.years: NDArray[np.int64] = np.array([passage.year for passage in passages], dtype=np.int64)

    def mask(self, query: Query) -> NDArray[np.bool_]:
        """Whether the query may find the passage at each position; shape (passages,)."""
        mask = np.ones(self._count, dtype=np.bool_)
        for name, held in self._held.items():
            if wanted := getattr(query, name):
                mask &= self._at(held.get(wanted, []))
        if query.since is not None:
            mask &= self.years >= query.since
        if query.until is not None:
            mask &= self.years <= query.until
        return mask

    def of(self, organ: str) -> NDArray[np.bool_]:
        """Whether the passage at each position is that organ's own; nobody's where no organ is named."""
        return self._at(self._organs.get(organ, []) if organ else [])

    def _at(self, positions: Sequence[int]) -> NDArray[np.bool_]:
        mask = np.zeros(self._count, dtype=np.bool_)
        mask[np.asarray(positions, dtype=np.int64)] = True
        return mask


def _positions(passages: Sequence[Passage], keys: Callable[[Passage], Sequence[str]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, passage in enumerate(passages):
        for key in keys(passage):
            found.setdefault(key, []).append(position)
    return found
