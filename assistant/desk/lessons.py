"""The learned past reports: a part of the desk's door."""

from __future__ import annotations

from assistant.desk.filing import writable
from assistant.desk.learning import learn, learn_reading, told
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.reading import Reading
from assistant.journal import Learned, Library


class Lessons:
    """The past reports whose language and figures one desk has at hand."""

    def __init__(self, library: Library, limits: Limits) -> None:
        self._library = library
        self._limits = limits

    def learned(self) -> tuple[Learned, ...]:
        """All of them, by organ and year."""
        return self._library.reports()

    def learn(self, name: str, data: bytes) -> tuple[str, ...]:
        """Keep the language of a past report; what came of it, in sentences."""
        return told(learn(self._library, writable(name), data, self._limits))

    def keep(self, reading: Reading, data: bytes) -> None:
        """The same of a report that was read already."""
        learn_reading(self._library, reading, data)

    def forget(self, report: str) -> bool:
        """Keep the language of that report (an id of `learned`) no longer; False when there is none."""
        return self._library.remove(report)
