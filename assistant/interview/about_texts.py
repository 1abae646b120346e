"""How a text that stands is asked about: the number that it waits for, the numbers that may follow the tables."""

from __future__ import annotations

import re
from collections import Counter

from assistant.interview.plan import Ask
from assistant.passages.dividing import Paragraph, divided
from assistant.passages.sentences import sentences
from assistant.report.draft import Draft, source_of
from assistant.report.form import Form, Question
from assistant.report.slotnames import counted_in, meaning
from assistant.report.slots import OPEN, filled
from assistant.report.wording import Slot, literal, read_wording, slots
from knowledge.splitting import load_splitting
from prompts import say

GAP = "（　）"
QUOTED = 60
"""Characters of last year's text that stand beside a question; all of it is at hand on the page."""
AROUND = 30
"""Characters of the sentence that are shown on each side of the gap."""
NUMBER = r"([0-9０-９.．]+(?:万|亿)?|[零〇一二两三四五六七八九十百千万]+)(?:余|多)?"


def ask_number(form: Form, draft: Draft, ask: Ask, question: Question) -> str:
    """The question for an open number: the words that it stands in, and what last year's text had there."""
    sentence = _sentence(draft, question, ask.ref)
    unit = counted_in(form, ask.ref)
    value = last_said(draft, sentence, ask.ref)
    last = say("ask_number_last", value=value, unit=unit) if value else ""
    about = {"part": question.part, "aspect": question.aspect or question.part}
    return say("ask_number", words=words_around(form, draft, question, ask.ref), last=last, unit=unit, **about)


def words_around(form: Form, draft: Draft, question: Question, ref: str) -> str:
    """The words of the question's text in which an open number stands, with a gap for it."""
    parts = read_wording(_sentence(draft, question, ref))
    place = next((at for at, part in enumerate(parts) if isinstance(part, Slot) and part.ref == ref), 0)
    source = source_of(form, draft)
    before, after = (
        "".join(literal(part) if isinstance(part, str) else f"{{{part.ref}}}" for part in side)
        for side in (parts[:place], parts[place + 1 :])
    )
    ahead, behind = filled(before, source), filled(after, source)
    words = ("……" if len(ahead) > AROUND else "") + ahead[-AROUND:] + GAP + behind[:AROUND].rstrip("。")
    words += "……" if len(behind) > AROUND else ""
    return words.replace(OPEN, GAP)


def _sentence(draft: Draft, question: Question, ref: str) -> str:
    return next((one for one in sentences(draft.texts[question.id]) if ref in slots(one)), "")


def last_said(draft: Draft, sentence: str, ref: str) -> str:
    """What stood in the slot's place in last year's text; "" where the sentence is not found there."""
    texts = "".join("".join(text.split()) for text in draft.prior.texts.values()) if draft.prior else ""
    parts = read_wording(sentence)
    at = next((n for n, part in enumerate(parts) if isinstance(part, Slot) and part.ref == ref), 0)
    before = parts[at - 1] if at and isinstance(parts[at - 1], str) else ""
    after = parts[at + 1] if at + 1 < len(parts) and isinstance(parts[at + 1], str) else ""
    clause = re.split("[，。；]", str(before))[-1], re.split("[，。；]", str(after))[0]
    if len(clause[0]) + len(clause[1]) < len(GAP):
        return ""
    found = re.search(re.escape(clause[0]) + r"[约近超过逾]*" + NUMBER + re.escape(clause[1]), texts)
    return found[1] if found else ""


def last_written(form: Form, draft: Draft, question: Question) -> str:
    """How last year's text on the question's aspect began, cut short; "" where there is none."""
    if draft.prior is None or draft.prior.year != (draft.year or 0) - 1 or not question.aspect:
        return ""
    lines = draft.prior.texts.get(question.text, "").split("\n")
    paragraphs = divided((Paragraph(question.text, "", "", line) for line in lines), load_splitting())
    alone = [one.text for one in form.questions].count(question.text) == 1
    said = "".join(one.text for one in paragraphs if alone or one.aspect == question.aspect)
    said = re.sub(f"^{re.escape(question.aspect)}(?:情况)?[。：]", "", said)
    return said if len(said) <= QUOTED else said[:QUOTED] + "……"


def ask_binding(form: Form, draft: Draft, question: Question) -> str:
    """Whether the numbers of the clerk's own text follow the tables: each with what it is."""
    bound = Counter(slots(draft.bindable[question.id])) - Counter(slots(draft.texts.get(question.id, "")))
    refs = tuple(bound)
    source = source_of(form, draft)
    items = "；".join(say("binding_item", words=source.value(ref) or "", name=meaning(form, ref)) for ref in refs)
    return say("ask_binding", part=question.part, aspect=question.aspect or question.part, count=len(refs), items=items)
