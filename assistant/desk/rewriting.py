"""A paragraph changed in the text itself: written, taken from past language, had again, its numbers bound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from assistant.desk.reply import Reply
from assistant.desk.state import State
from assistant.desk.texts import bound
from assistant.documents.writing.plaintext import TextError, paragraphs_of
from assistant.drafting.offers import Offer
from assistant.interview.numbers_said import following
from assistant.interview.summary import text_name
from assistant.report.draft import Draft, source_of
from assistant.report.form import Form, Question
from assistant.report.origins import TextWritten, texts_written
from assistant.report.slots import filled
from assistant.report.wording import read_wording, slots, write_wording
from prompts import say


def reply_to_rewriting(state: State, question_id: str, wording: str) -> Reply:
    """The reply to a paragraph that the clerk wrote or changed, its slots in it; nothing written takes it out."""
    form, question = asked(state, question_id)
    draft, name = state.draft, text_name(form, question)
    try:
        lines = paragraphs_of(wording, name)
    except TextError as error:
        return refused(draft, say("text_not_saved", why=str(error)))
    text = write_wording(read_wording("\n".join(lines)))
    if not text:
        said = say("text_taken_out" if question.optional else "text_emptied", name=name)
        return Reply(said, {"texts": {question.id: "" if question.optional else None}, **going_on(draft)})
    if not set(slots(text)) <= slots_known(state, question):
        return refused(draft, say("text_unknown_slot"))
    reads = filled(text, source_of(form, draft))
    if question.shape and not question.shape.fullmatch(reads):
        return refused(draft, say("text_unlike", words=reads, ask=question.ask))
    said = say("text_rewritten" if draft.texts.get(question.id) else "text_written", name=name)
    return Reply(said, {**_written(draft, question, text), **_bindable(form, draft, question, text)})


def reply_to_binding(state: State, question_id: str, follow: bool) -> Reply:
    """The reply to whether the numbers of a paragraph that may follow the tables do."""
    draft = state.draft
    if question_id not in draft.bindable:
        return refused(draft, say("text_bound_already"))
    if follow:
        return Reply(say("bound"), {**following(draft, question_id), **going_on(draft)})
    return Reply(say("left_as_typed"), {"bindable": {question_id: None}, **going_on(draft)})


def reply_to_taking(state: State, question_id: str, offer: Offer | None, none: str = "") -> Reply:
    """The reply to a paragraph out of past language in the place of the one that stands; `none` says there is none."""
    form, question = asked(state, question_id)
    draft, name = state.draft, text_name(form, question)
    if offer is None:
        return refused(draft, none or say("text_no_other", name=name))
    effects = {
        "texts": {question.id: offer.text},
        "grown_from": {question.id: offer.text},
        "drawn_from": {question.id: offer.source},
    }
    again = bool(draft.texts.get(question.id))
    said = say("text_redrafted" if again else "text_drafted", name=name, source=offer.source)
    return Reply(said, {**effects, **going_on(draft)})


def reply_to_restoring(state: State, question_id: str, rev: int) -> Reply:
    """The reply to the wish to have the paragraph again as that revision wrote it."""
    form, question = asked(state, question_id)
    former = {one.origin.rev: one.text for one in texts_of(state, question.id)}
    if not former.get(rev):
        return refused(state.draft, say("text_gone"))
    step = next(step for step in state.done if step.rev == rev)
    grown_from = step.effects.get("grown_from", {}).get(question.id)
    effects = {
        "texts": {question.id: former[rev]},
        "restored": {question.id: rev},
        **({"grown_from": {question.id: grown_from}} if grown_from else {}),
    }
    return Reply(say("text_restored", name=text_name(form, question)), {**effects, **going_on(state.draft)})


def asked(state: State, question_id: str) -> tuple[Form, Question]:
    """The form and its text question of that id; KeyError where there is none."""
    form = state.form
    question = next((one for one in form.questions if one.id == question_id and one.text), None) if form else None
    if form is None or question is None:
        raise KeyError(f"no text {question_id} in this draft")
    return form, question


def texts_of(state: State, question_id: str) -> tuple[TextWritten, ...]:
    """All that was ever written as this paragraph."""
    return tuple(one for one in texts_written(state.done) if one.question == question_id)


def slots_known(state: State, question: Question) -> frozenset[str]:
    """The slots that the paragraph may have: those of any text that it ever was."""
    return frozenset(ref for one in texts_of(state, question.id) for ref in slots(one.text))


def refused(draft: Draft, sentence: str) -> Reply:
    """The reply that nothing was written, and why."""
    return Reply(sentence, going_on(draft), note=sentence)


def going_on(draft: Draft) -> Mapping[str, Any]:
    """The effects by which the talk stands where it stood."""
    return {"goto": draft.goto, **({"pending": draft.pending} if draft.pending else {})}


def _written(draft: Draft, question: Question, text: str) -> Mapping[str, Any]:
    grown_from = draft.grown_from.get(question.id)
    kept = {"grown_from": {question.id: grown_from}} if grown_from else {}
    return {"texts": {question.id: text}, **kept, **going_on(draft)}


def _bindable(form: Form, draft: Draft, question: Question, text: str) -> Mapping[str, Any]:
    """What there is to ask about numbers that were typed; those that stood there before were asked about before."""
    before = draft.texts.get(question.id, "")
    more = Counter(slots(bound(text, form, draft))) - Counter(slots(text))
    if question.id not in draft.bindable:
        more -= Counter(slots(bound(before, form, draft))) - Counter(slots(before))
    return {"bindable": {question.id: bound(text, form, draft)} if more else {}}
