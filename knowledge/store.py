"""The searchable index over passages: Chroma through LangChain, embedded, rebuilt whenever it cannot be trusted.

The index is a cache; the passages are the truth. One process holds a folder at a time, because Chroma's search
does not find what another process has written.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Any, cast, get_args

import chromadb
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from chromadb.config import Settings
from langchain_chroma import Chroma

from assistant.passages.passage import Passage, neutral
from assistant.report.form import OrganKind
from knowledge import index_folder
from knowledge.encoder import Encoder
from knowledge.index_folder import StoreBusy, StoreError, Untrusted
from knowledge.passages import ASPECTS

__all__ = ["COLLECTION", "Match", "PassageStore", "StoreBusy", "StoreError"]

COLLECTION = "passages"
"""The collection's name; Chroma takes only ASCII letters, digits, dots, dashes and underscores."""

_LAYOUT = CreateCollectionConfiguration(hnsw=CreateHNSWConfiguration(space="cosine", batch_size=1, sync_threshold=1))
"""Thresholds of one: every write reaches the vector files at once, so that their checksums hold from then on."""

_BATCH = 1000
"""Passages a call; Chroma takes at most 5,461."""


@dataclass(frozen=True)
class Match:
    """A passage that was found, and how near it is: 1 the same words, 0 nothing in common."""

    passage: Passage
    score: float


class PassageStore:
    """An index over passages, kept in a folder that the store holds until ``close``.

    ``rebuilt`` says in Chinese why the index was built (anew), '' when the one on disk was good.
    """

    def __init__(self, folder: Path, passages: Sequence[Passage], encoder: Encoder) -> None:
        """Open the index of ``folder``, or build it when it is lost, damaged, of another encoder or other passages.

        Raises StoreBusy when another process (or another store) holds the folder, StoreError when the folder or
        the index cannot be written, ValueError when there are no passages or two have one id.
        """
        self._passages = {passage.id: passage for passage in passages}
        if not passages or len(self._passages) < len(passages):
            raise ValueError("a store needs passages, each with an id of its own")
        self._folder, self._encoder, self._turn = folder, encoder, RLock()
        self._identity = _identity(passages, encoder)
        self._client: Client | None = None
        self._lock = index_folder.hold(folder)
        self.rebuilt = ""
        try:
            self._index = self._open_or_rebuild()
        except BaseException:
            self.close()
            raise

    def search(
        self,
        query: str,
        *,
        section: str,
        aspect: str,
        kind: str,
        form: str,
        limit: int = 3,
        fits: Callable[[Passage], bool] | None = None,
    ) -> tuple[Match, ...]:
        """Return up to ``limit`` passages for this place, kind of organ and form, the nearest to ``query`` first.

        ``fits``, if given, has the last word on each passage (whether its ``when`` holds, say); those it refuses do
        not count towards ``limit``. Raises ValueError for an unknown aspect or kind, a limit below one and a closed
        store, StoreError when the index went bad and cannot be built anew.
        """
        if aspect not in ASPECTS.get(section, ()) or kind not in get_args(OrganKind) or limit < 1:
            raise ValueError(f"cannot search {section}/{aspect} for kind {kind!r} with limit {limit}")
        place: list[dict[str, Any]] = [{"section": section}, {"aspect": aspect}]
        condition = {"$and": [*place, {f"kind_{kind}": True}, {f"form_{form}": True}]}
        vector = self._encoder.embed_query(query)
        found = self._find(vector, limit if fits is None else len(self._passages), condition)
        return tuple(match for match in found if fits is None or fits(match.passage))[:limit]

    def close(self) -> None:
        """Let go of the database and of the folder; closing twice is allowed."""
        with self._turn:
            self._disconnect()
            self._lock.release()

    def _find(self, vector: list[float], limit: int, condition: dict[str, Any]) -> list[Match]:
        """Search; an index that went bad under an open store is built anew once and searched again."""
        with self._turn:
            if not self._lock.is_locked:
                raise ValueError("this store is closed")
            try:
                return self._ask(vector, limit, condition)
            except Exception as error:  # whatever a damaged index raises: Chroma has no one class for it
                self._index = self._rebuild(f"检索时范文索引出错（{type(error).__name__}）")
                return self._ask(vector, limit, condition)

    def _ask(self, vector: list[float], limit: int, condition: dict[str, Any]) -> list[Match]:
        found = self._index.similarity_search_by_vector_with_relevance_scores(vector, k=limit, filter=condition)
        # The "relevance score" of this call is the cosine distance, 0 to 2.
        return [Match(self._passages[str(doc.id)], max(0.0, min(1.0, 1.0 - distance))) for doc, distance in found]

    def _open_or_rebuild(self) -> Chroma:
        try:
            return self._open(index_folder.current(self._folder))
        except Untrusted as reason:
            return self._rebuild(str(reason))

    def _open(self, place: Path) -> Chroma:
        """Open the index at ``place``, or say by Untrusted why it won't do."""
        try:
            index = self._connect(place, new=False)
            held = frozenset(index.get(include=[])["ids"])
            identity = self._connected.get_collection(COLLECTION, embedding_function=None).metadata or {}
        except Exception as error:  # Chroma's own, SQLite's or a ValueError, by the kind of damage
            raise Untrusted(f"范文索引打不开（{type(error).__name__}）") from error
        if any(identity.get(key) != self._identity[key] for key in ("encoder", "dimension")):
            raise Untrusted(f"范文索引是用另一个编码器（{identity.get('encoder')}）建立的")
        if identity.get("passages") != self._identity["passages"]:
            raise Untrusted("范文有变动")
        if held != self._passages.keys():
            raise Untrusted("范文索引不完整")
        return index

    def _rebuild(self, reason: str) -> Chroma:
        """Build a new index beside whatever is there and make it the one that counts."""
        self._disconnect()
        place = index_folder.fresh(self._folder)
        try:
            index = self._connect(place, new=True)
            self._fill(index)
            index_folder.publish(place)
        except Exception as error:  # a full disk shows as OSError or as Chroma's InternalError
            self._disconnect()
            shutil.rmtree(place, ignore_errors=True)
            raise StoreError(
                f"范文索引建不起来（{self._folder}），多半是磁盘已满或文件夹不能写入，请检查后再打开。"
            ) from error
        self.rebuilt = reason
        return index

    def _fill(self, index: Chroma) -> None:
        """Upsert every passage (LangChain's add_texts is an upsert)."""
        passages = tuple(self._passages.values())
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            index.add_texts(
                [neutral(passage.text) for passage in batch],
                metadatas=[dict(_metadata(passage)) for passage in batch],
                ids=[passage.id for passage in batch],
            )

    def _connect(self, place: Path, *, new: bool) -> Chroma:
        """Connect to the database at ``place``; only a new one is created."""
        client = chromadb.PersistentClient(path=str(place), settings=Settings(anonymized_telemetry=False))
        self._client = cast(Client, client)  # the declared type leaves out close()
        return Chroma(
            COLLECTION,
            embedding_function=self._encoder,
            client=client,
            collection_metadata=dict(self._identity) if new else None,
            collection_configuration=_LAYOUT if new else None,
            create_collection_if_not_exists=new,
        )

    @property
    def _connected(self) -> Client:
        assert self._client is not None
        return self._client

    def _disconnect(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


def _identity(passages: Sequence[Passage], encoder: Encoder) -> Mapping[str, str | int]:
    """Of which encoder and which passages an index must be; kept with the collection."""
    indexed = [(passage.id, neutral(passage.text), _metadata(passage)) for passage in passages]
    digest = sha256(json.dumps(indexed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return {"encoder": encoder.name, "dimension": encoder.dimension, "passages": digest}


def _metadata(passage: Passage) -> Mapping[str, str | int | bool]:
    """What is filtered by; a list cannot be asked for a member, so each kind and form is a key of its own."""
    kinds = {f"kind_{kind}": True for kind in passage.kinds}
    forms = {f"form_{form}": True for form in passage.forms}
    return {"section": passage.section, "aspect": passage.aspect, "year": passage.year, **kinds, **forms}
