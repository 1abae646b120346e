"""The meaning's side of the search: one Chroma database, through LangChain, and of which passages it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from chromadb.config import Settings
from langchain_chroma import Chroma

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder
from knowledge.search import folder

COLLECTION = "passages"
"""The collection's name; Chroma takes only ASCII letters, digits, dots, dashes and underscores."""
_LAYOUT = CreateCollectionConfiguration(
    hnsw=CreateHNSWConfiguration(space="cosine", batch_size=1, sync_threshold=1, ef_search=200)
)
"""Thresholds of one: every write reaches the vector files at once, so that their checksums hold from then on."""
_AT_ONCE = 5000
"""Passages a call; Chroma takes at most 5,461. Every call writes the vector files, so few calls are fast."""
_A_PIECE = 250
"""Texts embedded between two looks whether to stop: about a second."""
_PRINTS = "prints.json"


class Vectors:
    """An open index. ``prints`` has, by id, the fingerprint of every passage in it."""

    def __init__(
        self, place: Path, encoder: Encoder, *, new: bool = False, still: Callable[[], None] = lambda: None
    ) -> None:
        """Open the index at ``place``; only a new one is created. Chroma raises what it likes for a bad one.

        ``still`` is asked every now and then while texts are embedded, and raises to stop.
        """
        self.place = place
        self._encoder = encoder
        client = chromadb.PersistentClient(path=str(place), settings=Settings(anonymized_telemetry=False))
        self._client = cast(Client, client)  # the declared type leaves out close()
        try:
            self._index = Chroma(
                COLLECTION,
                embedding_function=_InPieces(encoder, still),
                client=client,
                collection_metadata=_identity(encoder) if new else None,
                collection_configuration=_LAYOUT if new else None,
                create_collection_if_not_exists=new,
            )
            self.prints: dict[str, str] = {} if new else json.loads((place / _PRINTS).read_text(encoding="utf-8"))
            collection = self._client.get_collection(COLLECTION, embedding_function=None)
            self.made_with: Mapping[str, Any] = collection.metadata or {}
            self.count = collection.count()
        except BaseException:
            self.close()
            raise

    @property
    def of_this_encoder(self) -> bool:
        """Whether the vectors are such as the encoder makes."""
        return all(self.made_with.get(key) == value for key, value in _identity(self._encoder).items())

    def nearest(self, vector: list[float], count: int, among: Sequence[str] | None) -> dict[str, float]:
        """The ids of the nearest passages, of all or ``among`` these, each with its cosine."""
        # Chroma's filter by ids takes a tenth of the time of its filters by metadata.
        these: dict[str, Any] = {} if among is None else {"ids": list(among)}
        found = self._index.similarity_search_by_vector_with_relevance_scores(vector, k=count, **these)
        # The "relevance score" of this call is the cosine distance, 0 to 2.
        return {str(document.id): _bounded(1.0 - distance) for document, distance in found}

    def cosines(self, vector: list[float], ids: Sequence[str]) -> dict[str, float]:
        """The cosine of each of these passages."""
        if not ids:
            return {}
        held = self._index.get(ids=list(ids), include=["embeddings"])
        rows = np.asarray(held["embeddings"], dtype=np.float32)
        asked = np.asarray(vector, dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(asked)
        near = np.divide(rows @ asked, lengths, out=np.zeros(len(rows), dtype=np.float32), where=lengths > 0)
        return {name: _bounded(float(value)) for name, value in zip(held["ids"], near, strict=True)}

    def take_out(self, ids: Iterable[str]) -> None:
        """Take these passages out."""
        gone = list(ids)
        for start in range(0, len(gone), _AT_ONCE):
            self._index.delete(gone[start : start + _AT_ONCE])
        for name in gone:
            del self.prints[name]

    def put_in(self, passages: Sequence[Passage], prints: Mapping[str, str]) -> None:
        """Embed the passages and upsert them, publishing what is there after each call.

        A process killed while it embeds has lost only what the running call embedded.
        """
        for start in range(0, len(passages), _AT_ONCE):
            batch = passages[start : start + _AT_ONCE]
            self._index.add_texts(  # LangChain's word for an upsert
                [neutral(passage.text) for passage in batch],
                ids=[passage.id for passage in batch],
            )
            self.prints |= {passage.id: prints[passage.id] for passage in batch}
            self.publish()

    def publish(self) -> None:
        """Make the index, as it is now, the one that counts."""
        (self.place / _PRINTS).write_text(json.dumps(self.prints, ensure_ascii=False), encoding="utf-8")
        folder.publish(self.place, _identity(self._encoder))

    def close(self) -> None:
        """Let go of the database; closing twice is allowed."""
        self._client.close()


def is_sound(place: Path) -> bool:
    """Whether SQLite finds nothing wrong with the database; sqlite3.Error or OSError where it is none."""
    database = place / "chroma.sqlite3"
    if database.stat().st_size == 0:  # to SQLite an empty file is a database without tables, and sound
        return False
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        verdict: tuple[object, ...] | None = connection.execute("PRAGMA quick_check").fetchone()
    return verdict == ("ok",)


class _InPieces(Encoder):
    """An encoder asked for few texts at a time, so that it can be stopped in between."""

    def __init__(self, encoder: Encoder, still: Callable[[], None]) -> None:
        self._encoder, self._still = encoder, still

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed the texts, ``_A_PIECE`` of them at a time."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), _A_PIECE):
            self._still()
            vectors += self._encoder.embed_documents(texts[start : start + _A_PIECE])
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Embed what is searched for."""
        return self._encoder.embed_query(text)


def _identity(encoder: Encoder) -> dict[str, str | int]:
    return {"encoder": encoder.name, "dimension": encoder.dimension}


def _bounded(cosine: float) -> float:
    return max(-1.0, min(1.0, cosine))
