"""What a language model was asked, call by call: kept beside the steps, without addresses, keys or texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from assistant.journal.file import CALLS, FILE_NAME, open_file, reading, writing
from assistant.journal.journal import Json, stamp, utc_now


class Calls:
    """The calls of one data folder; JournalError when the file cannot be opened, read or written."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path = folder.absolute() / FILE_NAME
        self._now = now
        self._engine = open_file(self._path)

    def note(self, draft: str, call: Mapping[str, Json]) -> None:
        """Keep one call that was made for the draft."""
        row = {"at": stamp(self._now()), "draft": draft, "body": json.dumps(call, ensure_ascii=False, sort_keys=True)}
        with writing(self._engine, self._path) as connection:
            connection.execute(sa.insert(CALLS).values(row))

    def of(self, draft: str) -> tuple[Mapping[str, Json], ...]:
        """The calls that were made for the draft, in order, each with `at` (ISO 8601 in UTC)."""
        query = sa.select(CALLS).where(CALLS.c.draft == draft).order_by(CALLS.c.id)
        with reading(self._engine, self._path) as connection:
            return tuple({"at": row.at, **json.loads(row.body)} for row in connection.execute(query))

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        self._engine.dispose()
