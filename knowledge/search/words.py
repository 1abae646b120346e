"""The letters' side of the search: BM25 over single characters and pairs of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from knowledge.search.settings import Bm25

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it asks for every message
TOKENS = 1
"""Raised whenever a text is cut in another way, so that an index of the old way is not used."""
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_NOTHING = ""
"""Stands in a text in which there is no token: the index takes no empty one."""


def tokens(text: str) -> list[str]:
    """The Chinese characters and the pairs of neighbours; Latin words and numbers whole. No pair spans a mark."""
    found: list[str] = []
    for run in _RUN.findall(text.lower()):
        if run[0].isascii():
            found.append(run)
        else:
            found += run
            found += (run[at : at + 2] for at in range(len(run) - 1))
    return found


class WordIndex:
    """BM25 over texts, by their position; the whole index is in memory, about 2 kB a paragraph."""

    def __init__(self, index: bm25s.BM25) -> None:
        self._index = index

    @classmethod
    def build(cls, texts: Iterable[str], parameters: Bm25) -> WordIndex:
        """Index these texts, at least one."""
        ids = {_NOTHING: 0}
        corpus = [[ids.setdefault(token, len(ids)) for token in tokens(text) or (_NOTHING,)] for text in texts]
        index = bm25s.BM25(k1=parameters.k1, b=parameters.b, backend="numpy")
        index.index((corpus, ids), show_progress=False)
        return cls(index)

    @classmethod
    def load(cls, place: Path) -> WordIndex:
        """The index that was saved there; OSError or ValueError when it cannot be read."""
        return cls(bm25s.BM25.load(place, backend="numpy", show_progress=False))

    def save(self, place: Path) -> None:
        """Write the index into that folder, which need not exist."""
        self._index.save(place, show_progress=False)

    def __len__(self) -> int:
        return int(self._index.scores["num_docs"])

    def scores(self, words: str) -> NDArray[np.float32]:
        """The score of every text, 0 for what shares nothing with the words; shape (texts,)."""
        ids = self._index.get_tokens_ids(tokens(words))
        found: NDArray[np.float32] = self._index.get_scores_from_ids(ids)
        return found

    def known(self, words: str) -> float:
        """Which share of the distinct tokens stands in any text at all, 0 to 1."""
        asked = set(tokens(words))
        return len(self._index.get_tokens_ids(list(asked))) / len(asked) if asked else 0.0
