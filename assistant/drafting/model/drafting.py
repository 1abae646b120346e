"""A paragraph by a language model: asked, checked, asked once more with the reasons, else given up.

Whatever happens, what was refused is not handed on; the caller keeps the paragraph that needs no model.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event

from assistant.drafting.model.composing import Composed, composed, composed_again
from assistant.drafting.model.port import Answer, Call, ChatModel, ModelError, OnPiece
from assistant.drafting.model.preview import Preview
from assistant.drafting.model.reply import Reason, reasons_against
from assistant.drafting.model.request import Request
from assistant.drafting.model.spoken import words_of
from prompts import say
from prompts.prompt import PromptError


@dataclass(frozen=True)
class Drafted:
    """A paragraph with slots and why == '', or no text and a sentence for the clerk; with the calls, for the log."""

    text: str | None
    why: str
    calls: tuple[Call, ...]


def draft_with_model(model: ChatModel, request: Request, on_piece: OnPiece, stop: Event) -> Drafted:
    """Ask a model for the paragraph, at most twice; never raises for anything that the model does.

    `on_piece` gets every sentence that stands up by itself, as it comes, and may be called from another thread. It is a
    view on work in progress: what it showed is void unless a text is returned.
    """
    calls: list[Call] = []
    try:
        asked = composed(request)
        text, reasons = _asked(model, request, asked, on_piece, stop, calls)
        if reasons:
            asked = composed_again(asked, text, reasons)
            text, reasons = _asked(model, request, asked, on_piece, stop, calls)
    except ModelError as error:
        return Drafted(None, error.sentence, tuple(calls))
    except PromptError as error:
        return Drafted(None, say("model_prompt_broken", file=error.file), tuple(calls))
    if reasons:
        told = "".join(dict.fromkeys(reason.sentence for reason in reasons))
        return Drafted(None, say("model_rejected", reasons=told), tuple(calls))
    return Drafted(text, "", tuple(calls))


def _asked(
    model: ChatModel, request: Request, asked: Composed, on_piece: OnPiece, stop: Event, calls: list[Call]
) -> tuple[str, tuple[Reason, ...]]:
    """One call, noted in `calls` however it ends: what was said, and the reasons against it."""
    started = time.monotonic()
    try:
        answer = model.ask(asked.messages, Preview(request, on_piece), stop)
    except ModelError as error:
        calls.append(call_of(model, asked, Answer(""), time.monotonic() - started, error.kind))
        raise
    text = words_of(answer.text)
    reasons = reasons_against(text, request)
    outcome = ",".join(reason.code for reason in reasons) or "accepted"
    calls.append(call_of(model, asked, answer, time.monotonic() - started, outcome))
    return text, reasons


def call_of(model: ChatModel, asked: Composed, answer: Answer, seconds: float, outcome: str) -> Call:
    """One call as it is kept for the log."""
    return Call(
        asked.prompt.id,
        asked.prompt.version,
        model.name,
        asked.passages,
        answer.way,
        answer.tokens_in,
        answer.tokens_out,
        seconds,
        outcome,
    )
