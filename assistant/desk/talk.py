"""Drafts at the desk: every answer is journalled before it is acknowledged, every view is the fold of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Event

from assistant.desk.arrivals import reply_to_file
from assistant.desk.cells import reply_to_cell
from assistant.desk.clock import clerks_now
from assistant.desk.collected import list_on, reply_to_collection
from assistant.desk.earlier import with_prior
from assistant.desk.filing import writable
from assistant.desk.following import reply_following
from assistant.desk.language import Language
from assistant.desk.leaving import Files
from assistant.desk.lessons import Lessons
from assistant.desk.listening import ModelListener
from assistant.desk.mending import reply_to_correction
from assistant.desk.modelled import ModelWriter
from assistant.desk.pasting import reply_to_block
from assistant.desk.recording import body_of
from assistant.desk.register import Register
from assistant.desk.reply import Reply, redo_reply, reply_to, undo_reply
from assistant.desk.seen import view_of
from assistant.desk.state import State, States, state_of
from assistant.desk.texting import Texts
from assistant.desk.texts import reply_drafting_all, with_texts
from assistant.desk.view import Refusal, Removed, Standing, Summary, View
from assistant.desk.waiving import reply_to_unwaiver, reply_to_waiver, reply_to_waiver_said
from assistant.desk.years import Years, reply_to_sentence, years_of
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import limits_set
from assistant.documents.reading.door import open_paper
from assistant.documents.reading.reading import reading_of
from assistant.drafting.model.port import ChatModel, OnPiece
from assistant.journal import Journal, JournalError, Json, Learned, Library, Listing, Stale, UnknownDraft
from assistant.understanding.labels import normal
from knowledge.shelf import load_forms
from knowledge.speech import load_speech
from prompts import say

__all__ = ["Desk", "JournalError", "Learned", "Refusal", "Removed", "Standing", "Summary", "writable"]


def _unheard(piece: str) -> None:
    """Nobody looks on."""


class Desk:
    """The drafts of one data folder. Threads may share it; of two answers to one revision the second is refused.

    `today` tells the date from which the year to report on is proposed, `now` the moment that an audit sheet or a draft
    copy names, in whose zone it tells all times; nothing else depends on the clock. `model` is the language model that
    may be asked, else the one of the environment. Parts of the door are `register`, the list of the drafts, `texts`,
    their paragraphs, `files`, what leaves, and `lessons`, the learned reports.
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
        self._listing = Listing(folder)
        self.register = Register(self._journal, self._states, self._listing)
        self._library = Library(folder)
        self._writer = ModelWriter(folder, model)
        self._listener = ModelListener(folder, model)
        self._language = Language(folder / "language", self._library)
        self._today = today
        self._limits = limits_set()
        self.texts = Texts(self._state, self._append, self._language)
        self.lessons = Lessons(self._library, self._limits)
        self.files = Files(self._state, self.register, now, lambda: self.proposed_year)
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

    def begin_next(self, draft: str, again: bool = False) -> View | Summary | Refusal:
        """A draft for the year after that draft's, the report of that draft laid beside it.

        Where there is one for that organ and year already, that one is told and none begun, unless `again`.
        """
        opening = self.register.for_next_year(draft, again)
        if isinstance(opening, Summary | Refusal):
            return opening
        chosen, title = self._state(draft).draft, self.register.title(draft)
        begun = reply_following(chosen, title, opening, self.register.named)
        body = body_of(state_of(()), begun, "", self._language, self.proposed_year)
        return self.view(self._journal.open("begun", body).draft)

    def has(self, draft: str) -> bool:
        """Whether the folder holds that draft."""
        try:
            return bool(self._journal.steps(draft))
        except UnknownDraft:
            return False

    def view(self, draft: str, note: str = "") -> View:
        """The draft as it stands; UnknownDraft when the journal has none of that id."""
        return self.register.shown(view_of(self._state(draft), self.proposed_year, note, self._writer.ready))

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

    def set_block(self, draft: str, cell: str, block: str, after: int) -> View:
        """What the clerk pastes into the table from a spreadsheet, its upper left corner at that cell."""
        return self._append(draft, after, "edited", "", lambda state: reply_to_block(state, cell, writable(block)))

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
            self.lessons.keep(reading, data)
        return view

    def years(self, draft: str) -> Years:
        """The figures of the organ over the years, from all drafts and learned reports."""
        return years_of(self._state(draft), self._states, self._library)

    def add_sentence(self, draft: str, series: str, after: int) -> View:
        """The sentence that sets this year's number of that series beside the last's is put into the text."""
        return self._append(draft, after, "sentence", "", lambda state: reply_to_sentence(state, series))

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

    def drafts(self) -> tuple[Summary, ...]:
        """All drafts that are not removed, the last changed first."""
        return self.register.drafts()

    def close(self) -> None:
        """Let the data folder go."""
        self._language.close()
        self._library.close()
        self._listener.close()
        self._writer.close()
        self._listing.close()
        self._journal.close()

    def _state(self, draft: str) -> State:
        return self._states.of(draft)

    def _append(self, draft: str, after: int, kind: str, said: str, reply: Callable[[State], Reply]) -> View:
        state = self._state(draft)
        if self.register.is_removed(draft):
            return self.view(draft, say("draft_is_removed"))
        if state.rev != after:
            return self.view(draft, say("stale"))
        given = with_texts(state, with_prior(state, reply(state), self.register.named))
        body = body_of(state, given, said, self._language, self.proposed_year)
        try:
            self._journal.append(draft, after, kind, body)
        except Stale:
            return self.view(draft, say("stale"))
        return self.view(draft, given.note)
