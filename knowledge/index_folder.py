"""The folder in which an index of passages lies: who holds it, and which index in it counts.

    index.json          which index counts, and the SHA-256 of the vector files that the search reads as they stand
    index-1f2e3d4c/     one Chroma database

A rebuild writes a new ``index-*`` and only then the new ``index.json``, so that a process killed in between leaves
nothing that looks whole. The lock lies beside the folder and survives its deletion.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

_MANIFEST = "index.json"


class StoreError(Exception):
    """The index cannot be opened or built; the message is one sentence for the clerk."""


class StoreBusy(StoreError):
    """Another process holds the folder."""


class Untrusted(Exception):
    """Why the index on disk must be built anew, in Chinese."""


def hold(folder: Path) -> FileLock:
    """Create ``folder`` if need be and take the lock beside it, or raise StoreBusy or StoreError at once."""
    # Any thread may close a store, so the lock must not belong to the thread that took it.
    lock = FileLock(folder.with_name(folder.name + ".lock"), timeout=0, thread_local=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreBusy(f"范文库（{folder}）正被另一个年报程序使用，请先关闭那个程序再打开。") from error
    except OSError as error:
        raise StoreError(f"范文库的文件夹（{folder}）不能建立或写入，请检查路径和权限。") from error
    return lock


def current(folder: Path) -> Path:
    """Return the index that counts, its files unharmed as far as can be told without Chroma, or raise Untrusted.

    Vector files are compared with their checksums because the library that reads them trusts every byte: a
    damaged file ends the process, not the call. The database changes at each opening; SQLite checks itself.
    """
    if not (folder / _MANIFEST).exists():
        raise Untrusted("范文索引尚未建立")
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        place = folder / str(manifest["index"])
        healthy = _checksums(place) == manifest["files"] and _is_sound(place / "chroma.sqlite3")
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error) as error:
        raise Untrusted("范文索引的文件缺失或损坏") from error
    if not healthy:
        raise Untrusted("范文索引的文件缺失或损坏")
    return place


def fresh(folder: Path) -> Path:
    """Name a place for a new index; never one used before, since Chroma remembers a database that failed to open."""
    return folder / f"index-{token_hex(4)}"


def publish(place: Path) -> None:
    """Make ``place`` the index that counts, in one step, and sweep out the others."""
    folder = place.parent
    draft = folder / f"{_MANIFEST}.new"
    draft.write_text(json.dumps({"index": place.name, "files": _checksums(place)}, indent=1), encoding="utf-8")
    draft.replace(folder / _MANIFEST)
    for old in folder.glob("index-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


def _checksums(place: Path) -> dict[str, str]:
    """SHA-256 of every file of the vector folders, by path."""
    files = (file for file in sorted(place.glob("*/*")) if file.is_file())
    return {file.relative_to(place).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def _is_sound(database: Path) -> bool:
    if database.stat().st_size == 0:  # to SQLite an empty file is a database without tables, and sound
        return False
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        verdict: tuple[object, ...] | None = connection.execute("PRAGMA quick_check").fetchone()
    return verdict == ("ok",)
