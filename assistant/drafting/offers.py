"""Which past paragraphs to lay before the clerk: those that are true of this year's figures and can be filled whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.passages.passage import Passage, unmet
from assistant.report.draft import Draft, source_of
from assistant.report.figures import Mark
from assistant.report.form import Form, Question
from assistant.report.slots import Source, filled, open_slots
from assistant.report.wording import slots
from knowledge.search.query import Query

AT_MOST = 3


@dataclass(frozen=True)
class Offer:
    """A paragraph to choose: the text with its slots, as it reads with this year's figures, and whose it was."""

    text: str
    reads: str
    source: str


def offers_for(form: Form, draft: Draft, question: Question, found: Iterable[Passage]) -> tuple[Offer, ...]:
    """The question's own default first, then the found passages that fit, at most three in all.

    Best first, those that say this year's figures before those that say none.
    """
    source = source_of(form, draft)
    telling = sorted(found, key=lambda passage: not _figures_in(passage))
    offers = [Offer(question.default, filled(question.default, source), "常见写法")] if question.default else []
    offers += [
        Offer(passage.text, filled(passage.text, source), passage.source)
        for passage in telling
        if fits(passage, source)
    ]
    return tuple(offers[:AT_MOST])


def _figures_in(passage: Passage) -> bool:
    return bool(set(slots(passage.text)) - {"organ", "year"})


def fits(passage: Passage, source: Source) -> bool:
    """Whether every slot has its value and the passage's conditions hold of this year's figures and facts."""
    return not open_slots(passage.text, source) and not unmet(passage, _numbers(source))


def outdated(form: Form, draft: Draft, passages: Iterable[Passage]) -> tuple[Question, ...]:
    """The questions answered with a passage, as it was or changed, of which the figures now say the contrary.

    So is any text that prints a fact which the clerk took away.
    """
    numbers = _numbers(source_of(form, draft))
    untrue = {
        passage.text for passage in passages if any(numbers.get(name) is not None for name in unmet(passage, numbers))
    }
    origins = {**draft.texts, **draft.grown_from}
    return tuple(
        question
        for question in form.questions
        if origins.get(question.id) in untrue or _lacks_a_fact(draft.texts.get(question.id, ""), source_of(form, draft))
    )


def _lacks_a_fact(text: str, source: Source) -> bool:
    return any(slot.startswith("fact:") for slot in open_slots(text, source))


def _numbers(source: Source) -> dict[str, int | Decimal | None]:
    return {
        key: None if isinstance(value, Mark) else value for key, value in {**source.figures, **source.facts}.items()
    }


def query_for(form: Form, draft: Draft, question: Question) -> Query:
    """What to look for: the paragraph that this one answers to, else the aspect in the question's own words."""
    words = draft.texts.get(question.follows) or f"{question.aspect}。{question.hint}"
    return Query(
        words,
        section=question.text,
        aspect=question.aspect,
        form=form.id,
        kind=draft.kind,
        organ=draft.organ,
        year=draft.year,
        limit=AT_MOST * 3,
    )
