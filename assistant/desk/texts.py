"""What follows for the texts of a draft from a step: what is no longer true, not to be said, or may be bound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.checks.mentions import mentions_in
from assistant.desk.language import Language
from assistant.desk.reply import Reply
from assistant.desk.state import State, form_of
from assistant.drafting.offers import outdated, rules, sources, text_without
from assistant.interview.plan import asked_of
from assistant.passages.figures import bound_spans
from assistant.passages.spans import Span, laid, with_slots
from assistant.report.draft import Draft, apply, report_of, source_of
from assistant.report.form import Form
from assistant.report.slots import filled, placed
from assistant.report.wording import slots
from prompts import say


def with_texts(state: State, reply: Reply) -> Reply:
    """The reply with everything that it means for the texts."""
    reply = _without_declined(state, reply)
    reply = _without_untrue(state, reply)
    return _with_bindable(state, reply)


def reply_drafting_all(state: State, language: Language) -> Reply:
    """Every text question of an aspect that is still open is answered with the best paragraph there is for it."""
    draft, form = state.draft, state.form
    if form is None or not draft.kind:
        return Reply(say("year_missing"), note=say("year_missing"))
    texts: dict[str, str] = {}
    drawn: dict[str, str] = {}
    said: list[str] = []
    for question in asked_of(form, draft):
        if question.aspect and question.id not in draft.texts:
            written = language.paragraph(form, apply(draft, {"texts": texts}), question)
            if written is not None:
                texts[question.id], drawn[question.id] = written.text, sources(written.origins)
                said.append(say("drafted_from", aspect=question.aspect, source=drawn[question.id]))
    if not texts:
        return Reply(say("drafted_none"), {"goto": draft.goto}, note=say("drafted_none"))
    effects = {"texts": texts, "grown_from": dict(texts), "drawn_from": drawn}
    return Reply(say("drafted", count=len(texts), items="；".join(said)), effects)


def _without_declined(state: State, reply: Reply) -> Reply:
    """Sentences with a number that is not to be written are left out; a text without any other is asked anew."""
    declined = set(reply.effects.get("declined", ()))
    draft = apply(state.draft, reply.effects)
    if not declined:
        return reply
    changed: dict[str, str | None] = {}
    for question, text in draft.texts.items():
        refs = [ref for ref in slots(text) if ref.removeprefix("fact:") in declined]
        if refs:
            changed[question] = text_without(text, refs) or None
    return _changed(reply, changed, draft)


def _without_untrue(state: State, reply: Reply) -> Reply:
    """Texts are opened again whose words (未收到申请) the figures have come to contradict."""
    draft = apply(state.draft, reply.effects)
    form = form_of(draft)
    if form is None or not draft.texts or not (reply.effects.get("figures") or reply.effects.get("facts")):
        return reply
    untrue = outdated(form, draft)
    if state.form is not None and untrue:  # what was let stand before is not opened by another number
        stood = {question.id for question in outdated(state.form, state.draft)}
        untrue = tuple(question for question in untrue if question.id not in stood)
    if not untrue:
        return reply
    said = say("text_outdated", aspects="、".join(f"“{question.aspect}”" for question in untrue))
    return _changed(replace(reply, say=reply.say + said), {question.id: None for question in untrue}, draft)


def _changed(reply: Reply, texts: dict[str, str | None], draft: Draft) -> Reply:
    """The reply that also writes these texts; which passage they were stays known."""
    if not texts:
        return reply
    known = {question: draft.grown_from[question] for question in texts if draft.grown_from.get(question)}
    effects: dict[str, Any] = {**reply.effects}
    effects["texts"] = {**effects.get("texts", {}), **texts}
    effects["grown_from"] = {**effects.get("grown_from", {}), **{key: known[key] for key in known if texts[key]}}
    return replace(reply, effects=effects)


def _with_bindable(state: State, reply: Reply) -> Reply:
    """Of the clerk's own words the numbers that equal one figure each: whether they follow it, is asked."""
    draft = apply(state.draft, reply.effects)
    form = form_of(draft)
    if form is None or "bindable" in reply.effects:
        return reply
    own = {
        question: text
        for question, text in reply.effects.get("texts", {}).items()
        if text and question not in reply.effects.get("grown_from", {}) and not slots(text)
    }
    bindable = {question: bound(text, form, draft) for question, text in own.items()}
    bindable = {question: text for question, text in bindable.items() if slots(text)}
    return replace(reply, effects={**reply.effects, "bindable": bindable}) if bindable else reply


def bound(text: str, form: Form, draft: Draft) -> str:
    """The text with slots also for those of its numbers that read as one figure each does; it reads as before."""
    source, report = source_of(form, draft), report_of(form, draft)
    reads = filled(text, source)
    there = [Span(start, end, ref) for start, end, ref in placed(text, source)]
    found = bound_spans(reads, mentions_in(reads, report), report, rules().splitting)
    same = [one for one in found if source.value(one.ref) == reads[one.start : one.end]]
    return with_slots(reads, laid((*there, *same)))
