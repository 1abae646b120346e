"""The reports that were learned, their passages and figures: the truth of which any search index is a copy.

They stand in the journal's database, three tables beside the steps. A report is known by the SHA-256 of its file and
is there whole or not at all; one that was learned before figures were kept has none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from assistant.journal.file import FIGURES, FILE_NAME, PASSAGES, REPORTS, open_file, reading, writing
from assistant.journal.journal import utc_now
from assistant.passages.passage import Passage
from assistant.report.figures import Figures, parse_value, plain
from assistant.report.form import OrganKind


@dataclass(frozen=True)
class Learned:
    """A report that was learned: its id (SHA-256 of the file), whose it is, when it was read, what was doubtful."""

    id: str
    name: str
    organ: str
    year: int
    kind: OrganKind
    at: str
    passages: int
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class LearnedFigures:
    """The figures of a learned report: those that were read without doubt, and the cells about which there was one."""

    sure: Figures
    doubtful: frozenset[str] = frozenset()


class Library:
    """The learned reports of one data folder. Safe to share between threads, and the folder between processes.

    Every method raises `JournalError` when the file cannot be opened, read or written.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path = folder.absolute() / FILE_NAME
        self._now = now
        self._engine = open_file(self._path)

    def has(self, report: str) -> bool:
        """Whether the report of that id was learned."""
        return self._there(sa.select(REPORTS.c.id).where(REPORTS.c.id == report))

    def has_figures(self, report: str) -> bool:
        """Whether the figures of the report of that id are kept."""
        return self._there(sa.select(FIGURES.c.report).where(FIGURES.c.report == report))

    def _there(self, query: sa.Select[tuple[str]]) -> bool:
        with reading(self._engine, self._path) as connection:
            return connection.execute(query).first() is not None

    def add(
        self,
        report: str,
        passages: Sequence[Passage],
        doubts: Iterable[str] = (),
        figures: LearnedFigures | None = None,
    ) -> bool:
        """Keep the passages and figures of the report of that id; False when they are kept already.

        There is at least one passage.
        """
        first = passages[0]
        row = {
            "id": report,
            "name": first.report,
            "organ": first.organ,
            "year": first.year,
            "kind": first.kinds[0],
            "at": self._now().astimezone(UTC).isoformat(timespec="microseconds"),
            "doubts": _dumped(tuple(doubts)),
        }
        rows = [_row(report, number, passage) for number, passage in enumerate(passages, start=1)]
        try:
            with writing(self._engine, self._path) as connection:
                connection.execute(sa.insert(REPORTS).values(row))
                connection.execute(sa.insert(PASSAGES), rows)
                if figures is not None:
                    connection.execute(sa.insert(FIGURES).values(_figures_row(report, figures)))
        except IntegrityError:
            return False
        return True

    def add_figures(self, report: str, figures: LearnedFigures) -> bool:
        """Keep the figures of a report that was learned without; False when they are kept already."""
        try:
            with writing(self._engine, self._path) as connection:
                connection.execute(sa.insert(FIGURES).values(_figures_row(report, figures)))
        except IntegrityError:
            return False
        return True

    def figures(self) -> Mapping[str, LearnedFigures]:
        """The figures of the learned reports by the report's id; one that was learned without them is not there."""
        with reading(self._engine, self._path) as connection:
            rows = connection.execute(sa.select(FIGURES)).mappings().all()
        return {row["report"]: _figures(row["cells"], row["doubtful"]) for row in rows}

    def remove(self, report: str) -> bool:
        """Forget the report of that id; False when there is none."""
        with writing(self._engine, self._path) as connection:
            for table in (PASSAGES, FIGURES):
                connection.execute(sa.delete(table).where(table.c.report == report))
            return bool(connection.execute(sa.delete(REPORTS).where(REPORTS.c.id == report)).rowcount)

    def reports(self) -> tuple[Learned, ...]:
        """All learned reports, by organ and year."""
        counted = sa.select(sa.func.count()).where(PASSAGES.c.report == REPORTS.c.id).scalar_subquery()
        query = sa.select(REPORTS, counted.label("passages")).order_by(REPORTS.c.organ, REPORTS.c.year, REPORTS.c.name)
        with reading(self._engine, self._path) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(Learned(**{**row, "doubts": tuple(json.loads(row["doubts"]))}) for row in rows)

    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every report, in the order of the reports' ids and of print."""
        joined = sa.select(PASSAGES, REPORTS).join(REPORTS, PASSAGES.c.report == REPORTS.c.id)
        query = joined.order_by(PASSAGES.c.report, PASSAGES.c.number)
        with reading(self._engine, self._path) as connection:
            return tuple(_passage(dict(row)) for row in connection.execute(query).mappings())

    def state(self) -> tuple[int, str]:
        """How many reports there are and when the last was learned: changes whenever they do."""
        query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.max(REPORTS.c.at), ""))
        with reading(self._engine, self._path) as connection:
            count, newest = connection.execute(query).one()
        return int(count), str(newest)

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        self._engine.dispose()


def _row(report: str, number: int, passage: Passage) -> dict[str, Any]:
    return {
        "report": report,
        "number": number,
        "section": passage.section,
        "aspect": passage.aspect,
        "forms": _dumped(passage.forms),
        "text": passage.text,
        "look": _dumped(passage.look),
    }


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(
        id=f"{row['report'][:12]}-{row['number']:02}",
        section=row["section"],
        aspect=row["aspect"],
        kinds=(row["kind"],),
        forms=tuple(json.loads(row["forms"])),
        year=row["year"],
        organ=row["organ"],
        source=row["name"],
        text=row["text"],
        report=row["name"],
        look=tuple(json.loads(row["look"])),
    )


def _figures_row(report: str, figures: LearnedFigures) -> dict[str, str]:
    cells = {cell: plain(value) for cell, value in figures.sure.given.items()}
    return {
        "report": report,
        "cells": json.dumps(cells, ensure_ascii=False),
        "doubtful": _dumped(sorted(figures.doubtful)),
    }


def _figures(cells: str, doubtful: str) -> LearnedFigures:
    sure = {cell: parse_value(text) for cell, text in json.loads(cells).items()}
    return LearnedFigures(Figures().changed(sure), frozenset(json.loads(doubtful)))


def _dumped(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)
