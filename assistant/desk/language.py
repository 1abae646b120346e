"""Past language at hand: the store is opened when the first text is asked for, and never in the way of the figures."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.drafting.offers import Offer, fits, offers_for, outdated, query_for
from assistant.report.draft import Draft, source_of
from assistant.report.form import Form, Question

if TYPE_CHECKING:
    from assistant.passages.passage import Passage
    from knowledge.search.store import PassageStore

LOG = logging.getLogger(__name__)


class Language:
    """The passages that fit a question, through the store in `folder`; loaded once, shared between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._store: PassageStore | None = None
        self.trouble = ""
        """Why only words were searched at the last question, in a sentence for the clerk; else empty."""

    def offers(self, form: Form, draft: Draft, question: Question) -> tuple[Offer, ...]:
        """The paragraphs to lay before the clerk; without a store only the question's own default."""
        return offers_for(form, draft, question, self._found(form, draft, question) if question.aspect else ())

    def outdated(self, form: Form, draft: Draft) -> tuple[Question, ...]:
        """The questions whose chosen passage the figures have come to contradict."""
        from knowledge.passages import load_passages

        return outdated(form, draft, load_passages())

    def _found(self, form: Form, draft: Draft, question: Question) -> Iterable[Passage]:
        source = source_of(form, draft)
        answer = self._opened().search(query_for(form, draft, question), lambda passage: fits(passage, source))
        self.trouble = answer.trouble
        return tuple(match.passage for match in answer.matches)

    def _opened(self) -> PassageStore:
        # Chroma, LangChain and the encoder take a second to load: the figures must not wait for them.
        with self._lock:
            if self._store is None:
                from knowledge.encoders.chosen import chosen_encoder
                from knowledge.passages import load_passages
                from knowledge.search.store import PassageStore

                self._store = PassageStore(self._folder, load_passages(), chosen_encoder)
                for said in filter(None, (self._store.rebuilt, self._store.trouble)):
                    LOG.info("%s", said)
            return self._store

    def close(self) -> None:
        """Let the store's folder go."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
