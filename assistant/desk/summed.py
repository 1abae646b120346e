"""All answers by part of the report, each with where it came from in words: what the page shows to be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.desk.view import Line, Summed
from assistant.documents.auditing.words import NAMES, told_in_turn, without_itself
from assistant.interview.summary import Answer, Origins, Part, summary
from assistant.report.draft import Draft
from assistant.report.form import Form
from assistant.report.origins import Origin, fact_origins, figure_origins, text_origins
from assistant.report.steps import Done
from prompts import say


@dataclass(frozen=True)
class _Entry:
    """A line before the words for its origin are found: those depend on what stands above it."""

    name: str
    value: str | None
    origin: Origin | None
    cell: str = ""
    change: str = ""


def summed(form: Form, draft: Draft, steps: Sequence[Done]) -> tuple[Summed, ...]:
    """The answers of the draft that the steps make."""
    origins = Origins(figure_origins(form, steps, draft.figures), fact_origins(steps), text_origins(steps))
    return tuple(_summed(part) for part in summary(form, draft, origins))


def _summed(part: Part) -> Summed:
    entries = [*_figures(part), *map(_answer, (*part.facts, *part.texts))]
    sources = told_in_turn((entry.origin for entry in entries), None)
    lines = tuple(
        Line(entry.name, entry.value, source, entry.cell, entry.change)
        for entry, source in zip(entries, sources, strict=True)
    )
    zeros = tuple((NAMES[way] if way else "", count) for way, count in part.zeros.items())
    return Summed(part.heading, lines, zeros, part.open, part.owed)


def _figures(part: Part) -> Iterator[_Entry]:
    for row in part.rows:
        for cell, value, origin in row.cells:
            yield _Entry(_cell_name(row.name, cell.column), value, origin, "" if cell.computed else cell.id)


@lru_cache(maxsize=4096)
def _cell_name(row: str, column: str) -> str:
    return say("summary_cell", row=row, column=column)


def _answer(answer: Answer) -> _Entry:
    origin = without_itself(answer.origin, answer.value or "")
    return _Entry(answer.name, answer.value, origin, change=answer.change)
