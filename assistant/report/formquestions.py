"""From the questions of a form file to `Question` values; every typed cell is asked for exactly once.

Which facts are asked for by the way is a choice: the form's own, or the office's (`asking_for`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import get_args

from assistant.report.form import Cell, Fact, Form, OrganKind, Piece, Question, Table, named_cells
from assistant.report.formschema import QuestionEntry, QuestionsFile
from assistant.report.formsource import Source

ALL_KINDS: frozenset[str] = frozenset(get_args(OrganKind))


def build_questions(
    asked: Source[QuestionsFile],
    tables: Sequence[Table],
    cells: Mapping[str, Cell],
    facts: Mapping[str, Fact],
    pieces: Sequence[Piece],
) -> Iterator[Question]:
    """The questions in the order of the file; FormError for one without cells or with what the form lacks."""
    texts = {piece.ref for piece in pieces if piece.what == "text"}
    seen: set[str] = set()
    for place, entry in enumerate(asked.content.questions):
        _prove_question(asked, place, entry, facts, texts)
        found = {pattern: named_cells(pattern, tables, cells) for pattern in (*entry.cells, *entry.zero_when)}
        empty = [pattern for pattern, ids in found.items() if not ids]
        if empty:
            raise asked.error(("questions", place), f"question {entry.id}: there is no cell {empty[0]}")
        ids = tuple(key for pattern in entry.cells for key in found[pattern] if not cells[key].computed)
        if entry.cells and not ids:
            raise asked.error(("questions", place), f"question {entry.id} asks only for totals")
        facts_asked = [f"fact {fact}" for fact in entry.facts]
        for key in (f"question {entry.id}", *facts_asked, *ids):
            if key in seen:
                raise asked.error(("questions", place), f"{key} is asked twice")
            seen.add(key)
        zero_when = tuple(key for pattern in entry.zero_when for key in found[pattern])
        yield _question(entry, ids, zero_when, tuple(facts[fact] for fact in entry.facts))
    unasked = [key for key, cell in cells.items() if not cell.computed and key not in seen]
    if unasked:
        raise asked.error(("questions",), f"no question asks for {unasked[0]}")


def _prove_question(
    asked: Source[QuestionsFile], place: int, entry: QuestionEntry, facts: Mapping[str, Fact], texts: set[str]
) -> None:
    if [bool(entry.cells), bool(entry.facts), bool(entry.text)].count(True) != 1:
        raise asked.error(("questions", place), f"question {entry.id} asks for exactly one of cells, facts, text")
    for at, fact in enumerate(entry.facts):
        if fact not in facts:
            raise asked.error(("questions", place, "facts", at), f"there is no fact {fact}")
    for kind in sorted(entry.kinds or ALL_KINDS) if entry.facts else ():
        if not any(is_asked(facts[fact], kind) for fact in entry.facts):
            raise asked.error(("questions", place, "facts"), f"question {entry.id} asks a {kind} for nothing")
    try:
        re.compile(entry.shape)
    except re.error as error:
        raise asked.error(("questions", place, "shape"), f"a pattern cannot be read: {error}") from None
    if entry.follows and entry.follows not in {other.id for other in asked.content.questions[:place]}:
        raise asked.error(("questions", place, "follows"), f"no question {entry.follows} comes before")
    if entry.text and entry.text not in texts:
        raise asked.error(("questions", place, "text"), f"the document has no text {entry.text}")


def is_asked(fact: Fact, kind: str) -> bool:
    """Whether a question for the fact asks that kind of organ for it."""
    return not fact.kinds or kind in fact.kinds


def switchable(form: Form) -> tuple[str, ...]:
    """The facts that an office may choose to be asked for: those that no obligatory question asks for."""
    fixed = {fact.id for question in form.questions if not question.optional for fact in question.facts}
    return tuple(fact for fact in form.facts if fact not in fixed)


def asking_for(form: Form, wanted: Sequence[str]) -> Form:
    """The form whose optional question for facts asks every kind of organ for the wanted ones, in that order."""
    chosen = {fact: replace(form.facts[fact], kinds=frozenset[str]()) for fact in wanted if fact in form.facts}
    questions = (
        replace(question, facts=tuple(chosen.values())) if question.facts and question.optional else question
        for question in form.questions
    )
    return replace(form, facts=MappingProxyType({**form.facts, **chosen}), questions=tuple(questions))


def _question(
    entry: QuestionEntry, cells: tuple[str, ...], zero_when: tuple[str, ...], facts: tuple[Fact, ...]
) -> Question:
    return Question(
        id=entry.id,
        part=entry.part,
        ask=entry.ask,
        gate=entry.gate,
        hint=entry.hint,
        cells=cells,
        zero_when=zero_when,
        facts=facts,
        text=entry.text,
        aspect=entry.aspect,
        follows=entry.follows,
        default=entry.default,
        optional=entry.optional,
        kinds=frozenset(entry.kinds) or ALL_KINDS,
        owners=MappingProxyType(dict[str, str](entry.owners.items())),
        shape=re.compile(entry.shape) if entry.shape else None,
        also=tuple(entry.also),
    )
