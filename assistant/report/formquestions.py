"""From the questions of a form file to `Question` values; every typed cell is asked for exactly once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from assistant.report.form import Cell, Fact, OrganKind, Piece, Question, Table, named_cells
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
        facts_asked = [f"fact {entry.fact}"] if entry.fact else []
        for key in (f"question {entry.id}", *facts_asked, *ids):
            if key in seen:
                raise asked.error(("questions", place), f"{key} is asked twice")
            seen.add(key)
        yield _question(entry, ids, tuple(key for pattern in entry.zero_when for key in found[pattern]))
    unasked = [key for key, cell in cells.items() if not cell.computed and key not in seen]
    if unasked:
        raise asked.error(("questions",), f"no question asks for {unasked[0]}")


def _prove_question(
    asked: Source[QuestionsFile], place: int, entry: QuestionEntry, facts: Mapping[str, Fact], texts: set[str]
) -> None:
    if [bool(entry.cells), bool(entry.fact), bool(entry.text)].count(True) != 1:
        raise asked.error(("questions", place), f"question {entry.id} asks for exactly one of cells, fact, text")
    if entry.fact and entry.fact not in facts:
        raise asked.error(("questions", place, "fact"), f"there is no fact {entry.fact}")
    if entry.follows and entry.follows not in {other.id for other in asked.content.questions[:place]}:
        raise asked.error(("questions", place, "follows"), f"no question {entry.follows} comes before")
    if entry.text and entry.text not in texts:
        raise asked.error(("questions", place, "text"), f"the document has no text {entry.text}")


def _question(entry: QuestionEntry, cells: tuple[str, ...], zero_when: tuple[str, ...]) -> Question:
    return Question(
        id=entry.id,
        part=entry.part,
        ask=entry.ask,
        gate=entry.gate,
        hint=entry.hint,
        cells=cells,
        zero_when=zero_when,
        fact=entry.fact,
        text=entry.text,
        aspect=entry.aspect,
        follows=entry.follows,
        default=entry.default,
        optional=entry.optional,
        kinds=frozenset(entry.kinds) or ALL_KINDS,
        owners=MappingProxyType(dict[str, str](entry.owners.items())),
    )
