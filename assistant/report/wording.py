"""Text with slots: words, and places in them that follow a figure, a fact, the organ or the year.

Written `{year}`, `{organ}`, `{fact:released.total}` or `{applications.received.total}`; a brace that is a word of its
own is doubled. A number in such a text is therefore bound, or it is words that somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.report.figures import Mark, Value, plain

TOKEN = re.compile(r"{{|}}|{([^{}]*)}")


@dataclass(frozen=True)
class Slot:
    """A place in a text: `ref` is `year`, `organ`, `fact:` and a fact id, or a cell id."""

    ref: str


Wording = tuple[str | Slot, ...]


def read_wording(text: str) -> Wording:
    """The parts of a text with slots, neighbouring words joined."""
    parts: list[str | Slot] = []
    words, end = "", 0
    for match in TOKEN.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        if match[1] is None:
            words += match[0][0]
        else:
            parts += [words, Slot(match[1])]
            words = ""
    return tuple(part for part in (*parts, words + text[end:]) if part != "")


def write_wording(wording: Wording) -> str:
    """The text that `read_wording` reads back as this wording."""
    return "".join(f"{{{part.ref}}}" if isinstance(part, Slot) else literal(part) for part in wording)


def literal(words: str) -> str:
    """Words that somebody typed, as a text in which nothing is a slot."""
    return words.replace("{", "{{").replace("}", "}}")


def slots(text: str) -> tuple[str, ...]:
    """What the slots of a text refer to, in order."""
    return tuple(part.ref for part in read_wording(text) if isinstance(part, Slot))


@dataclass(frozen=True)
class Source:
    """What slots are filled from: figures as shown (totals worked out), facts, organ and year."""

    organ: str
    year: int
    figures: Mapping[str, Value | None]
    facts: Mapping[str, Value]

    def value(self, ref: str) -> str | None:
        """What stands in for a slot; None while it is open or "/"."""
        if ref == "organ":
            return self.organ or None
        if ref == "year":
            return str(self.year)
        value = self.facts.get(ref.removeprefix("fact:")) if ref.startswith("fact:") else self.figures.get(ref)
        return None if value is None or isinstance(value, Mark) else plain(value)


def filled(text: str, source: Source) -> str:
    """The text with every slot filled; an open one stays visible as `〔待补〕`."""
    return "".join(
        part if isinstance(part, str) else source.value(part.ref) or "〔待补〕" for part in read_wording(text)
    )


def open_slots(text: str, source: Source) -> tuple[str, ...]:
    """The slots of a text that cannot be filled yet."""
    return tuple(ref for ref in slots(text) if source.value(ref) is None)
