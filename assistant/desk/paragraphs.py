"""The paragraphs of a draft as page and terminal show them: what in them is bound, where they are from, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.checks.telling import in_force
from assistant.checks.written import characters, written
from assistant.desk.view import Chip, Counted, Paragraph, Unwritten
from assistant.interview.about_texts import ask_binding
from assistant.interview.plan import asked_of, must_be_written
from assistant.interview.summary import text_name
from assistant.report.draft import Draft, report_of, source_of
from assistant.report.form import Form
from assistant.report.origins import Origin, text_origins, texts_written
from assistant.report.slotnames import PLAIN, meaning
from assistant.report.slots import Source, cells_in, filled, placed
from assistant.report.steps import Done
from prompts import say


def paragraphs(form: Form, draft: Draft, steps: Sequence[Done]) -> Iterator[Paragraph]:
    """Every paragraph that stands, in the order of the questions."""
    source, origins = source_of(form, draft), text_origins(steps)
    for question in form.questions:
        if text := draft.texts.get(question.id):
            reads = filled(text, source)
            yield Paragraph(
                question.id,
                question.text,
                text_name(form, question),
                reads,
                chips(form, source, text),
                text,
                told(origins.get(question.id)),
                ask_binding(form, draft, question) if question.id in draft.bindable else "",
                characters(reads),
            )


def unwritten(form: Form, draft: Draft, steps: Sequence[Done]) -> Iterator[Unwritten]:
    """The paragraphs that are not there, in the order of the questions."""
    formerly = {one.question for one in texts_written(steps) if one.text}
    for question in asked_of(form, draft):
        if question.text and not draft.texts.get(question.id):
            drafted, before = bool(question.aspect or question.default), question.id in formerly
            optional = not must_be_written(question, draft)
            yield Unwritten(question.id, question.text, text_name(form, question), optional, drafted, before)


def counted(form: Form, draft: Draft) -> Iterator[Counted]:
    """The texts to whose length there is a guide this year, also one that is not begun."""
    report = report_of(form, draft)
    for rule in in_force(report, form.wording.lengths):
        for slot in rule.texts:
            found = sum(characters(one.text) for one in written(report, (slot,)))
            yield Counted(slot, found, rule.most, rule.guide, rule.beyond)


def chips(form: Form, source: Source, text: str) -> tuple[Chip, ...]:
    """What follows a figure, a fact or a name, by its place in the text as it reads."""
    return tuple(
        Chip(start, end, meaning(form, ref), source.value(ref) is None, _kind(ref), cells_in((ref,)), ref)
        for start, end, ref in placed(text, source)
    )


def _kind(ref: str) -> Literal["number", "name"]:
    return "name" if ref in PLAIN else "number"


def told(origin: Origin | None) -> str:
    """Where a paragraph is from, in words; empty where nobody knows."""
    if origin is None:
        return ""
    if origin.way == "file":
        return say("text_from_file", file=origin.source)
    if origin.way not in ("offered", "changed"):
        return say("text_from_clerk")
    if not origin.source:
        return say("text_from_past")
    return say("text_from_offered" if origin.way == "offered" else "text_from_changed", source=origin.source)
