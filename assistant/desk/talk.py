"""Drafts at the desk: every answer is journalled before it is acknowledged, every view is the fold of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import Any

from assistant.desk.arrivals import reply_to_file
from assistant.desk.audited import audited_now
from assistant.desk.clock import clerks_now
from assistant.desk.collected import list_on, reply_to_collection
from assistant.desk.collecting import CollectionKind, collection_file
from assistant.desk.copied import copied_now
from assistant.desk.earlier import with_prior
from assistant.desk.filing import writable
from assistant.desk.language import Language
from assistant.desk.learning import learn, learn_reading, told
from assistant.desk.likeness import with_likeness
from assistant.desk.listening import ModelListener
from assistant.desk.mending import reply_to_correction
from assistant.desk.modelled import ModelWriter
from assistant.desk.previewing import Preview, Previews
from assistant.desk.reply import Reply, redo_reply, reply_to, reply_to_cell, undo_reply, words_now
from assistant.desk.seen import obstacles, view_of
from assistant.desk.state import State, States
from assistant.desk.texts import reply_drafting_all, with_texts
from assistant.desk.view import Refusal, Summary, View
from assistant.desk.waiving import reply_to_unwaiver, reply_to_waiver, reply_to_waiver_said
from assistant.documents.auditing.audit import audit_file
from assistant.documents.export import Export, ExportKind, export
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import limits_set
from assistant.documents.leaving.draftcopy import DraftKind, draft_copy
from assistant.documents.reading.door import open_paper
from assistant.documents.reading.reading import reading_of
from assistant.drafting.model.port import ChatModel, OnPiece
from assistant.interview.standing import findings_of
from assistant.journal import Journal, JournalError, Json, Learned, Library, Stale, Step, UnknownDraft
from assistant.report.draft import report_of
from assistant.understanding.labels import normal
from knowledge.shelf import load_forms
from knowledge.speech import load_speech
from prompts import say

__all__ = ["Desk", "DraftKind", "ExportKind", "JournalError", "Learned", "Refusal", "Summary", "writable"]


def _unheard(piece: str) -> None:
    """Nobody looks on."""


class Desk:
    """The drafts of one data folder. Threads may share it; of two answers to one revision the second is refused.

    `today` tells the date from which the year to report on is proposed, `now` the moment that an audit sheet or a draft
    copy names, in whose zone it tells all times; nothing else depends on the clock. `model` is the language model that
    may be asked, else the one of the environment.
    """

    def __init__(
        self,
        folder: Path,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = clerks_now,
        model: ChatModel | None = None,
    ) -> None:
        self._journal = Journal(folder)
        self._states = States(self._journal)
        self._library = Library(folder)
        self._writer = ModelWriter(folder, model)
        self._listener = ModelListener(folder, model)
        self._language = Language(folder / "language", self._library)
        self._previews = Previews()
        self._today = today
        self._now = now
        self._limits = limits_set()
        load_forms()  # what an office has set is refused at the start, not in the middle of a talk

    @property
    def proposed_year(self) -> int:
        """The year whose report is due: the last one until the summer, then the running one."""
        today = self._today()
        return today.year - 1 if today.month < 7 else today.year

    @property
    def largest_file(self) -> int:
        """Bytes of the largest file that `bring` reads."""
        return self._limits.file_bytes

    def start(self) -> View:
        """A new draft, with the desk's first question."""
        first = say("hello") + "\n" + say("ask_organ")
        return self.view(self._journal.open("opened", {"say": first, "effects": {}}).draft)

    def has(self, draft: str) -> bool:
        """Whether the folder holds that draft."""
        try:
            return bool(self._journal.steps(draft))
        except UnknownDraft:
            return False

    def view(self, draft: str, note: str = "") -> View:
        """The draft as it stands; UnknownDraft when the journal has none of that id."""
        return view_of(self._state(draft), self.proposed_year, note, self._writer.ready)

    def say(
        self, draft: str, message: str, after: int, on_piece: OnPiece = _unheard, stop: Event | None = None
    ) -> View:
        """What the clerk says to the question of revision `after`.

        Where that is the wish that a language model write, `on_piece` gets what it writes as it comes (a preview that
        counts for nothing), and it stops soon after `stop` is set.
        """
        words = writable(message)
        if "\t" in words.strip():
            return self._paste(draft, words, after)
        wish = normal(words).strip("。.!！ ")
        if wish in load_speech().draft_all:
            return self._append(draft, after, "said", words, lambda state: reply_drafting_all(state, self._language))
        ending = stop or Event()
        if wish in load_speech().ask_model:
            return self._append(
                draft, after, "said", words, lambda state: self._writer.reply(state, self._language, on_piece, ending)
            )
        return self._append(
            draft,
            after,
            "said",
            words,
            lambda state: reply_to_waiver_said(state, words) or self._answer(state, words, ending),
        )

    def _answer(self, state: State, words: str, stop: Event) -> Reply:
        reply = self._listener.listening(state, reply_to(state, words, self.proposed_year))
        return self._writer.explaining(state, words, reply, stop)

    def calls(self, draft: str) -> tuple[Mapping[str, Json], ...]:
        """What a language model was asked for the draft, call by call: prompt, passages, tokens, time, outcome."""
        return self._writer.calls(draft)

    def set_cell(self, draft: str, cell: str, text: str, after: int) -> View:
        """What the clerk types into a cell of the table; an empty text makes it blank."""
        return self._append(draft, after, "edited", "", lambda state: reply_to_cell(state, cell, writable(text)))

    def bring(self, draft: str, name: str, data: bytes, after: int) -> View:
        """A report that the clerk brings in a file: last year's, or this year's to go on from."""
        name = writable(name)
        return self._read_in(draft, name, data, after, say("file_brought", file=name), None)

    def _paste(self, draft: str, table: str, after: int) -> View:
        """Figures copied from a spreadsheet into the talk: this year's, as if they came in a file."""
        year = self._state(draft).draft.year
        return self._read_in(draft, say("pasted_name"), table.encode(), after, say("pasted"), year)

    def _read_in(self, draft: str, name: str, data: bytes, after: int, said: str, year: int | None) -> View:
        try:
            paper = open_paper(data, name, self._limits)
            if returned := list_on(paper, self._state(draft)):
                return self._append(
                    draft, after, "brought", said, lambda state: reply_to_collection(state, returned, name)
                )
            reading = reading_of(paper, name, load_forms(), year)
        except FileRefused as refusal:
            return self.view(draft, say("file_refused", file=name, say=str(refusal)))
        view = self._append(
            draft, after, "brought", said, lambda state: reply_to_file(state, reading, self.proposed_year)
        )
        if not view.note and reading.report.year < (view.year or 0):
            learn_reading(self._library, reading, data)
        return view

    def learned(self) -> tuple[Learned, ...]:
        """The past reports whose language is at hand, by organ and year."""
        return self._library.reports()

    def learn(self, name: str, data: bytes) -> tuple[str, ...]:
        """Keep the language of a past report; what came of it, in sentences."""
        return told(learn(self._library, writable(name), data, self._limits))

    def forget(self, report: str) -> bool:
        """Keep the language of that report (an id of `learned`) no longer; False when there is none."""
        return self._library.remove(report)

    def undo(self, draft: str, after: int) -> View:
        """Take the last change back; later answers stay."""
        return self._append(draft, after, "undone", "", undo_reply)

    def redo(self, draft: str, after: int) -> View:
        """Have again what the last undo took back, as long as nothing was changed since."""
        return self._append(draft, after, "redone", "", redo_reply)

    def waive(self, draft: str, key: str, reason: str, who: str, after: int) -> View:
        """The finding of that key is let stand, for this reason and on that person's word."""
        given = writable(reason), writable(who)
        return self._append(draft, after, "waived", "", lambda state: reply_to_waiver(state, key, *given))

    def unwaive(self, draft: str, key: str, after: int) -> View:
        """The finding of that key counts again."""
        return self._append(draft, after, "unwaived", "", lambda state: reply_to_unwaiver(state, key))

    def correct(self, draft: str, number: int, after: int) -> View:
        """One of the proposed corrections is applied: `number` is its place, from 0, in that revision's view."""
        return self._append(draft, after, "corrected", "", lambda state: reply_to_correction(state, number))

    def export(self, draft: str, template: bytes | None = None, kind: ExportKind = "docx") -> Export | Refusal:
        """The finished report as a file of that kind, checked and read back, or why it may not leave."""
        state = self._state(draft)
        if state.form is None:
            return Refusal((say("year_missing"),))
        if found := obstacles(state.form, state.draft, findings_of(state.form, state.draft)):
            return Refusal(found)
        return export(report_of(state.form, state.draft), template, state.draft.waived, kind)

    def draft_copy(self, draft: str, kind: DraftKind = "docx") -> bytes | Refusal:
        """The draft as it stands, marked as a draft on every page; refused while there is no form."""
        copy = copied_now(self._state(draft), self._now())
        return Refusal((say("year_missing"),)) if copy is None else draft_copy(copy, kind)

    def preview(self, draft: str) -> Preview | Refusal:
        """The draft as it would be printed, finished or not; refused while there is no form."""
        return self._previews.of(lambda: self._state(draft), self.proposed_year)

    def preview_page(self, draft: str, key: str, page: int) -> bytes | None:
        """A page of that preview of the draft, counted from 1, as PNG; None when it is not kept any more."""
        return self._previews.picture(draft, key, page)

    def audit(self, draft: str) -> bytes | Refusal:
        """The audit sheet of the draft as it stands, finished or not, as .docx; refused while there is no form."""
        audited = audited_now(self._state(draft), self._now())
        return Refusal((say("year_missing"),)) if audited is None else audit_file(audited)

    def collection(self, draft: str, kind: CollectionKind) -> bytes | Refusal:
        """The list of what is still open (数据征集清单) for those who have the figures; refused when nothing is."""
        return collection_file(self._state(draft), kind)

    def drafts(self) -> tuple[Summary, ...]:
        """All drafts, the last changed first."""
        return tuple(self._summary(head) for head in self._journal.heads())

    def _summary(self, head: Step) -> Summary:
        about = self._states.about(head)
        return Summary(head.draft, about.organ, about.year, head.at)

    def close(self) -> None:
        """Let the data folder go."""
        self._language.close()
        self._library.close()
        self._listener.close()
        self._writer.close()
        self._journal.close()

    def _state(self, draft: str) -> State:
        return self._states.of(draft)

    def _append(self, draft: str, after: int, kind: str, said: str, reply: Callable[[State], Reply]) -> View:
        state = self._state(draft)
        if state.rev != after:
            return self.view(draft, say("stale"))
        given = with_texts(state, with_prior(state, reply(state), self._states.named))
        given = with_likeness(state, given, self._language)
        words, offers = words_now(state, given, self._language, self.proposed_year)
        effects = {
            **given.effects,
            "offers": [offer.text for offer in offers],
            "offered_from": [offer.source for offer in offers],
        }
        body: dict[str, Any] = {"said": said, "say": words, "effects": effects}
        if given.undoes is not None:
            body["undoes"] = given.undoes
        try:
            self._journal.append(draft, after, kind, body)
        except Stale:
            return self.view(draft, say("stale"))
        return self.view(draft, given.note)
