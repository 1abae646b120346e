"""All answers by part of the report, to be checked before it leaves: what stands where, and how it is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.interview.plan import asked_facts, asked_of, must_be_written, open_cells, owed_now, settled
from assistant.report.draft import Draft, source_of
from assistant.report.figures import plain, shown
from assistant.report.form import Cell, Form, Question
from assistant.report.origins import Origin, Way
from assistant.report.slots import Source, filled
from assistant.report.steps import EMPTY
from assistant.report.wording import slots
from prompts import say


def _none() -> Mapping[str, Origin]:
    return EMPTY


@dataclass(frozen=True)
class Origins:
    """Where figures (by cell), facts and texts (by question) came from, as far as that is known."""

    figures: Mapping[str, Origin] = field(default_factory=_none)
    facts: Mapping[str, Origin] = field(default_factory=_none)
    texts: Mapping[str, Origin] = field(default_factory=_none)


@dataclass(frozen=True)
class Answer:
    """A fact or a text: its value in words ("": it is not to be written; None: not yet answered) and where it is from.

    `change` are the words that lead back to its question; `needed` says that the report does not leave without it.
    """

    name: str
    value: str | None
    origin: Origin | None
    change: str
    needed: bool = False


@dataclass(frozen=True)
class Row:
    """The cells of one row that hold something else than 0, with their values and origins."""

    name: str
    cells: tuple[tuple[Cell, str, Origin | None], ...]


@dataclass(frozen=True)
class Part:
    """One part of the report: under which name it is asked for, its heading as printed, and what is answered there.

    `zeros` counts the typed cells that hold 0 by the way in which they came; `open` are those without a number; `owed`
    who still owes an answer ("": nobody was named).
    """

    name: str
    heading: str
    rows: tuple[Row, ...] = ()
    zeros: Mapping[Way | None, int] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    facts: tuple[Answer, ...] = ()
    texts: tuple[Answer, ...] = ()


NOWHERE = Origins()


def summary(form: Form, draft: Draft, origins: Origins = NOWHERE) -> tuple[Part, ...]:
    """The parts that this kind of organ is asked about: those with a printed heading in its order, then the others."""
    questions = tuple(asked_of(form, draft))
    names = dict.fromkeys(question.part for question in questions)
    headings = {_part(piece.ref): piece.ref for piece in form.pieces if piece.what == "heading"}
    ordered = [*(name for name in headings if name in names), *(name for name in names if name not in headings)]
    owed, source = owed_now(form, draft), source_of(form, draft)
    return tuple(
        Part(
            name,
            headings.get(name, name),
            facts=_facts(form, draft, origins, questions, name),
            texts=tuple(_text(form, draft, source, origins, one) for one in questions if one.text and one.part == name),
            owed=tuple(dict.fromkeys(owner for question, owner in owed if question.part == name)),
            **_figures(form, draft, origins, [one for one in questions if one.part == name and one.cells]),
        )
        for name in ordered
    )


def text_name(form: Form, question: Question) -> str:
    """By what name the text of that question is spoken of."""
    return question.aspect or next(piece.name for piece in form.texts if piece.ref == question.text)


def _part(heading: str) -> str:
    return f"第{heading.partition('、')[0]}部分"


def _figures(form: Form, draft: Draft, origins: Origins, questions: Sequence[Question]) -> dict[str, Any]:
    """Rows, zeros and open cells of the sections in which the questions ask for cells."""
    sections = {form.cells[cell].section for question in questions for cell in question.cells}
    values = shown(form, draft.figures)
    rows: dict[str, list[tuple[Cell, str, Origin | None]]] = {}
    zeros: Counter[Way | None] = Counter()
    for cell in (cell for cell in form.cells.values() if cell.section in sections):
        value, origin = values[cell.id], origins.figures.get(cell.id)
        if value is not None and value != 0:
            rows.setdefault(cell.row, []).append((cell, plain(value), origin))
        elif value is not None and not cell.computed:
            zeros[origin.way if origin else None] += 1
    found = tuple(Row(name, tuple(cells)) for name, cells in rows.items())
    left = tuple(cell for question in questions for cell in open_cells(question, draft))
    return {"rows": found, "zeros": zeros, "open": left}


def _facts(form: Form, draft: Draft, origins: Origins, questions: Sequence[Question], part: str) -> tuple[Answer, ...]:
    """What was asked for there, and other facts that a text of the part says."""
    asked = {fact.id: question.part for question in questions for fact in asked_facts(question, draft)}
    for question in (one for one in questions if one.text):
        for ref in slots(draft.texts.get(question.id, "")):
            if ref.removeprefix("fact:") in draft.facts:
                asked.setdefault(ref.removeprefix("fact:"), question.part)
    return tuple(_fact(form, draft, origins, fact) for fact in form.facts if asked.get(fact) == part)


def _fact(form: Form, draft: Draft, origins: Origins, fact: str) -> Answer:
    known, name = draft.facts.get(fact), form.facts[fact].name
    value = "" if fact in draft.declined else None
    value = value if known is None else f"{plain(known)}{form.facts[fact].unit}"
    return Answer(name, value, origins.facts.get(fact), say("change_fact", name=name))


def _text(form: Form, draft: Draft, source: Source, origins: Origins, question: Question) -> Answer:
    text, name = draft.texts.get(question.id), text_name(form, question)
    reads = None if text is None else filled(text, source)
    needed = must_be_written(question, draft) and not settled(question, draft)
    return Answer(name, reads, origins.texts.get(question.id), say("change_text", name=name), needed)
