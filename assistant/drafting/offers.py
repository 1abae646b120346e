"""The paragraphs to lay before the clerk: past language fitted to this year, each with whose words it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType

from assistant.checks.said import check_said
from assistant.drafting.composing import Origin, Written, compose, numbers
from assistant.drafting.cutting import without
from assistant.drafting.fitting import Rules, Setting, fit, untrue
from assistant.passages.passage import Passage, neutral, unmet
from assistant.passages.sentences import sentences
from assistant.report.draft import Draft, report_of, source_of
from assistant.report.form import Form, Question
from assistant.report.slots import NAMES, Source, filled, open_slots
from assistant.report.wording import Slot, read_wording, slots, write_wording
from knowledge.composing import load_composing
from knowledge.splitting import load_splitting

AT_MOST = 3
SAMPLES = "自写样例（虚构单位）"


@dataclass(frozen=True)
class Offer:
    """A paragraph to choose: the text with its slots, as it reads with this year's figures, and whose it was."""

    text: str
    reads: str
    source: str


def rules() -> Rules:
    """The words by which past language is split and put together."""
    return Rules(load_splitting(), load_composing())


def setting_of(form: Form, draft: Draft) -> Setting:
    """What is written for: the draft's report, and what the clerk does not want to say.

    A number that was given for an open slot belongs to the text it was asked for, and fills no other.
    """
    source = source_of(form, draft)
    facts = {fact: value for fact, value in source.facts.items() if not fact.startswith("?")}
    return Setting(report_of(form, draft), replace(source, facts=facts), draft.declined)


def offers_for(
    form: Form, draft: Draft, question: Question, found: Sequence[Passage], after: Sequence[Origin] = ()
) -> tuple[Offer, ...]:
    """The question's own default, then paragraphs from the found passages, three in all.

    Each wish for others brings the next; when there are no more, they come round again. `after` is whose words the
    paragraph has that this one answers to.
    """
    turned = draft.turned.get(question.id, 0)
    paragraphs = _composed(form, draft, question, found, after, AT_MOST * (turned + 1))
    pages = max(1, -(-len(paragraphs) // AT_MOST))
    first = turned % pages * AT_MOST
    return (*_default(form, draft, question), *paragraphs[first : first + AT_MOST])[:AT_MOST]


def alternatives_for(
    form: Form, draft: Draft, question: Question, found: Sequence[Passage], after: Sequence[Origin], most: int
) -> tuple[Offer, ...]:
    """Everything that may stand in place of the question's text, best first, nothing twice, and not what stands."""
    offers = (*_default(form, draft, question), *_composed(form, draft, question, found, after, most))
    different = {offer.text: offer for offer in reversed(offers) if offer.text != draft.texts.get(question.id)}
    return tuple(reversed(different.values()))[:most]


def _default(form: Form, draft: Draft, question: Question) -> tuple[Offer, ...]:
    reads = filled(question.default, source_of(form, draft))
    return (Offer(question.default, reads, "常见写法"),) if question.default else ()


def _composed(
    form: Form, draft: Draft, question: Question, found: Sequence[Passage], after: Sequence[Origin], wanted: int
) -> list[Offer]:
    if not question.aspect:
        return []
    said, source = _said(form, draft, question), source_of(form, draft)
    written = _paragraphs(setting_of(form, draft), question.aspect, found, said, wanted, after)
    return [_offer(_asking_its_own(one, question, draft), source) for one in written]


def paragraph_for(
    form: Form, draft: Draft, question: Question, found: Sequence[Passage], after: Sequence[Origin] = ()
) -> Written | None:
    """The one paragraph that answers the question best; None where nothing found can be said this year."""
    said = _said(form, draft, question)
    written = compose(question.aspect, found, setting_of(form, draft), rules(), said, after)
    return written and _asking_its_own(written, question, draft)


def words_of(text: str, found: Iterable[Passage]) -> tuple[Origin, ...]:
    """The found passages of which a whole sentence stands in the text."""
    mine = {neutral(sentence) for sentence in sentences(text)}
    return tuple(
        Origin(passage, 1.0) for passage in found if any(neutral(one) in mine for one in sentences(passage.text))
    )


def usable(found: Iterable[Passage], setting: Setting) -> tuple[tuple[Passage, str], ...]:
    """The found passages, each with the sentences of it that can be said this year without asking anything."""
    known = numbers(setting)
    fitted = (fit(passage, setting, rules()) for passage in found if not unmet(passage, known))
    said = ((one.passage, [text for text in one.sentences if not open_slots(text, setting.source)]) for one in fitted)
    return tuple((passage, "".join(texts)) for passage, texts in said if texts)


def says_untruth(text: str, setting: Setting) -> str:
    """What the checks have against the first sentence of the text that is not true of the figures; "" where all are."""
    findings = (finding for sentence in sentences(text) for finding in untrue(sentence, setting))
    return next((finding.say for finding in findings), "")


def _paragraphs(
    setting: Setting,
    aspect: str,
    found: Sequence[Passage],
    said: Sequence[str],
    wanted: int,
    after: Sequence[Origin],
) -> Iterator[Written]:
    """Paragraphs one after the other, each led by another passage."""
    left = list(found)
    for _ in range(wanted):
        written = compose(aspect, left, setting, rules(), said, after)
        if written is None:
            return
        yield written
        lead = written.origins[0].passage.id
        left = [passage for passage in left if passage.id != lead]


def _asking_its_own(written: Written, question: Question, draft: Draft) -> Written:
    """The paragraph with open slots that nothing else is asked by: alike worded, they may count something else."""
    others = (text for other, text in draft.texts.items() if other != question.id)
    taken = {*draft.facts, *(ref for text in others for ref in slots(text))}
    parts: list[str | Slot] = []
    for part in read_wording(written.text):
        if isinstance(part, Slot) and part.ref.startswith("?"):
            part = Slot(next(ref for ref in _names(part.ref, question.aspect) if ref not in taken))
            taken.add(part.ref)
        parts.append(part)
    return replace(written, text=write_wording(tuple(parts)))


def _names(ref: str, aspect: str) -> Iterator[str]:
    yield ref
    yield f"{ref}（{aspect}）"
    yield from (f"{ref}（{aspect}之{at}）" for at in count(2))


def _said(form: Form, draft: Draft, question: Question) -> tuple[str, ...]:
    """The sentences of the draft's other texts."""
    others = (text for other, text in draft.texts.items() if other != question.id)
    return tuple(sentence for text in others for sentence in sentences(text))


def _offer(written: Written, source: Source) -> Offer:
    look = f"（照用前请看：{'、'.join(written.look)}）" if written.look else ""
    return Offer(written.text, filled(written.text, source), sources(written.origins) + look)


def sources(origins: Sequence[Origin]) -> str:
    """Whose words a paragraph has, with the share of each where there are several; what ships is named together."""
    if len(origins) == 1:
        return named(origins[0].passage)
    shares: dict[str, float] = {}
    for origin in origins:
        name = named(origin.passage) if origin.passage.report else SAMPLES
        shares[name] = shares.get(name, 0) + origin.share
    if len(shares) == 1:
        return next(iter(shares))
    return "；".join(f"{name} {share:.0%}" for name, share in shares.items())


def named(passage: Passage) -> str:
    """Whose words a passage has, and of which year."""
    return f"{passage.organ}{passage.year}年报告（{passage.report}）" if passage.report else passage.source


def outdated(form: Form, draft: Draft) -> tuple[Question, ...]:
    """The questions answered with a passage, as it was or changed, of which the figures now say the contrary.

    They deny what there is, or a number that they print has become 0.
    """
    return tuple(
        question
        for question in form.questions
        if draft.texts.get(question.id) and draft.grown_from.get(question.id) and _contradicted(form, draft, question)
    )


def _contradicted(form: Form, draft: Draft, question: Question) -> bool:
    text, source = draft.texts[question.id], source_of(form, draft)
    if any(source.value(ref) == "0" for ref in slots(text) if ref not in NAMES):
        return True
    alone = replace(report_of(form, draft), texts=MappingProxyType({question.text: filled(text, source)}))
    return any(finding.stops or finding.severity == "W" for finding in check_said(alone))


def text_without(text: str, refs: Iterable[str]) -> str:
    """The text without what prints these slots; "" when nothing is left."""
    bad = frozenset(refs)
    return "".join(without(sentence, bad & set(slots(sentence)), rules().composing) for sentence in sentences(text))


def query_for(question: Question, draft: Draft) -> str:
    """What to look for: the paragraph that this one answers to, else the aspect in the question's own words.

    The organ's name comes along: what it is for (水务) is in it.
    """
    return draft.texts.get(question.follows) or f"{draft.organ}{question.aspect}。{question.hint}"
