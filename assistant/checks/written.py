"""The texts of a report as rules on wording read them: without spaces, by sentence, every place traced to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.checks.finding import Spot
from assistant.report.report import Report

SPACE = re.compile(r"[^\S\n]")
SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
LONGEST = 36
"""Characters of words that are quoted in a sentence."""
BODY = frozenset({"body", "closing"})
"""How running text is set, in which numbers are counts and not part of a name or a date."""


@dataclass(frozen=True)
class Written:
    """A text of the report: slot and name, the text itself, its `words` without spaces (line breaks stay).

    `places` are those of the words in the text, and behind them the text's end.
    """

    slot: str
    name: str
    text: str
    words: str
    places: Sequence[int]

    def spot(self, start: int, end: int) -> Spot:
        """Where the words [start, end) stand in the text."""
        first = self.places[start]
        last = self.places[end - 1] + 1 if end > start else first
        return Spot(self.slot, first, last, self.text[first:last])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence, or part of one up to a semicolon, begins and ends in the words."""
        return tuple(match.span() for match in SENTENCE.finditer(self.words))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def around(self, place: int) -> str:
        """The sentence at that place of the words."""
        at = bisect_right(self._starts, place) - 1
        start, end = self.sentences[at] if at >= 0 else (0, 0)
        return self.words[start:end]

    def in_title(self, place: int) -> bool:
        """Whether the place is within a document's name (《…》)."""
        return self.words.rfind("《", 0, place) > self.words.rfind("》", 0, place)


def written(report: Report, slots: Sequence[str] = ()) -> Iterator[Written]:
    """The texts in these slots that the report has, else its running texts, in printed order; blank ones too."""
    for piece in report.form.texts:
        if piece.ref in report.texts and (piece.ref in slots if slots else piece.look in BODY):
            yield _written(piece.ref, piece.name, report.texts[piece.ref])


def characters(text: str) -> int:
    """How many characters a text has, spaces and line breaks not counted."""
    return sum(not letter.isspace() for letter in text)


def quoted(words: str, longest: int = LONGEST) -> str:
    """Words as a sentence quotes them: on one line, the middle left out of long ones."""
    words = words.replace("\n", "")
    half = longest // 2
    return words if len(words) <= longest else f"{words[:half]}……{words[-half:]}"


def is_short_for(short: str, long: str) -> bool:
    """Whether a name is made of letters of the other, in their order: 县卫健局 of 云溪县卫生健康局."""
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=64)
def _written(slot: str, name: str, text: str) -> Written:
    if not SPACE.search(text):
        return Written(slot, name, text, text, range(len(text) + 1))
    kept = [at for at, letter in enumerate(text) if letter == "\n" or not letter.isspace()]
    return Written(slot, name, text, "".join(text[at] for at in kept), (*kept, len(text)))
