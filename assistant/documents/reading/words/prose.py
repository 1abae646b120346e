"""A paper as lines to read: one paragraph a line, without what only a file's way of keeping text put there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.cells.values import INVISIBLE, MARKER
from assistant.documents.reading.paper import Paper, Sheet
from knowledge.papers import PaperWords

MARKS = re.compile(r"^(?:#{1,6}\s+|\[bookmark:[^\]]*\]\s*)+")
"""What text exports put before a heading: Markdown's signs, a word processor's bookmark."""
BRACKETED = re.compile(r"[（(【\[].*[）)】\]]", re.DOTALL)
SENTENCE_END = re.compile("[。；！？;!?]")
SHORT = 40
"""Letters; a line that is longer is a sentence, whatever it begins with."""

Piece = str | Sheet


def pieces_of(paper: Paper, words: PaperWords) -> tuple[Piece, ...]:
    """Lines and tables in printed order; page numbers and what a template leaves to be filled in are no lines."""
    return tuple(_pieces(paper, words))


def lines_in(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The lines alone."""
    return tuple(piece for piece in pieces if isinstance(piece, str))


def blank(text: str, words: PaperWords) -> bool:
    """Whether nothing is written there: no letter, or only a template's （文字描述…）."""
    letters = squeezed(text)
    return not letters or (letters.startswith(words.blanks) and BRACKETED.fullmatch(text.strip()) is not None)


def is_short(text: str) -> bool:
    """Whether a line can be a heading, a name, a note: few letters and no sentence in it."""
    return len(squeezed(text)) <= SHORT and not SENTENCE_END.search(text.rstrip("。；;"))


def is_note(text: str) -> bool:
    """Whether a line is short and not even one sentence."""
    return is_short(text) and not SENTENCE_END.search(text)


def _pieces(paper: Paper, words: PaperWords) -> Iterator[Piece]:
    for block in paper.blocks:
        if isinstance(block, Sheet):
            yield block
            continue
        for line in block.text.splitlines():
            text = MARKS.sub("", MARKER.sub("", INVISIBLE.sub("", line)).strip())
            if not blank(text, words) and not squeezed(text).isdecimal():
                yield text
