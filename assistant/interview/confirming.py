"""Figures that were understood, but not surely enough to be recorded at once: they wait for the clerk's word."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.interview.heard import Heard, answer
from assistant.report.draft import Draft
from assistant.report.effects import pending_effects
from assistant.report.figures import Value
from assistant.understanding.figures import Said
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say

LARGE = 20
"""Figures of more than 0 in one message; so many are looked at before they are recorded."""
REPLACED = 3
"""Figures that one message changes; so many are looked at, too."""
ENDINGS = "。.!！,， "


def waits(draft: Draft, said: Said) -> bool:
    """Whether what was understood is to be confirmed: a guessed name, many figures, several changes at once."""
    figures = [value for value in said.changes.values() if value != 0]
    replaced = [cell for cell, value in said.changes.items() if _old(draft, cell) not in (None, value)]
    return bool(said.slips) or len(figures) > LARGE or len(replaced) >= REPLACED


def to_confirm(effects: Mapping[str, object], recorded: str, proposal: str, said: Said) -> Heard:
    """The message put before the clerk; nothing of it is recorded yet. `recorded` is what is said once it is."""
    guessed = "".join(say("slip", words=slip.words, meant=slip.meant) for slip in said.slips)
    return answer("", pending_effects(effects, recorded, say("ask_confirm", say=proposal + guessed)))


def hear_confirmed(draft: Draft, message: str, speech: Speech) -> Heard | None:
    """Yes or no to what waits; None when the message is something else, which then counts instead."""
    text = normal(message).strip(ENDINGS)
    if text in speech.agree or text in speech.confirm:
        effects = {key: value for key, value in draft.pending.items() if key not in ("say", "ask")}
        return answer(str(draft.pending["say"]), effects)
    if text in speech.wrong or text in speech.refuse or text in speech.drop or text in speech.undo:
        return Heard("command", say("confirm_dropped"))
    return None


def _old(draft: Draft, cell: str) -> Value | None:
    return None if cell in draft.followed else draft.figures.get(cell)
