"""Past reports at the desk: read, split into passages, kept; listed and forgotten again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from assistant.desk.named import with_organ
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits, limits_set
from assistant.documents.intake import BadInput
from assistant.documents.reading.reading import Reading, read_report
from assistant.journal import JournalError, Learned, Library
from assistant.passages.dividing import Paragraph
from assistant.passages.passage import Passage
from assistant.passages.splitting import Origin, split
from assistant.report.form import OrganKind
from knowledge.shelf import load_forms
from knowledge.splitting import load_splitting
from prompts import say

__all__ = ["Lesson", "as_json", "found_by", "learn", "library", "limits_set", "passages_of", "told"]


class BadLibrary(BadInput):
    """The learned reports cannot be opened, read or written; the message is one sentence."""


@dataclass(frozen=True)
class Lesson:
    """What came of one file: its name, whose report it is, how many passages were kept, what was doubtful.

    `known` says that the same file was learned before; `refused` why nothing was learned.
    """

    name: str
    organ: str = ""
    year: int = 0
    passages: int = 0
    doubts: tuple[str, ...] = ()
    known: bool = False
    refused: str = ""


def learn(library: Library, name: str, data: bytes, limits: Limits, kind: OrganKind | None = None) -> Lesson:
    """Keep the passages of the report in the file called `name`; one that was learned before is left as it is."""
    report_id = sha256(data).hexdigest()
    if library.has(report_id):
        return Lesson(name, known=True)
    try:
        reading = read_report(data, name, load_forms(), limits, kind=kind)
    except FileRefused as refusal:
        return Lesson(name, refused=str(refusal))
    return _kept(library, reading, report_id, name)


def learn_reading(library: Library, reading: Reading, data: bytes) -> Lesson:
    """The same of a report that was read already."""
    report_id = sha256(data).hexdigest()
    known = library.has(report_id)
    return Lesson(reading.source, known=True) if known else _kept(library, reading, report_id, reading.source)


def _kept(library: Library, reading: Reading, report_id: str, name: str) -> Lesson:
    if reading.draft_copy:
        return Lesson(name, refused=say("learn_draft"))
    reading, guessed = with_organ(reading, name)
    report = reading.report
    if not report.organ or not report.year:
        return Lesson(name, refused=say("learn_unknown", what="年度" if report.organ else "单位名称"))
    passages = passages_of(reading, report_id)
    if not passages:
        return Lesson(name, report.organ, report.year, refused=say("learn_nothing"))
    doubts = (*guessed, *(doubt.say for doubt in reading.doubts if not doubt.cells))
    fresh = library.add(report_id, passages, doubts)
    return Lesson(name, report.organ, report.year, len(passages), doubts, known=not fresh)


def told(lesson: Lesson) -> tuple[str, ...]:
    """What came of one file, in sentences: first whether it was learned, then what is doubtful."""
    if lesson.refused:
        return (say("learn_refused", name=lesson.name, why=lesson.refused),)
    if lesson.known:
        return (say("learned_before", name=lesson.name),)
    first = say("learned", name=lesson.name, organ=lesson.organ, year=lesson.year, count=lesson.passages)
    return (first, *(say("read_doubt", say=doubt) for doubt in lesson.doubts))


def passages_of(reading: Reading, report_id: str) -> tuple[Passage, ...]:
    """The passages of a report that was read."""
    lines = ((part, line) for part in reading.parts for line in part.text.split("\n"))
    paragraphs = [Paragraph(part.slot, part.aspect, part.heading, line) for part, line in lines]
    return split(reading.report, paragraphs, load_forms(), load_splitting(), Origin(report_id, reading.source))


@contextmanager
def library(folder: Path) -> Iterator[Library]:
    """The learned reports of a data folder, closed at the end; BadLibrary when the file cannot be used."""
    try:
        opened = Library(folder)
        try:
            yield opened
        finally:
            opened.close()
    except JournalError as error:
        raise BadLibrary(str(error)) from error


def as_json(report: Learned) -> dict[str, object]:
    """A learned report for other programs."""
    return {**vars(report), "doubts": list(report.doubts)}


def found_by(library: Library, words: Iterable[str]) -> tuple[str, ...]:
    """The ids of the learned reports that are meant: by the file's name, or by the beginning of the id."""
    wanted = tuple(words)
    return tuple(
        one.id for one in library.reports() if any(one.name == word or one.id.startswith(word) for word in wanted)
    )
