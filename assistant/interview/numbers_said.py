"""Answers about a text that stands: a number that it waits for, whether its numbers follow the tables."""

from __future__ import annotations

from assistant.interview.heard import Heard, answer
from assistant.interview.plan import Ask
from assistant.report.draft import Draft
from assistant.report.figures import plain
from assistant.report.form import Form
from assistant.report.number_words import DECIMAL_UNITS, MONEY_PLACES
from assistant.report.numerals import read_number
from assistant.report.slotnames import counted_in, meaning
from assistant.report.steps import Effects
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say

ENDINGS = "。.!！,， "


def hear_number(form: Form, ask: Ask, message: str, speech: Speech) -> Heard:
    """The number that an open slot waits for, or the wish to do without what it is said in."""
    text = normal(message).strip(ENDINGS)
    name, unit = meaning(form, ask.ref), counted_in(form, ask.ref)
    fact = ask.ref.removeprefix("fact:")
    if text in speech.decline or text in speech.none:
        return answer(say("number_declined", name=name), {"declined": [fact]})
    number = read_number(text)
    if number is None or number.date:
        return Heard("clarify", say("number_unclear", name=name, unit=unit))
    if number.vague:
        return Heard("reject", say("vague", words=text))
    if number.unit in MONEY_PLACES and number.unit != unit:
        return Heard("reject", say("wrong_unit", words=text, cell=f"“{name}”", unit=unit))
    if number.value < 0 or (unit not in DECIMAL_UNITS and number.value != int(number.value)):
        return Heard("reject", say("negative" if number.value < 0 else "fractional", words=text, cell=f"“{name}”"))
    value = plain(number.value)
    return answer(say("fact_recorded", name=name, value=value, unit=unit), {"facts": {fact: value}})


def following(draft: Draft, question: str) -> Effects:
    """The effects after which the numbers of the text that may follow the tables do."""
    text, grown_from = draft.bindable[question], draft.grown_from.get(question)
    kept = {"grown_from": {question: grown_from}} if grown_from else {}
    return {"texts": {question: text}, "bindable": {question: None}, **kept}


def hear_binding(draft: Draft, ask: Ask, message: str, speech: Speech) -> Heard:
    """Whether the numbers of the clerk's own text follow the tables from now on."""
    text = normal(message).strip(ENDINGS)
    question = ask.question.id if ask.question else ""
    if text in speech.follow or text in speech.agree:
        return answer(say("bound"), following(draft, question))
    if text in speech.as_typed or text in speech.decline or text in speech.drop:
        return answer(say("left_as_typed"), {"bindable": {question: None}})
    return Heard("clarify", say("binding_unclear"))
