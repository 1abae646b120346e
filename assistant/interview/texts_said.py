"""Answers to a question for text: take an offered paragraph, take it with a change, write one's own, leave it out."""

from __future__ import annotations

import re

from assistant.interview.heard import Heard, answer
from assistant.interview.tokens import normal
from assistant.report.draft import Draft
from assistant.report.form import Question
from assistant.report.numerals import read_number
from assistant.report.wording import Slot, literal, read_wording, write_wording
from knowledge.speech import Speech
from prompts import say

CHANGE = re.compile(
    r"把[“\"‘']?(?P<old>[^”\"’']+?)[”\"’']?(?:改成|改为|换成)[“\"‘']?(?P<new>[^”\"’']*?)[”\"’']?[。.]?$"
)
CHOICE = re.compile(r"^(?:采用|选|用|选择)?(?:第)?(?P<number>[0-9一二两三四五六七八九十]{1,3})(?:段|个|条)?[。.]?$")


def hear_text(draft: Draft, question: Question, message: str, speech: Speech) -> Heard:
    """The paragraph that the message gives, chooses or leaves out; own words never hold a slot."""
    text = message.strip()
    plain_text = normal(text).strip("。.!！ ")
    if plain_text in speech.decline or plain_text in speech.none:
        if question.optional:
            return answer(say("text_declined"), {"texts": {question.id: ""}})
        if not text.endswith("。"):
            return Heard("clarify", say("text_needed"))
    head, _, tail = plain_text.partition(",")
    chosen = _chosen(head, draft, speech)
    if chosen is not None:
        if not 1 <= chosen <= len(draft.offers):
            return Heard("clarify", say("no_such_offer", number=chosen))
        return _take(question, draft.offers[chosen - 1], tail)
    if change := CHANGE.search(plain_text):
        return _take(question, draft.texts.get(question.id, draft.offers[0] if draft.offers else ""), change[0])
    if not question.optional and len(text) < 8 and not text.endswith("。"):
        return Heard("clarify", say("text_too_short", words=text))
    return _recorded(question, literal(text))


def _chosen(head: str, draft: Draft, speech: Speech) -> int | None:
    if draft.offers and head in speech.agree:
        return 1
    match = CHOICE.match(head)
    number = read_number(match["number"]) if match else None
    return int(number.value) if number else None


def _take(question: Question, text: str, tail: str) -> Heard:
    """An offered text, with the change that was asked for along with it."""
    if not tail:
        return _recorded(question, text)
    change = CHANGE.search(tail)
    if not change:
        return Heard("clarify", say("not_understood", words=tail))
    old, new = change["old"], change["new"]
    parts = read_wording(text)
    if not any(isinstance(part, str) and old in part for part in parts):
        touches_slot = old.isdigit() and any(isinstance(part, Slot) for part in parts)
        return Heard("clarify", say("replace_in_slot" if touches_slot else "replace_missing", old=old))
    changed = tuple(part.replace(old, new) if isinstance(part, str) else part for part in parts)
    return _recorded(question, write_wording(changed))


def _recorded(question: Question, text: str) -> Heard:
    return answer("", {"texts": {question.id: text}})
