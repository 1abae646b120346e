"""The folder in which the indexes over passages lie: who holds it, and which index in it counts.

    index.json          which index of vectors counts, what it is, and the SHA-256 of its files
    index-1f2e3d4c/     one Chroma database, and of which passages it is
    words.json          the same for the index of letters
    words-5a6b7c8d/     one index of bm25s

A change is made in a new folder, a copy where something can be kept, and only then the manifest is written, so that a
process killed in between leaves the old index or none, and never half of one. The lock lies beside the folder and
survives its deletion.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from filelock import FileLock, Timeout

LAYOUT = 3
"""Raised whenever what lies in the folder changes its shape."""
_CHECKS_ITSELF = "chroma.sqlite3"
"""Changes at each opening; SQLite looks after it, and after the journals beside it."""


class StoreError(Exception):
    """The index cannot be opened or built; the message is one sentence for the clerk."""


class StoreBusy(StoreError):
    """Another process holds the folder."""


class Untrusted(Exception):
    """Why an index on disk must be built anew, in Chinese."""


def hold(folder: Path) -> FileLock:
    """Create ``folder`` if need be and take the lock beside it, or raise StoreBusy or StoreError at once."""
    # Any thread may close a store, so the lock must not belong to the thread that took it.
    lock = FileLock(folder.with_name(folder.name + ".lock"), timeout=0, thread_local=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreBusy(f"范文库（{folder}）正被另一个年报程序使用，请关闭那个程序。") from error
    except OSError as error:
        raise StoreError(f"范文库的文件夹（{folder}）不能建立或写入，请检查路径和权限。") from error
    return lock


def current(folder: Path, name: str) -> tuple[Path, Mapping[str, Any]]:
    """The index of that name (``index``, ``words``) that counts, its files unharmed, and the notes on it.

    Every file is compared with its checksum, because the library that reads the vectors trusts every byte: a damaged
    file ends the process, not the call. 100,000 passages take half a second. Raises Untrusted.
    """
    manifest = folder / f"{name}.json"
    if not manifest.exists():
        raise Untrusted("范文索引尚未建立")
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
        layout = content.get("layout")
        if layout == LAYOUT:
            place, notes = folder / str(content["place"]), dict(content["notes"])
            if _checksums(place) == content["files"]:
                return place, notes
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Untrusted("范文索引的文件缺失或损坏") from None
    raise Untrusted("范文索引的文件缺失或损坏" if layout == LAYOUT else "范文索引是另一个版本的程序建立的")


def fresh(folder: Path, name: str) -> Path:
    """Name a place for a new index; never one used before, since Chroma remembers a database that failed to open."""
    return folder / f"{name}-{token_hex(4)}"


def publish(place: Path, notes: Mapping[str, Any]) -> None:
    """Make ``place``, as it is now, the index of its name that counts, in one step, and sweep out the others."""
    folder, name = place.parent, place.name.rpartition("-")[0]
    content = {"layout": LAYOUT, "place": place.name, "notes": dict(notes), "files": _checksums(place)}
    draft = folder / f"{name}.json.new"
    draft.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(folder / f"{name}.json")
    for old in folder.glob(f"{name}-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


def _checksums(place: Path) -> dict[str, str]:
    """SHA-256 of every file that does not check itself, by path."""
    files = (file for file in sorted(place.rglob("*")) if file.is_file() and not file.name.startswith(_CHECKS_ITSELF))
    return {file.relative_to(place).as_posix(): _checksum(file) for file in files}


def _checksum(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
