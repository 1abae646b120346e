"""An index of vectors brought up to the passages: what is there already is kept, if it can be trusted."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder, EncoderFailed
from knowledge.search import folder
from knowledge.search.folder import StoreError, Untrusted
from knowledge.search.vectors import Vectors, is_sound


class Stopped(Exception):
    """The store was closed, or asked for other passages, while the index was being made."""


@dataclass(frozen=True)
class Plan:
    """What is to be taken out and put in; ``reason`` says in Chinese why, and is empty where it is nothing."""

    reason: str
    gone: tuple[str, ...]
    missing: tuple[Passage, ...]


def prints_of(passages: Mapping[str, Passage]) -> dict[str, str]:
    """By id the fingerprint of what an index holds of a passage: its words."""
    return {
        name: blake2b(neutral(passage.text).encode(errors="surrogatepass"), digest_size=12).hexdigest()
        for name, passage in passages.items()
    }


def opened(place: Path, encoder: Encoder) -> Vectors:
    """The index that counts in that folder, or Untrusted: why it can't be used as it is."""
    counting, _ = folder.current(place, "index")
    try:
        if not is_sound(counting):
            raise Untrusted("范文索引的文件缺失或损坏")
    except (OSError, sqlite3.Error):
        raise Untrusted("范文索引的文件缺失或损坏") from None
    try:
        vectors = Vectors(counting, encoder)
    except Exception as error:  # Chroma's own, SQLite's or a ValueError, by the kind of damage
        raise Untrusted(f"范文索引打不开（{type(error).__name__}）") from error
    for wrong, reason in (
        (not vectors.of_this_encoder, f"范文索引是用另一个编码器（{vectors.made_with.get('encoder')}）建立的"),
        (vectors.count != len(vectors.prints), "范文索引不完整"),
    ):
        if wrong:
            vectors.close()
            raise Untrusted(reason)
    return vectors


def planned(vectors: Vectors, passages: Mapping[str, Passage], prints: Mapping[str, str]) -> Plan:
    """What differs between the index and the passages."""
    gone = tuple(name for name in vectors.prints if name not in prints)
    missing = tuple(passage for name, passage in passages.items() if vectors.prints.get(name) != prints[name])
    return Plan("范文有变动" if gone or missing else "", gone, missing)


def carried_out(
    plan: Plan, old: Vectors | None, place: Path, encoder: Encoder, prints: Mapping[str, str], still: Callable[[], None]
) -> Vectors:
    """The index after the plan, made in a copy of the old one, or from nothing, and published.

    ``old`` is closed in any case. Raises EncoderFailed, Stopped, or StoreError where it cannot be written; the old
    index then still counts, or as much of the new one as was whole.
    """
    work = folder.fresh(place, "index")
    vectors: Vectors | None = None
    try:
        if old is not None:
            old.close()
            shutil.copytree(old.place, work)
        vectors = Vectors(work, encoder, new=old is None, still=still)
        vectors.take_out(plan.gone)
        if plan.missing:
            vectors.put_in(plan.missing, prints)
        else:
            vectors.publish()
    except BaseException as error:
        if vectors is not None:
            vectors.close()
        _swept(place, work)
        if isinstance(error, EncoderFailed | Stopped) or not isinstance(error, Exception):
            raise
        raise StoreError(  # a full disk shows as OSError or as Chroma's InternalError
            f"范文索引建不起来（{place}），多半是磁盘已满或文件夹不能写入，请检查。"
        ) from error
    return vectors


def _swept(place: Path, work: Path) -> None:
    """Delete what was begun, unless it counts by now."""
    try:
        counting, _ = folder.current(place, "index")
    except Untrusted:
        counting = place
    if counting != work:
        shutil.rmtree(work, ignore_errors=True)
