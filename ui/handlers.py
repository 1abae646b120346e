"""What happens at a click: load the draft, say or change something, show the view. Nothing is decided here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import gradio as gr

from assistant.desk.talk import Desk, JournalError, Refusal
from assistant.desk.view import View
from prompts import say
from ui.frame.home import drafts_list
from ui.sending import outputs
from ui.show import Shown, show, show_home

LOG = logging.getLogger(__name__)

FAULT = "程序出了错，这一步没有记录。请再试一次；还不行就重新打开这份草稿。"
NOT_OPENED = "程序出了错，草稿没有打开；已经记录的内容都还在。请重新启动起草台再试。"

Outputs = tuple[Any, ...]
Place = dict[str, Any]


class Handlers:
    """The page's events over one desk. `place` is the draft and revision that the clerk's page shows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def opened(self, asked: str) -> Outputs:
        """The page was loaded, with the draft that its address names; the very first visit begins a draft."""
        try:
            return self._opened(asked)
        except Exception as error:
            LOG.exception("the page could not be opened for draft %r", asked)
            return outputs(show_home("", _beat(), _sentence(error, NOT_OPENED)))

    def _opened(self, asked: str) -> Outputs:
        if asked and self._desk.has(asked):
            return outputs(show(self._desk.view(asked), _beat()))
        drafts, removed = self._desk.register.drafts(), self._desk.register.removed()
        if asked or drafts or removed:
            told = say("draft_missing") if asked else ""
            return outputs(show_home(drafts_list(drafts, removed), _beat(), told))
        return outputs(show(self._desk.start(), _beat()))

    def started(self) -> Outputs:
        """A new draft."""
        try:
            return outputs(show(self._desk.start(), _beat()))
        except Exception as error:
            LOG.exception("no draft could be begun")
            return outputs(show_home("", _beat(), _sentence(error, NOT_OPENED)))

    def said(self, place: Place, words: str) -> Outputs:
        """The clerk typed a message; it stays in the field when it was not taken."""
        shown = self._answer(place, lambda draft, rev: self._desk.say(draft, words, rev))
        return *outputs(shown, place), words if shown.report["note"] else ""

    def replied(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk clicked a quick reply."""
        words = str(event._data["say"])
        return self._step(place, lambda draft, rev: self._desk.say(draft, words, rev))

    def edited(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk changed one cell of a table."""
        cell, text = str(event._data["cell"]), str(event._data["text"])
        return self._step(place, lambda draft, rev: self._desk.set_cell(draft, cell, text, rev))

    def pasted(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk pasted a block into a table."""
        cell, block = str(event._data["cell"]), str(event._data["block"])
        return self._step(place, lambda draft, rev: self._desk.set_block(draft, cell, block, rev))

    def waived(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk lets a finding stand, with a reason and a name."""
        key, reason, who = (str(event._data[name]) for name in ("key", "reason", "who"))
        return self._step(place, lambda draft, rev: self._desk.waive(draft, key, reason, who, rev))

    def unwaived(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk lets a finding stand no longer."""
        key = str(event._data["key"])
        return self._step(place, lambda draft, rev: self._desk.unwaive(draft, key, rev))

    def corrected(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk applies one of the proposed corrections."""
        number = int(event._data["number"])
        return self._step(place, lambda draft, rev: self._desk.correct(draft, number, rev))

    def sentence_added(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk puts a sentence beside last year's figure into the text."""
        series = str(event._data["series"])
        return self._step(place, lambda draft, rev: self._desk.add_sentence(draft, series, rev))

    def rewritten(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk wrote a paragraph of the text."""
        question, wording = str(event._data["question"]), str(event._data["wording"])
        return self._step(place, lambda draft, rev: self._desk.texts.rewrite(draft, question, wording, rev))

    def followed(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk said whether typed numbers of a paragraph follow the tables."""
        question, follow = str(event._data["question"]), bool(event._data["follow"])
        return self._step(place, lambda draft, rev: self._desk.texts.bind(draft, question, follow, rev))

    def redrafted(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk wants a paragraph drafted, or drafted anew."""
        question = str(event._data["question"])
        return self._step(place, lambda draft, rev: self._desk.texts.redraft(draft, question, rev))

    def taken(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk chose another paragraph out of past language."""
        question, key = str(event._data["question"]), str(event._data["key"])
        return self._step(place, lambda draft, rev: self._desk.texts.take(draft, question, key, rev))

    def had_again(self, place: Place, event: gr.EventData) -> Outputs:
        """The clerk wants a paragraph as it was before."""
        question, key = str(event._data["question"]), str(event._data["key"])
        return self._step(place, lambda draft, rev: self._desk.texts.restore(draft, question, key, rev))

    def undone(self, place: Place) -> Outputs:
        """The clerk took the last change back."""
        return self._step(place, self._desk.undo)

    def redone(self, place: Place) -> Outputs:
        """The clerk took the last undo back."""
        return self._step(place, self._desk.redo)

    def restored(self, place: Place) -> Outputs:
        """The clerk has a removed draft again, from its own page."""
        return self._step(place, lambda draft, _: self._restored(draft))

    def _restored(self, draft: str) -> View:
        told = self._desk.register.restore(draft)
        return self._desk.view(draft, "".join(told.obstacles) if isinstance(told, Refusal) else told)

    def brought(self, place: Place, event: gr.EventData) -> Outputs:
        """A route beside the page has changed the draft; `note` is what it had to say."""
        note = str(event._data["note"])
        return self._step(place, lambda draft, _: self._desk.view(draft, note))

    def _step(self, place: Place, act: Callable[[str, int], View]) -> Outputs:
        return outputs(self._answer(place, act), place)

    def _answer(self, place: Place, act: Callable[[str, int], View]) -> Shown:
        draft = str(place["draft"])
        try:
            return show(act(draft, int(place["rev"])), _beat())
        except Exception as error:  # the clerk must be told at the page, whatever went wrong behind it
            LOG.exception("a step of draft %s failed", draft)
            return self._left_standing(draft, _sentence(error, FAULT))

    def _left_standing(self, draft: str, note: str) -> Shown:
        """The draft as it stands, with why the step was not taken; the list of drafts when not even that can be had."""
        try:
            return show(self._desk.view(draft, note), _beat())
        except Exception:
            return show_home("", _beat(), note)


def _sentence(error: Exception, otherwise: str) -> str:
    """What the clerk is told: what is wrong with the disk in its own words, any other fault in general ones."""
    return str(error) if isinstance(error, JournalError) else otherwise


def _beat() -> str:
    return uuid4().hex
