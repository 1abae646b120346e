"""The published reports of a folder, read as `nianbao learn` reads them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.desk.learning import passages_of
from assistant.desk.named import with_organ
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.reading import Reading, read_report
from assistant.passages.passage import Passage
from knowledge.shelf import load_forms


@cache
def reading_of(folder: Path, name: str) -> Reading:
    """The report in `folder/reports/name.txt`, with the organ of the file's name where it names none itself."""
    path = folder / "reports" / f"{name}.txt"
    reading, _ = with_organ(read_report(path.read_bytes(), path.name, load_forms(), Limits()), path.name)
    return reading


@cache
def learned(folder: Path) -> tuple[Passage, ...]:
    """The passages of every report of the folder that can be read and says whose it is."""
    return tuple(passage for name in _names(folder) for passage in _passages(folder, name))


def _names(folder: Path) -> Iterator[str]:
    yield from sorted(path.stem for path in (folder / "reports").glob("*.txt"))


def _passages(folder: Path, name: str) -> tuple[Passage, ...]:
    try:
        reading = reading_of(folder, name)
    except FileRefused:
        return ()
    return passages_of(reading, name) if reading.report.organ and reading.report.year else ()
