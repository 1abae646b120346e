"""What a message comes to: the effects to journal and the sentence to say back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.report.form import Help
from assistant.report.steps import Effects
from assistant.understanding.claims import Unheard

HeardKind = Literal["answer", "clarify", "reject", "conflict", "question", "command"]


@dataclass(frozen=True)
class Heard:
    """One message understood: its kind, what it changes (nothing unless it is an answer or a command), the reply.

    `undoes` and `redoes` are the wishes to take the last change back, and to have it again.
    `found` are the entries of the help that the reply to a question rests on; `words` has for each figure the piece of
    the message that it came from. `unheard` is the message about figures of which nothing was
    understood.
    """

    kind: HeardKind
    say: str
    effects: Effects = field(default_factory=dict)
    undoes: bool = False
    redoes: bool = False
    found: tuple[Help, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    unheard: Unheard | None = None


def answer(say: str, effects: Mapping[str, object]) -> Heard:
    """An answer that is to be recorded."""
    return Heard("answer", say, effects)
