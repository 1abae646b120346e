"""Drafts as append-only steps in one SQLite file, through SQLAlchemy Core.

One row a step; the primary key (draft, rev) is the optimistic lock: of two writers that answer the same
question exactly one gets the next revision, the other is told `Stale`. A step is returned only after its
transaction was committed and synced, so what was acknowledged outlives the process.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from assistant.journal.file import FILE_NAME, STEPS, open_file, reading, writing

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True)
class Step:
    """One acknowledged event of a draft.

    draft: 32 hexadecimal digits; rev: 0, 1, 2 … without gaps; at: ISO 8601 in UTC, whole seconds
    (`2025-01-06T01:30:00Z`); kind: the event's name; body: JSON values, read back from what was stored.
    """

    draft: str
    rev: int
    at: str
    kind: str
    body: Mapping[str, Json]


class Stale(Exception):
    """The step was meant to follow `expected_rev`, but the draft's newest revision is `actual_rev`."""

    def __init__(self, draft: str, expected_rev: int, actual_rev: int) -> None:
        super().__init__(draft, expected_rev, actual_rev)
        self.draft = draft
        self.expected_rev = expected_rev
        self.actual_rev = actual_rev

    def __str__(self) -> str:
        return (
            f"draft {self.draft} stands at revision {self.actual_rev}, not {self.expected_rev}: "
            "read its steps again before appending"
        )


class UnknownDraft(Exception):
    """The journal holds no step of `draft`."""

    def __init__(self, draft: str) -> None:
        super().__init__(draft)
        self.draft = draft

    def __str__(self) -> str:
        return f"the journal has no draft {self.draft}: open one first"


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """The moment as it is kept: ISO 8601 in UTC, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Journal:
    """The drafts of one data folder. Safe to share between threads, and the folder between processes.

    Every method raises `JournalError` when the file cannot be opened, read or written; a step whose method
    did not return was not acknowledged, and is in the file either whole or not at all.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        """Open `folder`/nianbao.sqlite3, making both when missing; `now` gives aware datetimes.

        Raises JournalError also for a file that is no journal or was written by a newer program.
        """
        self._path = folder.absolute() / FILE_NAME
        self._now = now
        self._engine = open_file(self._path)

    def open(self, kind: str, body: Mapping[str, Json]) -> Step:
        """Begin a draft: a new id, revision 0.

        Raises TypeError for a body that holds anything but JSON without floats, ValueError for text that is
        no Unicode; nothing is written then.
        """
        row = self._row(uuid4().hex, 0, kind, body)
        with writing(self._engine, self._path) as connection:
            connection.execute(sa.insert(STEPS).values(_values(row)))
        return _step(row)

    def append(self, draft: str, after: int, kind: str, body: Mapping[str, Json]) -> Step:
        """Write revision `after` + 1 of `draft`, which must stand at revision `after`.

        Raises Stale when it stands elsewhere, UnknownDraft when it has no step, and as `open` does.
        """
        row = self._row(draft, after + 1, kind, body)
        values = _values(row)
        # Selected from the step before it, so that no revision can be left out; the key forbids a second.
        follows = sa.select(*values.values()).where(STEPS.c.draft == draft, STEPS.c.rev == after)
        try:
            with writing(self._engine, self._path) as connection:
                written = connection.execute(sa.insert(STEPS).from_select(list(values), follows)).rowcount
        except IntegrityError:
            written = 0
        if not written:
            raise Stale(draft, after, self.steps(draft)[-1].rev)
        return _step(row)

    def steps(self, draft: str, since: int = 0) -> tuple[Step, ...]:
        """The steps of `draft` from that revision on, the first of all by default. UnknownDraft when there is none."""
        wanted = sa.and_(STEPS.c.draft == draft, STEPS.c.rev >= since)
        found = self._read(sa.select(STEPS).where(wanted).order_by(STEPS.c.rev))
        if not found:
            raise UnknownDraft(draft)
        return found

    def heads(self) -> tuple[Step, ...]:
        """The newest step of each draft; the draft that was written last comes first."""
        newest = sa.select(STEPS.c.draft, sa.func.max(STEPS.c.rev).label("rev")).group_by(STEPS.c.draft)
        head = newest.subquery()
        is_head = sa.and_(STEPS.c.draft == head.c.draft, STEPS.c.rev == head.c.rev)
        return self._read(sa.select(STEPS).join(head, is_head).order_by(STEPS.c.seq.desc()))

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _row(self, draft: str, rev: int, kind: str, body: Mapping[str, Json]) -> dict[str, str | int]:
        at = stamp(self._now())
        return {"draft": draft, "rev": rev, "at": at, "kind": kind, "body": _dumped(body)}

    def _read(self, query: sa.Select[Any]) -> tuple[Step, ...]:
        with reading(self._engine, self._path) as connection:
            return tuple(_step(dict(row)) for row in connection.execute(query).mappings())


def _step(row: Mapping[str, Any]) -> Step:
    return Step(row["draft"], row["rev"], row["at"], row["kind"], json.loads(row["body"]))


def _values(row: Mapping[str, str | int]) -> dict[str, sa.ColumnElement[Any]]:
    everything = STEPS.alias()  # an alias, or the subquery would be correlated with the row before
    last = sa.select(sa.func.coalesce(sa.func.max(everything.c.seq), 0)).scalar_subquery()
    return {**{name: sa.literal(value) for name, value in row.items()}, "seq": last + 1}


def _dumped(body: Mapping[str, Json]) -> str:
    if not isinstance(body, Mapping):
        raise TypeError(f"a step's body is a {type(body).__name__}: pass a mapping")
    return json.dumps(_plain(body, "body"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object, where: str) -> Json:
    match value:
        case None | bool() | int() | str():
            return value
        case list() | tuple():
            return [_plain(item, f"{where}[{place}]") for place, item in enumerate(value)]
        case Mapping():
            return {_key(key, where): _plain(item, f"{where}.{key}") for key, item in value.items()}
        case _:
            raise TypeError(f"{where} is a {type(value).__name__}, which the journal does not keep: pass a string")


def _key(key: object, where: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{where} has the key {key!r}, a {type(key).__name__}: pass a string")
    return key
