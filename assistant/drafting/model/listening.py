"""A message that the grammar did not understand, read by a language model: asked once, every word of it proved."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from threading import Event
from typing import Any

from assistant.drafting.model.composing import NONE, Composed, material
from assistant.drafting.model.drafting import call_of
from assistant.drafting.model.port import Answer, Call, ChatModel, Message, ModelError
from assistant.drafting.model.shapes import figures_among
from assistant.drafting.model.spoken import bared
from assistant.report.form import Cell
from assistant.understanding.claims import Proven, Unheard, claimable, may_be_claimed, proven
from assistant.understanding.proof import Claim
from knowledge.speech import Speech
from prompts.prompt import PromptError, load_prompt

MOST_CLAIMS = 200
"""More than a form has cells that one message could fill."""
NOTHING = Proven({})


def listened(model: ChatModel, unheard: Unheard, speech: Speech, stop: Event) -> tuple[Proven, tuple[Call, ...]]:
    """The figures that the model found in the message and that are proved; with the call, for the log.

    Nothing where the model fails, says nothing of use, or has nothing to be asked; never raises for what it does.
    """
    cells = claimable(unheard) if may_be_claimed(unheard) else []
    if not cells:
        return NOTHING, ()
    try:
        asked = _composed(unheard, cells)
    except PromptError:
        return NOTHING, ()
    started = time.monotonic()
    try:
        answer = model.ask(asked.messages, _unheard, stop, figures_among(cells))
    except ModelError as error:
        return NOTHING, (call_of(model, asked, Answer(""), time.monotonic() - started, error.kind),)
    claims = claims_in(answer.text)
    found = NOTHING if claims is None else proven(unheard, claims, speech)
    outcome = "unreadable" if claims is None else "accepted" if found.changes else "not_in_message"
    return found, (call_of(model, asked, answer, time.monotonic() - started, outcome),)


def _composed(unheard: Unheard, cells: Iterable[str]) -> Composed:
    """The messages: names of cells, never what they hold, and the clerk's words as material."""
    prompt = load_prompt("understand-message")
    form, asked = unheard.ground.form, frozenset(unheard.ground.asked)
    described = {cell: _described(form.cells[cell]) for cell in cells}
    filled = prompt.filled(
        asked="\n".join(words for cell, words in described.items() if cell in asked) or NONE,
        near="\n".join(words for cell, words in described.items() if cell not in asked) or NONE,
        message=material("", unheard.message.text),
    )
    return Composed((Message("system", filled.system), Message("user", filled.user)), prompt, ())


def _described(cell: Cell) -> str:
    return f"{cell.id}：{cell.name}，{cell.unit}"


def claims_in(sent: str) -> tuple[Claim, ...] | None:
    """The claims in what a model sent, those of another shape left out; None where it is no JSON of that kind."""
    bare = bared(sent)
    try:
        read = json.loads(bare[bare.find("{") : bare.rfind("}") + 1])
    except (ValueError, RecursionError):
        return None
    figures = read.get("figures") if isinstance(read, dict) else None
    if not isinstance(figures, list):
        return None
    return tuple(claim for claim in map(_claim, figures[:MOST_CLAIMS]) if claim)


def _claim(figure: Any) -> Claim | None:
    match figure:
        case {"value": bool()}:
            return None
        case {"cell": str(cell), "value": str() | int() as value, "words": str(words)}:
            return Claim(cell, str(value), words)
    return None


def _unheard(piece: str) -> None:
    """Nothing is shown before it is proved."""
