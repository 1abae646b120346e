"""The passages that are searched, at fixed positions, with what is known of each without an encoder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.passages.passage import Passage, neutral
from knowledge.search import folder
from knowledge.search.filters import Places
from knowledge.search.folder import Untrusted
from knowledge.search.renewing import prints_of
from knowledge.search.settings import Retrieval
from knowledge.search.words import TOKENS, WordIndex

_NAME = "words"


class Collection:
    """The passages by id, which is also their order: in which order they came makes no difference."""

    def __init__(self, passages: Sequence[Passage], settings: Retrieval, place: Path, *, keep: bool) -> None:
        """Index the letters of the passages, or load that index from ``place``; ``keep`` it there where it is new.

        Raises ValueError when there are no passages or two have one id.
        """
        self.by_id = {passage.id: passage for passage in sorted(passages, key=lambda passage: passage.id)}
        if not passages or len(self.by_id) < len(passages):
            raise ValueError("a store needs passages, each with an id of its own")
        self.passages = tuple(self.by_id.values())
        self.position = {name: position for position, name in enumerate(self.by_id)}
        self.prints = prints_of(self.by_id)
        self.places = Places(self.passages)
        self.words = self._indexed(settings, place, keep=keep)

    def _indexed(self, settings: Retrieval, place: Path, *, keep: bool) -> WordIndex:
        made_of = self._made_of(settings)
        try:
            return _loaded(place, made_of, len(self.passages))
        except Untrusted:
            index = WordIndex.build((neutral(passage.text) for passage in self.passages), settings.bm25)
            if keep:
                _kept(index, place, made_of)
            return index

    def _made_of(self, settings: Retrieval) -> dict[str, Any]:
        prints = sha256("".join(f"{name} {print_}\n" for name, print_ in self.prints.items()).encode()).hexdigest()
        return {"passages": prints, "bm25": settings.bm25.model_dump(), "tokens": TOKENS}


def _loaded(place: Path, made_of: dict[str, Any], count: int) -> WordIndex:
    counting, notes = folder.current(place, _NAME)
    if notes != made_of:
        raise Untrusted("范文有变动")
    try:
        index = WordIndex.load(counting)
    except (OSError, ValueError, KeyError) as error:  # another process may have swept it out meanwhile
        raise Untrusted("范文索引打不开") from error
    if len(index) != count:
        raise Untrusted("范文索引不完整")
    return index


def _kept(index: WordIndex, place: Path, made_of: dict[str, Any]) -> None:
    """Save the index; where that fails it is made again at the next start, in a second."""
    work = folder.fresh(place, _NAME)
    try:
        index.save(work)
        folder.publish(work, made_of)
    except OSError:
        shutil.rmtree(work, ignore_errors=True)
