"""Why something that was said must not be recorded."""

from __future__ import annotations

from typing import Literal

DoubtKind = Literal["clarify", "reject", "conflict"]


class Doubt(Exception):
    """A piece of a message that must not be recorded, with the kind of doubt and the sentence for the clerk.

    clarify: it is not clear which cell is meant; reject: the cell cannot take it; conflict: it contradicts itself.
    """

    def __init__(self, kind: DoubtKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind: DoubtKind = kind
        self.sentence = sentence
