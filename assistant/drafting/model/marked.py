"""A reply taken apart: its slots, and its words with one mark where each slot stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

SLOT = re.compile(r"\{([^{}]*)\}")
MARK = "\ue000"
"""Stands for a slot: no character of a paragraph, so that words before and after a slot never join."""
SLOT_LENGTH = 4
"""So many characters a slot counts for in the length of a paragraph."""


@dataclass(frozen=True)
class Marked:
    """`words` hold a MARK for every ref of `refs`, in order; `broken` where a brace belongs to no slot."""

    words: str
    refs: tuple[str, ...]
    broken: bool

    @property
    def length(self) -> int:
        """Characters, a slot counted as SLOT_LENGTH."""
        return len(self.words) + len(self.refs) * (SLOT_LENGTH - 1)

    def around(self) -> tuple[tuple[str, str, str], ...]:
        """Of every slot: the words before it back to the last slot, its ref, the words after it up to the next."""
        pieces = self.words.split(MARK)
        return tuple((pieces[at], ref, pieces[at + 1]) for at, ref in enumerate(self.refs))


def marked(text: str) -> Marked:
    """Take a reply apart; a mark that was in it already makes it broken."""
    words = SLOT.sub(MARK, text)
    broken = "{" in words or "}" in words or MARK in text
    return Marked(words, tuple(SLOT.findall(text)), broken)


def tidied(text: str) -> str:
    """The text without spaces and line breaks, but one between two Latin words."""
    return re.sub(r"(?<![A-Za-z])[ \t\r\n\u3000]+|[ \t\r\n\u3000]+(?![A-Za-z])", "", re.sub(r"[ \t\r\n]+", " ", text))
