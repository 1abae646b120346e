"""How the figures that only the text needs are asked for: all that are open at once, with last year's beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from assistant.interview.plan import asked_facts, open_facts
from assistant.passages.opening import fact_counted
from assistant.report.draft import Draft
from assistant.report.form import Fact, Form, Question
from assistant.report.numerals import Number, find_numbers
from knowledge.splitting import load_splitting
from prompts import say

ROUGHLY, MORE = frozenset("约近逾超"), frozenset("余多")


def ask_facts(draft: Draft, question: Question, last: Mapping[str, str]) -> str:
    """The question for the facts that are still open, or for all when the clerk went back to it.

    `last` has what last year's text said of them.
    """
    asked = asked_facts(question, draft)
    facts = open_facts(question, draft) or asked
    if "{facts}" not in question.ask and len(facts) < len(asked):
        return say("facts_rest", part=question.part, facts=_listed(facts, last))
    return question.ask.replace("{facts}", _listed(facts, last)).replace("{example}", _example(facts))


def fact_replies(question: Question) -> tuple[str, ...]:
    """What can be clicked: "none" only where a number is owed, for it is 0 and not nothing to write."""
    return ("不写", "还没拿到") if question.optional else ("没有", "不写", "还没拿到")


def facts_last_said(form: Form, draft: Draft) -> Mapping[str, str]:
    """The numbers that last year's text gave of facts, by fact, as they were written."""
    if draft.prior is None or draft.prior.year != (draft.year or 0) - 1:
        return {}
    return _said(form, draft.organ, tuple(draft.prior.texts.values()))


@lru_cache(maxsize=64)
def _said(form: Form, organ: str, texts: tuple[str, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        text = _nameless(form, organ, "".join(text.split()))
        for number in find_numbers(text):
            start, written = _as_written(text, number)
            fact = fact_counted(text, start, number.unit, form, load_splitting())
            if fact:
                found.setdefault(fact, written)
    return MappingProxyType(found)


def _as_written(text: str, number: Number) -> tuple[int, str]:
    """Where the number begins, and how last year's text has it, with what makes it vague: 110余."""
    start = number.start - (text[number.start - 1 : number.start] in ROUGHLY)
    end = number.end + (text[number.end : number.end + 1] in MORE)
    return start, text[start:end]


def _nameless(form: Form, organ: str, text: str) -> str:
    """The text without the organ's own names: whose number it is (各局) is told by the words that are left."""
    own = form.wording.names.self_name(organ) if form.wording.names else ""
    for name in filter(None, (organ, own)):
        text = text.replace(name, "")
    return text


def _listed(facts: Sequence[Fact], last: Mapping[str, str]) -> str:
    """Facts counted in one unit together: `甲、乙各多少条，丙多少件`."""
    groups = [(unit, tuple(some)) for unit, some in groupby(facts, key=lambda fact: fact.unit)]
    return "，".join(
        say("facts_asked_each" if len(some) > 1 else "facts_asked", names=_named(some, last), unit=unit)
        for unit, some in groups
    )


def _named(facts: Sequence[Fact], last: Mapping[str, str]) -> str:
    return "、".join(
        say("fact_named_last", name=fact.name, value=last[fact.id], unit=fact.unit) if fact.id in last else fact.name
        for fact in facts
    )


def _example(facts: Sequence[Fact]) -> str:
    """An answer as it may be said, in short words for the first facts."""
    first, *more = ((fact.also or (fact.name,))[0] for fact in facts[:2])
    if not more:
        return say("fact_example", first=first, first_unit=facts[0].unit)
    units = {"first_unit": facts[0].unit, "second_unit": facts[1].unit}
    return say("facts_example", first=first, second=more[0], **units)
