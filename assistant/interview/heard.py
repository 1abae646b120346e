"""What a message comes to: the effects to journal and the sentence to say back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.report.draft import Effects
from assistant.report.form import Help
from assistant.understanding.claims import Unheard

HeardKind = Literal["answer", "clarify", "reject", "conflict", "question", "command"]


@dataclass(frozen=True)
class Heard:
    """One message understood: its kind, what it changes (nothing unless it is an answer or a command), the reply.

    `found` are the entries of the help that the reply to a question rests on, `unheard` the message about figures of
    which nothing was understood.
    """

    kind: HeardKind
    say: str
    effects: Effects = field(default_factory=dict)
    undoes: bool = False
    found: tuple[Help, ...] = ()
    unheard: Unheard | None = None


def answer(say: str, effects: Mapping[str, object]) -> Heard:
    """An answer that is to be recorded."""
    return Heard("answer", say, effects)
