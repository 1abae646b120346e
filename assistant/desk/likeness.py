"""Texts of a draft compared with the learned reports of other organs, at the moment they are recorded."""

from __future__ import annotations

from dataclasses import replace

from assistant.desk.language import Language
from assistant.desk.reply import Reply
from assistant.desk.state import State, form_of
from assistant.report.alike import alike_effects
from assistant.report.draft import apply


def with_likeness(state: State, reply: Reply, language: Language) -> Reply:
    """The reply with what the texts that it records have in common with other organs' reports.

    Whose the others are hangs on the organ: when that is another, all texts are compared again.
    """
    draft = apply(state.draft, reply.effects)
    form = form_of(draft)
    renamed = draft.organ != state.draft.organ
    texts = {question: text for question, text in draft.texts.items() if text and (renamed or _is_new(question, reply))}
    if form is None or not texts:
        return reply
    found = language.alike(form, draft, texts)
    gone = dict.fromkeys(question for question in draft.alike if question in texts and question not in found)
    alike = {**gone, **alike_effects(found)}
    return replace(reply, effects={**reply.effects, "alike": alike}) if alike else reply


def _is_new(question: str, reply: Reply) -> bool:
    return question in reply.effects.get("texts", {})
