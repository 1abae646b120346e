"""Which past sentence each sentence of a text is nearest to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from assistant.passages.alike import Own, unnumbered
from assistant.passages.passage import Passage
from assistant.passages.sentences import sentences


@dataclass(frozen=True)
class Past:
    """A past sentence with slots, the passage that it stands in, and its likeness, 0 to 100."""

    sentence: str
    passage: Passage
    likeness: float


def nearest(text: str, passages: Iterable[Passage], own: Own, least: float) -> Iterator[tuple[str, Past | None]]:
    """Each sentence of a text with slots, with the past one that is nearest; None where none is `least` alike.

    Numbers and names are left out on both sides. Of two that are equally near the one named first counts.
    """
    said = [(sentence, passage) for passage in passages for sentence in sentences(passage.text)]
    shapes = [unnumbered(sentence) for sentence, _ in said]
    for line in text.split("\n"):
        for sentence in sentences(line):
            found = extractOne(unnumbered(sentence, own), shapes, scorer=ratio, score_cutoff=least)
            yield sentence, Past(*said[found[2]], found[1]) if found else None
