"""Past language at hand: the store is opened when the first text is asked for, and never in the way of the figures."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.desk.comparing import own_of
from assistant.drafting.composing import Origin, Written
from assistant.drafting.offers import Offer, alternatives_for, offers_for, paragraph_for, query_for, rules, words_of
from assistant.journal import Library
from assistant.passages.alike import Others, most_alike
from assistant.passages.sentences import sentences
from assistant.report.alike import Alike
from assistant.report.draft import Draft
from assistant.report.form import Form, Question
from assistant.report.organ import same_organ
from assistant.report.slots import filled, source_for

if TYPE_CHECKING:
    from assistant.passages.passage import Passage
    from knowledge.search.store import PassageStore

LOG = logging.getLogger(__name__)
CANDIDATES = 24
"""Passages that a paragraph may be put together from."""
NEAR = 12
"""Passages in which one sentence is looked for."""


class Language:
    """The passages that ship and those that were learned, through the store in `folder`; shared between threads."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library
        self._lock = Lock()
        self._store: PassageStore | None = None
        self._learned: tuple[int, str] = (0, "")
        self._stored: tuple[int, str] = (0, "")
        self._by_organ: dict[str, list[Passage]] = {}
        self._others: Others | None = None
        self.trouble = ""
        """Why there was no past language, or less of it, at the last question, in a sentence; else empty."""

    def offers(self, form: Form, draft: Draft, question: Question) -> tuple[Offer, ...]:
        """The paragraphs to lay before the clerk; without a store only the question's own default."""
        if not question.aspect:
            return offers_for(form, draft, question, ())
        found, after = self.found(form, draft, question), self._answered(form, draft, question)
        return offers_for(form, draft, question, found, after)

    def alternatives(self, form: Form, draft: Draft, question: Question, most: int) -> tuple[Offer, ...]:
        """What may stand in place of the question's text, best first; without a store only its own default."""
        found = self.found(form, draft, question) if question.aspect else ()
        return alternatives_for(form, draft, question, found, self._answered(form, draft, question), most)

    def past(self, form: Form, draft: Draft, question: Question) -> tuple[Passage, ...]:
        """The passages in which sentences of the question's text may stand, the organ's own first.

        A text may have been put together from passages that are about something else than the question.
        """
        from knowledge.search.query import Query

        text = draft.texts.get(question.id, "")
        if not text:
            return ()
        store = self._opened()
        own = [passage for passage in self._of_organ(draft) if passage.section == question.text]
        found = list(own)
        for sentence in sentences(text) if question.aspect else ():
            query = Query(sentence, section=question.text, limit=NEAR, however_far=True)
            answer = store.search(query, lambda passage: not _is_later(passage, draft))
            self.trouble = answer.trouble
            found += (match.passage for match in answer.matches)
        return tuple({passage.id: passage for passage in found}.values())

    def paragraph(self, form: Form, draft: Draft, question: Question) -> Written | None:
        """The one paragraph that answers the question best."""
        found, after = self.found(form, draft, question), self._answered(form, draft, question)
        return paragraph_for(form, draft, question, found, after)

    def _answered(self, form: Form, draft: Draft, question: Question) -> Sequence[Origin]:
        """Whose words the paragraph has that this question goes on from."""
        text = draft.texts.get(question.follows, "")
        before = next((one for one in form.questions if one.id == question.follows), None)
        if not text or before is None:
            return ()
        return words_of(text, self._nearest(text, form, draft, before))

    def promised(self, form: Form, draft: Draft, question: Question) -> str:
        """What the organ's last report said would be done, where the question is about that; else empty."""
        if question.aspect not in rules().composing.afresh:
            return ""
        self._opened()
        own = self._own(draft, question)
        passage = next((one for one in own if one.year == (draft.year or 0) - 1), None)
        if passage is None:
            return ""
        return filled(passage.text, source_for(form, passage.organ, passage.year, {}, {}, {}))

    def alike(self, form: Form, draft: Draft, texts: Mapping[str, str]) -> Mapping[str, Alike]:
        """What these texts have in common with learned reports of other organs, by question; no store is needed."""
        rule = next((rule for rule in form.wording.borrowed if rule.covers(draft.kind, draft.year or 0)), None)
        if rule is None:
            return {}
        with self._lock:
            self._read()
            if self._others is None or self._others.rule != rule:
                self._others = Others((one for some in self._by_organ.values() for one in some), rule)
            others = self._others
        own = own_of(form, draft.organ)
        slots = {question.id: question.text for question in form.questions}
        found = {question: most_alike(text, own, others, slots[question]) for question, text in texts.items()}
        return {question: one for question, one in found.items() if one is not None}

    def found(self, form: Form, draft: Draft, question: Question) -> Sequence[Passage]:
        """The passages that a paragraph may be put together from, the organ's own first."""
        found = self._nearest(query_for(question, draft), form, draft, question)
        own = self._own(draft, question)
        return [*own, *(passage for passage in found if passage not in own)]

    def _nearest(self, words: str, form: Form, draft: Draft, question: Question) -> tuple[Passage, ...]:
        """The passages nearest to the words that may answer the question."""
        from knowledge.search.query import Query

        query = Query(
            words,
            section=question.text,
            aspect=question.aspect,
            kind=draft.kind,
            form=form.id,
            organ=draft.organ,
            year=draft.year,
            limit=CANDIDATES,
            however_far=True,
        )
        answer = self._opened().search(query, lambda passage: not _is_later(passage, draft))
        self.trouble = answer.trouble
        return tuple(match.passage for match in answer.matches)

    def _own(self, draft: Draft, question: Question) -> list[Passage]:
        """What the organ's own earlier reports say of that, however it is worded; the last year's first."""
        return [passage for passage in self._of_organ(draft) if passage.aspect == question.aspect]

    def _of_organ(self, draft: Draft) -> list[Passage]:
        """The passages of the organ's own earlier reports, the last year's first."""
        own = (
            passage
            for organ, passages in self._by_organ.items()
            if same_organ(organ, draft.organ)
            for passage in passages
            if not _is_later(passage, draft)
        )
        return sorted(own, key=lambda passage: -passage.year)

    def _opened(self) -> PassageStore:
        # Chroma, LangChain and the encoder take a second to load: the figures must not wait for them.
        with self._lock:
            self._read()
            if self._store is None:
                from knowledge.encoders.chosen import chosen_encoder
                from knowledge.search.store import PassageStore

                self._store = PassageStore(self._folder, self._passages(), chosen_encoder)
                for said in filter(None, (self._store.rebuilt, self._store.trouble)):
                    LOG.info("%s", said)
            elif self._stored != self._learned:
                self._store.update(self._passages())
            self._stored = self._learned
            return self._store

    def _read(self) -> None:
        """Read the learned passages again where there are others than before."""
        learned = self._library.state()
        if learned == self._learned:
            return
        passages = self._library.passages()
        before = {passage.id for some in self._by_organ.values() for passage in some}
        if before <= {passage.id for passage in passages} and self._others is not None:
            self._others.add(passage for passage in passages if passage.id not in before)
        else:
            self._others = None
        self._by_organ = {}
        for passage in passages:
            self._by_organ.setdefault(passage.organ, []).append(passage)
        self._learned = learned

    def _passages(self) -> tuple[Passage, ...]:
        from knowledge.passages import load_passages

        return (*load_passages(), *(passage for passages in self._by_organ.values() for passage in passages))

    def close(self) -> None:
        """Let the store's folder go."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


def _is_later(passage: Passage, draft: Draft) -> bool:
    """Whether it is from the organ's own report of this year or a later one."""
    return bool(passage.report) and passage.year >= (draft.year or 0) and same_organ(passage.organ, draft.organ)
