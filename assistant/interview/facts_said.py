"""Answers about the figures that only the text needs: a number, none, or not to be written; also later, by name."""

from __future__ import annotations

import re

from assistant.interview.heard import Heard, answer
from assistant.interview.plan import asked_of
from assistant.report.draft import Draft
from assistant.report.figures import plain
from assistant.report.form import Fact, Form, Question
from assistant.report.number_words import MONEY_PLACES, UNCOUNTED_UNITS
from assistant.report.numerals import Number, in_yuan, read_number
from assistant.understanding.labels import normal
from assistant.understanding.tokens import cut
from knowledge.speech import Speech
from prompts import say

ENDINGS = "。.!！,， "
LONGEST_NAME = 20
"""Characters of a fact's name as said; a paragraph that has the name in it is longer."""


def hear_fact(form: Form, question: Question, message: str, speech: Speech) -> Heard:
    """The number that the message gives for the fact that is asked for, or the wish to do without it."""
    fact = form.facts[question.fact]
    text = normal(message).strip(ENDINGS)
    if text in speech.decline:
        return answer(say("fact_declined", name=fact.name), {"declined": [fact.id], "facts": {fact.id: None}})
    number = read_number("0" if text in speech.none else text)
    return _recorded(fact, number, text)


def hear_fact_by_name(form: Form, draft: Draft, message: str, speech: Speech) -> Heard | None:
    """`政策解读改为5条`: a later change of a fact; None unless words of exactly one fact are named, none of a table."""
    text = normal(message).strip(ENDINGS)
    word = next((word for word in speech.correct if word in text), "")
    subject, _, said = text.partition(word) if word else ("", "", "")
    subject = re.sub(r"^[把将]|[的:]$", "", subject)
    if len(subject) < 2 or all(token.kind != "UNKNOWN" for token in cut(subject, form, speech).tokens):
        return None
    number = read_number(said.strip(ENDINGS))
    asked = (form.facts[question.fact] for question in asked_of(form, draft) if question.fact)
    named = [fact for fact in asked if subject in fact.name or (fact.name in subject and len(subject) < LONGEST_NAME)]
    if number and len(named) > 1:
        named = [fact for fact in named if fact.unit == number.unit]
    return _recorded(named[0], number, said) if len(named) == 1 else None


def _recorded(fact: Fact, number: Number | None, text: str) -> Heard:
    if number is None or number.date:
        return Heard("clarify", say("fact_unclear"))
    if number.vague:
        return Heard("reject", say("vague", words=text))
    money, cell = fact.unit == "元", f"“{fact.name}”"
    if number.unit in UNCOUNTED_UNITS or ((number.unit in MONEY_PLACES) != money and number.unit):
        return Heard("reject", say("wrong_unit", words=text, cell=cell, unit=fact.unit))
    value = in_yuan(number) if number.unit in MONEY_PLACES else number.value
    if value < 0 or (not money and value != int(value)):
        return Heard("reject", say("negative" if value < 0 else "fractional", words=text, cell=cell))
    said = plain(value)
    return answer(say("fact_recorded", name=fact.name, value=said, unit=fact.unit), {"facts": {fact.id: said}})
