"""Answers to a question for text: take an offered paragraph, take it with a change, write one's own, leave it out."""

from __future__ import annotations

import re

from assistant.interview.heard import Heard, answer
from assistant.interview.plan import asked_of, settled
from assistant.passages.shortening import shortened
from assistant.report.draft import Draft, apply, source_of
from assistant.report.form import Form, Question
from assistant.report.numerals import find_numbers, read_number
from assistant.report.slots import filled
from assistant.report.wording import literal, read_wording, write_wording
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say

LEAD = r"(?:请|但是?|不过|并且?|再)?"
CHANGE = re.compile(LEAD + r"[把将][“\"‘']?(?P<old>.+?)[”\"’']?(?:改成|改为|换成)[“\"‘']?(?P<new>.*?)[”\"’']?[。.]?")
CUT = re.compile(LEAD + r"(?:删掉|删去|去掉|不要)[“\"‘'](?P<old>.+?)[”\"’'](?P<new>)[。.]?")
CHOICE = re.compile(
    r"(?:我?就?(?:采用|选用|选择|选|用|要))?第?(?P<number>[0-9一二两三四五六七八九十]{1,3})[段个条]?吧?"
)
SHORT = 8
"""Characters; a shorter message in place of a paragraph is an answer to the desk, no text."""
SENTENCE = 30
"""Characters; a message that is longer, or ends as a sentence does, is a paragraph."""


def hear_text(form: Form, draft: Draft, question: Question, message: str, speech: Speech) -> Heard:
    """The paragraph that the message gives, chooses or leaves out; `其余不写` leaves out the other ones of the part."""
    said = normal(message).strip("。.!！ ")
    if said in speech.decline_rest:
        return _without_rest(form, draft, question)
    head, _, last = said.rpartition(",")
    if last not in speech.decline_rest:
        return _hear_one(form, draft, question, message, speech)
    taken = _hear_one(form, draft, question, head, speech)
    if taken.kind != "answer":
        return taken
    rest = _without_rest(form, apply(draft, taken.effects), question)
    texts = {**taken.effects["texts"], **rest.effects.get("texts", {})}
    return answer(taken.say + (rest.say if rest.kind == "answer" else ""), {**taken.effects, "texts": texts})


def _hear_one(form: Form, draft: Draft, question: Question, message: str, speech: Speech) -> Heard:
    """The paragraph that answers the question at hand; own words never hold a slot."""
    text = message.strip()
    said = normal(text).strip("。.!！ ")
    if said in speech.none or (len(said) < SHORT and any(word in said for word in speech.decline)):
        if question.optional:
            return answer(say("text_declined"), {"texts": {question.id: ""}})
        if not text.endswith("。"):
            return Heard("clarify", say("text_needed"))
    if said in speech.agree and not draft.offers:
        return Heard("clarify", say("text_wanted"))
    wish = _wish(draft, question, said, speech)
    if wish is not None:
        return wish
    head, *rest = re.split(r"[,，]", text, maxsplit=1)
    chosen = _chosen(head, draft, speech)
    tail = "".join(rest).strip()
    counts_off = len(text) > SENTENCE and not (CHANGE.fullmatch(tail) or CUT.fullmatch(tail))  # 第一，…；第二，…
    if chosen is not None and not counts_off:
        if not 1 <= chosen <= len(draft.offers):
            return Heard("clarify", say("no_such_offer", number=chosen))
        return _take(form, draft, question, draft.offers[chosen - 1], tail, speech)
    if change := CHANGE.fullmatch(text) or CUT.fullmatch(text):
        return _change_standing(form, draft, question, change["old"], text, speech)
    if not _is_text(question, text, speech):
        return Heard("clarify", say("text_too_short", words=text))
    return _recorded(question, literal(text))


def _without_rest(form: Form, draft: Draft, question: Question) -> Heard:
    """None of the open texts that may be left out is written: those of this part, else all that are still to come."""
    left = [one for one in asked_of(form, draft) if one.text and one.optional and not settled(one, draft)]
    here = [one for one in left if one.part == question.part] or left
    if not here:
        return Heard("clarify", say("text_needed"))
    return answer(say("texts_declined", count=len(here)), {"texts": {one.id: "" for one in here}})


def _wish(draft: Draft, question: Question, said: str, speech: Speech) -> Heard | None:
    """`换一段`, `改短`, `自己写`: what is wished for instead of an answer; None when it is none of these."""
    if said in speech.other_offer:
        return Heard("command", "", {"turned": {question.id: draft.turned.get(question.id, 0) + 1}, "goto": draft.goto})
    if said in speech.own_words:
        return Heard("clarify", say("write_yourself"))
    if said in speech.shorter:
        standing = draft.texts.get(question.id) or next(iter(draft.offers), "")
        return _shortened(draft, question, standing) if standing else Heard("clarify", say("offers_none"))
    return None


def _shortened(draft: Draft, question: Question, text: str) -> Heard:
    """The text said in fewer words, and recorded; nothing where it is short already."""
    short = shortened(text)
    if short == text:
        return Heard("clarify", say("shorter_none"))
    origin = text if text != draft.texts.get(question.id) else draft.grown_from.get(question.id, "")
    grown_from = {"grown_from": {question.id: origin}} if origin else {}
    return answer("", {"texts": {question.id: short}, **grown_from})


def _is_text(question: Question, text: str, speech: Speech) -> bool:
    """Whether the message is a paragraph and no remark to the desk; a line such as the date may be short."""
    if len(text) > SENTENCE:
        return True
    if any(word in text for word in (*speech.correct, *speech.wrong)) and find_numbers(text):
        return False
    return not question.aspect or text.endswith(("。", "！", "；", "”", "）", ")", "."))


def _chosen(head: str, draft: Draft, speech: Speech) -> int | None:
    said = normal(head).strip("。.!！ ")
    if draft.offers and said in speech.agree:
        return 1
    match = CHOICE.fullmatch(said)
    number = read_number(match["number"]) if match else None
    return int(number.value) if number else None


def _change_standing(form: Form, draft: Draft, question: Question, old: str, change: str, speech: Speech) -> Heard:
    """A change without a number: to the text that stands, else to the one offered text that has these words."""
    texts = [draft.texts[question.id]] if draft.texts.get(question.id) else list(draft.offers)
    named = [text for text in texts if old in filled(text, source_of(form, draft))]
    if len(named) > 1:
        return Heard("clarify", say("which_offer", old=old))
    return _take(form, draft, question, next(iter([*named, *texts]), ""), change, speech)


def _take(form: Form, draft: Draft, question: Question, text: str, tail: str, speech: Speech) -> Heard:
    """An offered text, with the change that was asked for along with it."""
    if not tail:
        return answer("", {"texts": {question.id: text}, "grown_from": {question.id: text}})
    if normal(tail).strip("。.!！ ") in speech.shorter:
        return _shortened(draft, question, text)
    change = CHANGE.fullmatch(tail) or CUT.fullmatch(tail)
    if not change:
        return Heard("clarify", say("not_understood", words=tail))
    old, new = change["old"], change["new"]
    parts = read_wording(text)
    if not any(isinstance(part, str) and old in part for part in parts):
        touches_slot = old in filled(text, source_of(form, draft))
        return Heard("clarify", say("replace_in_slot" if touches_slot else "replace_missing", old=old))
    changed = tuple(part.replace(old, new) if isinstance(part, str) else part for part in parts)
    origin = text if text != draft.texts.get(question.id) else draft.grown_from.get(question.id, text)
    return answer("", {"texts": {question.id: write_wording(changed)}, "grown_from": {question.id: origin}})


def _recorded(question: Question, text: str) -> Heard:
    return answer("", {"texts": {question.id: text}})
