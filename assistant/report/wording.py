"""Text with slots: words, and places in them that follow a figure, a fact, the organ or the year.

Written `{year}`, `{organ}`, `{fact:released.total}` or `{applications.received.total}`; a brace that is a word of its
own is doubled. A number in such a text is therefore bound, or it is words that somebody typed. What a slot may stand
for is in `slots.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(r"{{|}}|{([^{}]*)}")


@dataclass(frozen=True)
class Slot:
    """A place in a text; `ref` says what it stands for."""

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
