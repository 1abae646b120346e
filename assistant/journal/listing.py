"""How drafts stand in the list of drafts: the name that somebody gave one, whether it was removed.

Kept beside the steps and not among them: a name is no answer, so no undo takes it back, no audit sheet tells of it,
and a window in which the draft lies open goes on undisturbed. Rows are only ever added, the last of a draft holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from assistant.journal.file import FILE_NAME, LISTING, open_file, reading, writing
from assistant.journal.journal import stamp, utc_now

Kind = Literal["named", "removed", "restored"]


@dataclass(frozen=True)
class Entry:
    """One draft in the list: its own name, if it has one, and when it was removed (ISO 8601 in UTC), if it is."""

    name: str = ""
    removed_at: str = ""


class Listing:
    """The list of one data folder. Safe to share between threads, and the folder between processes.

    Every method raises `JournalError` when the file cannot be opened, read or written.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path = folder.absolute() / FILE_NAME
        self._now = now
        self._engine = open_file(self._path)

    def entries(self) -> Mapping[str, Entry]:
        """The entry of every draft that has one, by the draft; the last noted comes last."""
        return _entries(self._rows(sa.select(LISTING)))

    def of(self, draft: str) -> Entry:
        """The entry of that draft; an empty one where nothing was ever noted."""
        return _entries(self._rows(sa.select(LISTING).where(LISTING.c.draft == draft))).get(draft, Entry())

    def name(self, draft: str, name: str) -> None:
        """From now on the draft has this name of its own; an empty one takes the name away."""
        self._note(draft, "named", name)

    def remove(self, draft: str) -> None:
        """From now on the draft is removed."""
        self._note(draft, "removed")

    def restore(self, draft: str) -> None:
        """From now on the draft is there again."""
        self._note(draft, "restored")

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        self._engine.dispose()

    def _note(self, draft: str, kind: Kind, name: str = "") -> None:
        row = {"draft": draft, "at": stamp(self._now()), "kind": kind, "name": name}
        with writing(self._engine, self._path) as connection:
            connection.execute(sa.insert(LISTING).values(row))

    def _rows(self, query: sa.Select[Any]) -> tuple[sa.Row[Any], ...]:
        with reading(self._engine, self._path) as connection:
            return tuple(connection.execute(query.order_by(LISTING.c.id)))


def _entries(rows: Iterable[sa.Row[Any]]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for row in rows:
        before = found.pop(row.draft, Entry())
        if row.kind == "named":
            found[row.draft] = replace(before, name=row.name)
        else:
            found[row.draft] = replace(before, removed_at=row.at if row.kind == "removed" else "")
    return found
