"""The language model that listens at the desk: asked only for a message about figures that was not understood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

from assistant.desk.modelled import noted
from assistant.desk.reply import Reply
from assistant.desk.state import State
from assistant.drafting.model.chat import listening_model
from assistant.drafting.model.listening import listened
from assistant.drafting.model.port import ChatModel
from assistant.drafting.model.settings import BadModelSetting
from assistant.interview.proposing import to_propose
from assistant.journal import Calls
from knowledge.speech import load_speech


class ModelListener:
    """The model, if there is one, and the log of its calls. No lock is held while it is asked."""

    def __init__(self, folder: Path, model: ChatModel | None = None) -> None:
        """Take `model`, else the one of the environment; a setting of no use is told by whoever writes with it."""
        self._log = Calls(folder)
        self._closing = Event()
        self._model = model
        try:
            self._model = model or listening_model()
        except BadModelSetting:
            self._model = None

    def listening(self, state: State, reply: Reply) -> Reply:
        """The reply, or in its place figures that wait for the clerk's word, where the model found some."""
        if self._model is None or reply.unheard is None or state.form is None:
            return reply
        found, calls = listened(self._model, reply.unheard, load_speech(), self._closing)
        for call in noted(calls):
            self._log.note(state.steps[0].draft, call)
        if not found.changes:
            return reply
        heard = to_propose(state.form, state.draft, found)
        return replace(reply, say=heard.say, effects=heard.effects)

    def close(self) -> None:
        """Let a call that is under way end soon, and the log go."""
        self._closing.set()
        self._log.close()
