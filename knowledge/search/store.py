"""The door to past language: what is near a query, by meaning and by letters, whatever state the indexes are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder
from knowledge.search.collection import Collection
from knowledge.search.folder import StoreError, hold
from knowledge.search.meaning import Meaning
from knowledge.search.query import NOTHING_FITS, Answer, Match, Query
from knowledge.search.ranking import Candidate, ranked, unfolded
from knowledge.search.settings import WORDS, Retrieval, load_retrieval

_WIDER = 5
"""By how much more candidates are looked at where too few of them fit."""


class PassageStore:
    """Passages that can be searched, with their indexes in a folder that the store holds until ``close``.

    One process holds a folder, because Chroma's search does not find what another one has written. Where it is held
    already, or anything else is wrong with it, words alone are searched, ``Answer.trouble`` says why, and from time to
    time it is tried again.
    """

    def __init__(
        self,
        folder: Path,
        passages: Sequence[Passage],
        encoder: Callable[[], Encoder],
        settings: Retrieval | None = None,
    ) -> None:
        """Open the indexes of ``folder`` or make them; ``encoder`` is called when one is needed.

        Raises ValueError when there are no passages or two have one id, and nothing else.
        """
        self._folder, self._settings = folder, settings or load_retrieval()
        self._turn = RLock()
        self._lock: FileLock | None = None
        self._closed = False
        self._meaning = Meaning(folder, encoder, self._settings)
        self._collection = self._collected(passages)
        self._bring_up()

    @property
    def rebuilt(self) -> str:
        """Why the index of vectors was built anew or brought up to date, in Chinese; "" when it was good."""
        return self._meaning.rebuilt

    @property
    def trouble(self) -> str:
        """Why words alone are searched, in a sentence for the clerk; "" when they are not."""
        return self._meaning.trouble

    def search(self, query: Query, fits: Callable[[Passage], bool] | None = None) -> Answer:
        """The passages that answer the query, best first, at most ``query.limit``, none nearly the same as another.

        ``fits``, if given, has the last word on each (whether its ``when`` holds, say); those it refuses do not count
        towards the limit. Raises ValueError for a closed store, and nothing else.
        """
        words = neutral(query.words[: self._settings.query_characters])
        with self._turn:
            if self._closed:
                raise ValueError("this store is closed")
            if self._meaning.due:
                self._bring_up()
            if not words.strip():
                return Answer()
            return self._answered(query, words, fits)

    def update(self, passages: Sequence[Passage]) -> None:
        """Search these passages from now on: what is new is embedded, what is gone taken out, the rest kept.

        Raises ValueError as the opening does, and for a closed store.
        """
        with self._turn:
            if self._closed:
                raise ValueError("this store is closed")
            self._meaning.leave()
            self._collection = self._collected(passages)
            self._bring_up()

    def wait(self) -> None:
        """Wait until an index that is being made meanwhile is there."""
        self._meaning.wait()

    def close(self) -> None:
        """Let go of the indexes and of the folder; closing twice is allowed."""
        with self._turn:
            self._closed = True
            self._meaning.leave()
            if self._lock is not None:
                self._lock.release()

    def _collected(self, passages: Sequence[Passage]) -> Collection:
        return Collection(passages, self._settings, self._folder, keep=self._holds())

    def _holds(self) -> bool:
        """Whether the folder is this store's, taking it if it is free; else the meaning is away."""
        try:
            self._lock = self._lock or hold(self._folder)
        except StoreError as error:
            self._meaning.away(str(error))
        return self._lock is not None

    def _bring_up(self, spoilt: str = "") -> None:
        if self._holds():
            self._meaning.renew(self._collection.by_id, self._collection.prints, spoilt)

    def _answered(self, query: Query, words: str, fits: Callable[[Passage], bool] | None) -> Answer:
        mask = self._collection.places.mask(query)
        bm25 = self._collection.words.scores(words)
        vector = self._meaning.embedded(words)
        count, there = self._settings.candidates, int(mask.sum())
        while True:
            candidates = self._candidates(query, vector, mask, bm25, count)
            matches = ranked(candidates, query, self._settings)
            kept = unfolded(matches, query.limit, self._settings.alike, fits)
            if len(kept) == query.limit or count >= there:
                break
            count *= _WIDER
        likeness, least = self._likeness(matches, words)
        if not kept or (likeness < least and not query.however_far):
            return Answer((), likeness, NOTHING_FITS, self.trouble)
        return Answer(kept, likeness, "", self.trouble)

    def _likeness(self, matches: Sequence[Match], words: str) -> tuple[float, float]:
        """How near the nearest of all is, and the least that fits: by the cosine, where that was measured."""
        least = self._settings.least_likeness(self._meaning.encoder_name)
        cosines = [match.cosine for match in matches if match.cosine is not None]
        if least is not None and cosines:
            return max(cosines), least
        return self._collection.words.known(words), self._settings.likeness[WORDS]

    def _candidates(
        self,
        query: Query,
        vector: list[float] | None,
        mask: NDArray[np.bool_],
        bm25: NDArray[np.float32],
        count: int,
    ) -> list[Candidate]:
        """What either side brings in, and the organ's own, each with what both sides say of it."""
        allowed = np.flatnonzero(mask)
        everything = len(allowed) <= count
        own = np.flatnonzero(mask & self._collection.places.of(query.organ))
        chosen = allowed if everything else np.union1d(_best(allowed, bm25, count), _best(own, bm25, count))
        among = None if mask.all() else self._ids(allowed)
        near = self._near(vector, self._ids(chosen), 0 if everything else count, among)
        positions = sorted({*chosen.tolist(), *(self._collection.position[name] for name in near or ())})
        passages = self._collection.passages
        return [
            Candidate(
                passages[position],
                None if near is None else near.get(passages[position].id, 0.0),
                float(bm25[position]),
            )
            for position in positions
        ]

    def _near(
        self, vector: list[float] | None, ids: list[str], count: int, among: list[str] | None
    ) -> dict[str, float] | None:
        """The cosines; an index that went bad under an open store is made anew, once. None where there is none."""
        if vector is None:
            return None
        for last in (False, True):
            try:
                return self._meaning.near(vector, ids, count, among)
            except Exception as error:  # whatever a damaged index raises: Chroma has no one class for it
                if not last:
                    self._bring_up(f"检索时范文索引出错（{type(error).__name__}）")
        return None

    def _ids(self, positions: NDArray[np.intp]) -> list[str]:
        return [self._collection.passages[position].id for position in positions]


def _best(positions: NDArray[np.intp], scores: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """Those of the positions that score highest, all of them if there are no more than ``count``."""
    if len(positions) <= count:
        return positions
    return positions[np.argsort(-scores[positions], kind="stable")[:count]]
