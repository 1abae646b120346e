"""Answers about the figures that only the text needs: several in one message, by name; also later, or unasked."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from assistant.interview.facts_cut import Piece, pieces
from assistant.interview.facts_hearing import Hearing, names
from assistant.interview.heard import Heard, answer
from assistant.interview.plan import Ask, asked_facts, open_facts
from assistant.report.draft import Draft
from assistant.report.figures import Quantity, plain
from assistant.report.form import Fact, Form, Question
from assistant.understanding.doubt import Doubt
from assistant.understanding.tokens import cut
from knowledge.speech import Speech
from prompts import say

SENTENCE = 30
"""Characters; a longer message in place of a paragraph is the paragraph."""


def hear_facts(form: Form, draft: Draft, question: Question, message: str, speech: Speech) -> Heard:
    """What the message says of the facts that are asked for, and of others that it names."""
    returned = draft.goto == question.id
    at_hand = asked_facts(question, draft) if returned else open_facts(question, draft)
    said = pieces(message, form, draft.year, speech)
    hearing = Hearing(form, draft, at_hand, returned or _corrects(said), question.optional)
    try:
        hearing.hear(said)
    except Doubt as doubt:
        return Heard(doubt.kind, doubt.sentence)
    given = any(fact.id in hearing.values for fact in at_hand)
    unsaid = [fact for fact in open_facts(question, draft) if not hearing.is_said(fact)]
    return _told(draft, hearing, unsaid if question.optional and given else [], question.id)


def hear_facts_by_name(form: Form, draft: Draft, ask: Ask, message: str, speech: Speech) -> Heard | None:
    """`政策解读改为5条`, `举办培训3次，120人次` at any other question; None when the message is not that."""
    said = pieces(message, form, draft.year, speech)
    kinds = {piece.kind for piece in said}
    if ask.stage == "fact" or "fact" not in kinds or kinds & {"unknown", "skip", "rest"}:
        return None
    if not _corrects(said) and not _fits_in(ask, message, kinds):
        return None
    if all(token.kind != "UNKNOWN" for token in cut(message, form, speech).tokens):
        return None
    hearing = Hearing(form, draft, (), _corrects(said))
    try:
        hearing.hear(said)
    except Doubt as doubt:
        return Heard(doubt.kind, doubt.sentence)
    return _told(draft, hearing, [], "")


def _corrects(said: Sequence[Piece]) -> bool:
    return any(piece.kind == "correct" for piece in said)


def _fits_in(ask: Ask, message: str, kinds: Set[str]) -> bool:
    """Whether facts may be told here: not where a number is waited for, and not as a paragraph of the text."""
    if ask.stage in ("number", "bind", "doubt") or not kinds & {"number", "none", "decline"}:
        return False
    sentence = len(message) > SENTENCE or message.strip().endswith(("。", "！", "；"))
    return ask.stage != "text" or ("number" in kinds and not sentence)


def _told(draft: Draft, hearing: Hearing, unsaid: Sequence[Fact], question: str) -> Heard:
    """What was understood, to be recorded and said back; `unsaid` are facts that the text does without unasked."""
    facts: dict[str, str | None] = {fact: plain(value) for fact, value in hearing.values.items()}
    declined = [*hearing.declined, *(fact.id for fact in unsaid)]
    effects: dict[str, Any] = {"facts": {**facts, **dict.fromkeys(declined)}}
    items = [_item(draft, hearing.form.facts[fact], value) for fact, value in hearing.values.items()]
    sentences = [say("facts_recorded", items="、".join(items))] if items else []
    if declined:
        effects["declined"] = declined
    if hearing.declined:
        sentences.append(say("facts_declined", names=names(hearing.form.facts[one] for one in hearing.declined)))
    if unsaid:
        sentences.append(say("facts_unsaid", names=names(unsaid)))
    if hearing.waiting:
        effects["owed"] = {question: hearing.owner}
        who = f"（{hearing.owner}）" if hearing.owner else ""
        sentences.append(say("facts_owed", names=names(hearing.form.facts[one] for one in hearing.waiting), who=who))
    return answer("".join(sentences), effects) if sentences else Heard("clarify", say("facts_unclear"))


def _item(draft: Draft, fact: Fact, value: Quantity) -> str:
    before = draft.facts.get(fact.id)
    if before is not None and before != value:
        return say("changed_from", cell=f"“{fact.name}”", before=plain(before), after=plain(value))
    return say("fact_item", name=fact.name, value=plain(value), unit=fact.unit)
