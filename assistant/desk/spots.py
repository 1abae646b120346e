"""Where in the paragraphs on the page the words of a finding stand, whose place is told in the whole text of a slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks.finding import Spot
from assistant.desk.view import Paragraph


@dataclass(frozen=True)
class Stretch:
    """A part of one paragraph: [start, end) in code points of the text of `paragraphs[paragraph]`."""

    paragraph: int
    start: int
    end: int


def stretches(paragraphs: Sequence[Paragraph], spot: Spot) -> tuple[Stretch, ...]:
    """The parts of the paragraphs that the spot covers; the text of a slot is its paragraphs, parted by line breaks."""
    found: list[Stretch] = []
    begins = 0
    for number, paragraph in enumerate(paragraphs):
        if paragraph.slot != spot.slot:
            continue
        start, end = spot.start - begins, min(spot.end - begins, len(paragraph.text))
        if max(start, 0) < end:
            found.append(Stretch(number, max(start, 0), end))
        begins += len(paragraph.text) + len("\n")
    return tuple(found)
