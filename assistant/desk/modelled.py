"""A paragraph by a language model at the desk: what it is given, and what becomes of what it writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from assistant.desk.explaining import explained
from assistant.desk.language import Language
from assistant.desk.reply import Reply
from assistant.desk.state import State
from assistant.drafting.model.chat import configured_model
from assistant.drafting.model.drafting import Drafted, draft_with_model
from assistant.drafting.model.port import Call, ChatModel, OnPiece
from assistant.drafting.model.request import Reference, Request
from assistant.drafting.model.settings import BadModelSetting
from assistant.drafting.offers import Offer, says_untruth, setting_of, usable
from assistant.interview.openings import kind_name
from assistant.interview.plan import Ask
from assistant.journal import Calls, Json
from assistant.passages.passage import Passage
from assistant.report.draft import Draft
from assistant.report.form import Form, Question
from assistant.report.organ import same_organ
from assistant.report.slotnames import meaning, unit_of
from assistant.report.slots import filled
from assistant.report.wording import slots
from knowledge.composing import load_composing
from prompts import say

REFERENCES = 6
"""Passages that a model is shown."""
LONGEST, SHORTEST = 400, 40


class ModelWriter:
    """The language model of the desk, if there is one, and the log of its calls."""

    def __init__(self, folder: Path, model: ChatModel | None = None) -> None:
        """Take `model`, else the one of the environment; a setting of no use is told to whoever asks."""
        self._log = Calls(folder)
        self._model, self._trouble = model, ""
        try:
            self._model = model or configured_model()
        except BadModelSetting as error:
            self._trouble = f"{error}。"

    @property
    def ready(self) -> bool:
        """Whether there is a model to be asked."""
        return self._model is not None

    def reply(self, state: State, language: Language, on_piece: OnPiece, stop: Event) -> Reply:
        """The reply to the wish that the model write; every call is noted, whatever comes of it."""
        if self._model is None:
            return _refused(state, self._trouble or say("model_not_set"))
        reply, drafted = written_by_model(state, language, self._model, on_piece, stop)
        for call in noted(drafted.calls):
            self._log.note(state.steps[0].draft, call)
        return reply

    def explaining(self, state: State, question: str, reply: Reply, stop: Event) -> Reply:
        """The reply with the model's sentences before it, where it rests on the help and there is a model."""
        if self._model is None or not reply.found:
            return reply
        said, calls = explained(self._model, question, reply.found, stop)
        for call in noted(calls):
            self._log.note(state.steps[0].draft, call)
        return replace(reply, say=say("help_in_short", said=said) + "\n" + reply.say) if said else reply

    def calls(self, draft: str) -> tuple[Mapping[str, Json], ...]:
        """The calls that were made for the draft."""
        return self._log.of(draft)

    def close(self) -> None:
        """Let the log go."""
        self._log.close()


def written_by_model(
    state: State, language: Language, model: ChatModel, on_piece: OnPiece, stop: Event
) -> tuple[Reply, Drafted]:
    """The reply to the wish that a model write the paragraph that is asked for; it still has to be chosen.

    Whatever goes wrong, the paragraphs that need no model are laid before the clerk, and why is said.
    """
    question = _asked(state.ask)
    if state.form is None or question is None:
        sentence = say("model_no_question")
        return _refused(state, sentence), Drafted(None, sentence, ())
    found = language.found(state.form, state.draft, question)
    request = request_for(state.form, state.draft, question, found)
    setting, keep = setting_of(state.form, state.draft), {"goto": state.draft.goto}
    drafted = draft_with_model(model, request, lambda piece: on_piece(filled(piece, setting.source)), stop)
    why = drafted.why if drafted.text is None else says_untruth(drafted.text, setting)
    if drafted.text is None or why:
        return Reply(say("model_gave_way", why=why), keep), drafted
    offer = Offer(drafted.text, filled(drafted.text, setting.source), say("model_source", model=model.name))
    return Reply(say("model_wrote"), keep, first=(offer,)), drafted


def _asked(ask: Ask) -> Question | None:
    return ask.question if ask.stage == "text" and ask.question and ask.question.aspect else None


def _refused(state: State, sentence: str) -> Reply:
    """The reply that nothing is written by a model, and why."""
    return Reply(sentence, {"goto": state.draft.goto}, note=sentence)


def request_for(form: Form, draft: Draft, question: Question, found: Sequence[Passage]) -> Request:
    """What a model is asked: past language as far as it is true this year, and the slots that have a value."""
    fitting = usable(found, setting_of(form, draft))[:REFERENCES]
    length = load_composing().lengths.get(question.aspect)
    references = tuple(Reference(passage.id, text, passage.source) for passage, text in fitting)
    return Request(
        section=next((piece.name for piece in form.texts if piece.ref == question.text), ""),
        aspect=question.aspect,
        kind=kind_name(draft.kind),
        references=references,
        slots=_described(form, draft, [ref for one in references for ref in slots(one.text)]),
        forbidden=tuple({passage.organ: None for passage, _ in fitting if not same_organ(passage.organ, draft.organ)}),
        least=min(length.least, SHORTEST) if length else SHORTEST,
        most=min(length.most, LONGEST) if length else LONGEST,
        said=draft.texts.get(question.follows, "") if question.follows else "",
    )


def _described(form: Form, draft: Draft, refs: Sequence[str]) -> Mapping[str, str]:
    """The slots that may be used, with what they stand for and their unit: never a value."""
    source = setting_of(form, draft).source
    always = [ref for ref in ("year", "organ", "self") if source.value(ref)]
    usable_refs = [ref for ref in dict.fromkeys([*always, *refs]) if source.value(ref) is not None]
    return {ref: f"{meaning(form, ref)}{_unit(form, ref)}" for ref in usable_refs}


def _unit(form: Form, ref: str) -> str:
    unit = unit_of(form, ref)
    return f"，单位：{unit}" if unit else ""


def noted(calls: Sequence[Call]) -> Sequence[Mapping[str, str | int | Sequence[str] | None]]:
    """The calls as the journal keeps them."""
    return [{**vars(call), "seconds": f"{call.seconds:.1f}", "passages": list(call.passages)} for call in calls]
