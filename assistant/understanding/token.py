"""A piece of a clerk's message."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.numerals import Number
from assistant.understanding.labels import Meaning


@dataclass(frozen=True)
class Token:
    """A piece of the message: its words, what kind it is, and what a label or number in it means.

    `kind` is one of SPOKEN in capitals, LABEL, NUMBER, COLON, LIST, SOFT, HARD or UNKNOWN;
    `meant` is the name that a label was taken for, where it is written with a slip; `otherwise` the kind that a label's
    words have in general.
    """

    kind: str
    words: str
    meanings: tuple[Meaning, ...] = ()
    number: Number | None = None
    meant: str = ""
    otherwise: str = ""
