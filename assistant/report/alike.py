"""What a paragraph has in common with a report of another organ, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Alike:
    """The report that a paragraph is most like: its organ and year, the name of its file.

    So many `characters` of the paragraph's `whole` stand there; short sentences, numbers and names do not count.
    `words` is the longest sentence in common as the paragraph has it, in a draft with slots.
    """

    organ: str
    year: int
    file: str
    characters: int
    whole: int
    words: str

    @property
    def share(self) -> float:
        """How much of the paragraph stands there, 0 to 1."""
        return self.characters / self.whole


@dataclass(frozen=True)
class Borrowing:
    """The same in a finished text: its slot, the name of the paragraph's part or aspect, where the words begin.

    `start` is -1 where they do not stand in the text as they are.
    """

    slot: str
    name: str
    start: int
    alike: Alike


def alike_effects(found: Mapping[str, Alike]) -> dict[str, Any]:
    """What is alike, by question, as a step of the journal keeps it."""
    return {question: asdict(one) for question, one in found.items()}


def alike_of(written: Mapping[str, Any]) -> dict[str, Alike | None]:
    """What `alike_effects` wrote."""
    return {question: None if one is None else Alike(**one) for question, one in written.items()}
