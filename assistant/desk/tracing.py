"""Where the sentences of a paragraph are from, what else may stand there, and what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from assistant.desk.comparing import own_of
from assistant.desk.language import Language
from assistant.desk.paragraphs import chips, told
from assistant.desk.rewriting import asked, texts_of
from assistant.desk.state import State
from assistant.desk.view import Chip
from assistant.drafting.offers import Offer, named
from assistant.passages.nearest import Past, nearest
from assistant.passages.passage import Passage
from assistant.report.draft import source_of
from assistant.report.form import Form
from assistant.report.slots import filled, source_for
from assistant.report.wording import read_wording
from knowledge.composing import load_composing

ALTERNATIVES = 6
MASKED = "×"
"""What stands for a number in past language, which is kept without any."""


@dataclass(frozen=True)
class Traced:
    """A sentence as it reads now, and the past one that is nearest: its words, whose report, how alike in percent.

    The last three are empty where no past sentence is near.
    """

    sentence: str
    past: str = ""
    source: str = ""
    percent: int = 0


@dataclass(frozen=True)
class Sources:
    """The sentences of a paragraph, and why there was less past language to compare with, if there was."""

    sentences: tuple[Traced, ...]
    trouble: str = ""


@dataclass(frozen=True)
class Alternative:
    """A paragraph that may stand in place of the one that does: as it would read, what is bound in it, and whose it is.

    `key` names it to whoever wants it; for one that stood there before that is the revision, and `at` its time.
    """

    key: str
    text: str
    chips: tuple[Chip, ...]
    source: str
    at: str = ""


@dataclass(frozen=True)
class Alternatives:
    """The paragraphs to choose from, and why there was less past language, if there was."""

    offers: tuple[Alternative, ...]
    trouble: str = ""


def sources_of(state: State, language: Language, question_id: str) -> Sources:
    """The sentences of the paragraph, each with the past one that it is nearest to."""
    form, question = asked(state, question_id)
    draft, least = state.draft, load_composing().traced
    text, source = draft.texts.get(question.id, ""), source_of(form, draft)
    past = language.past(form, draft, question)
    found = nearest(text, past, own_of(form, draft.organ), least)
    return Sources(tuple(_traced(form, filled(one, source), near) for one, near in found), language.trouble)


def alternatives_to(state: State, language: Language, question_id: str) -> Alternatives:
    """What else may stand there, best first; each with this year's figures in it."""
    form, draft = asked(state, question_id)[0], state.draft
    source = source_of(form, draft)
    offers = tuple(
        Alternative(key_of(one), one.reads, chips(form, source, one.text), one.source)
        for one in offers_of(state, language, question_id)
    )
    return Alternatives(offers, language.trouble)


def offers_of(state: State, language: Language, question_id: str) -> tuple[Offer, ...]:
    """The paragraphs that may stand there, those that read as it does left out."""
    form, question = asked(state, question_id)
    return language.alternatives(form, state.draft, question, ALTERNATIVES) if state.draft.kind else ()


def key_of(offer: Offer) -> str:
    """By what a paragraph is asked for: its words with slots, however the figures have changed meanwhile."""
    return sha256(offer.text.encode()).hexdigest()[:16]


def former_of(state: State, question_id: str) -> tuple[Alternative, ...]:
    """Every other text that the paragraph ever was, each once, the newest first, with this year's figures."""
    form, _ = asked(state, question_id)
    source, now = source_of(form, state.draft), state.draft.texts.get(question_id)
    last = {one.text: one.origin for one in texts_of(state, question_id) if one.text and one.text != now}
    newest = sorted(last.items(), key=lambda one: -one[1].rev)
    return tuple(
        Alternative(str(origin.rev), filled(text, source), chips(form, source, text), told(origin), origin.at)
        for text, origin in newest
    )


def _traced(form: Form, sentence: str, near: Past | None) -> Traced:
    if near is None:
        return Traced(sentence)
    return Traced(sentence, _as_it_stood(form, near.sentence, near.passage), named(near.passage), int(near.likeness))


def _as_it_stood(form: Form, sentence: str, passage: Passage) -> str:
    """The past sentence with the names of its own report, its numbers masked."""
    source = source_for(form, passage.organ, passage.year, {}, {}, {})
    parts = read_wording(sentence)
    return "".join(part if isinstance(part, str) else source.value(part.ref) or MASKED for part in parts)
