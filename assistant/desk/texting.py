"""The texts of the drafts, paragraph by paragraph: a part of the desk's door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from assistant.desk.filing import writable
from assistant.desk.language import Language
from assistant.desk.reply import Reply
from assistant.desk.rewriting import reply_to_binding, reply_to_restoring, reply_to_rewriting, reply_to_taking
from assistant.desk.state import State
from assistant.desk.tracing import (
    Alternative,
    Alternatives,
    Sources,
    alternatives_to,
    former_of,
    key_of,
    offers_of,
    sources_of,
)
from assistant.desk.view import View
from prompts import say


class Append(Protocol):
    """How a step is journalled."""

    def __call__(self, draft: str, after: int, kind: str, said: str, reply: Callable[[State], Reply]) -> View:
        """Journal the reply as a step of that kind on revision `after`, and show what came of it."""


class Texts:
    """The paragraphs of one desk's drafts, each known by its question. Every change is a step that can be undone."""

    def __init__(self, state: Callable[[str], State], append: Append, language: Language) -> None:
        self._state = state
        self._append = append
        self._language = language

    def rewrite(self, draft: str, question: str, wording: str, after: int) -> View:
        """The paragraph as the clerk wrote it, with its slots (`{ref}`, braces of its own doubled)."""
        given = writable(wording)
        return self._step(draft, after, "rewritten", lambda state: reply_to_rewriting(state, question, given))

    def bind(self, draft: str, question: str, follow: bool, after: int) -> View:
        """Whether the numbers of the paragraph that may follow the tables do."""
        return self._step(draft, after, "bound", lambda state: reply_to_binding(state, question, follow))

    def redraft(self, draft: str, question: str, after: int) -> View:
        """The paragraph anew: the best that past language gives and that does not stand there."""

        def redrafted(state: State) -> Reply:
            best = next(iter(offers_of(state, self._language, question)), None)
            return reply_to_taking(state, question, best)

        return self._step(draft, after, "redrafted", redrafted)

    def take(self, draft: str, question: str, key: str, after: int) -> View:
        """One of the `alternatives`, by its key."""

        def taken(state: State) -> Reply:
            offers = {key_of(one): one for one in offers_of(state, self._language, question)}
            return reply_to_taking(state, question, offers.get(key), say("text_gone"))

        return self._step(draft, after, "taken", taken)

    def restore(self, draft: str, question: str, key: str, after: int) -> View:
        """One of the `former` texts, by its key."""
        rev = int(key) if key.isdecimal() else 0
        return self._step(draft, after, "restored", lambda state: reply_to_restoring(state, question, rev))

    def sources(self, draft: str, question: str) -> Sources:
        """Sentence by sentence where the paragraph is from."""
        return sources_of(self._state(draft), self._language, question)

    def alternatives(self, draft: str, question: str) -> Alternatives:
        """What else may stand there."""
        return alternatives_to(self._state(draft), self._language, question)

    def former(self, draft: str, question: str) -> tuple[Alternative, ...]:
        """What stood there before."""
        return former_of(self._state(draft), question)

    def _step(self, draft: str, after: int, kind: str, reply: Callable[[State], Reply]) -> View:
        view = self._append(draft, after, kind, "", reply)
        return replace(view, note=say("stale_text")) if view.note == say("stale") else view
