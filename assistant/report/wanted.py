"""The figures that others can be asked for, cells of the tables and numbers of the text, each under a visible mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.report.draft import Draft
from assistant.report.form import Cell, Fact, Form, Question
from assistant.report.number_words import DECIMAL_UNITS
from assistant.report.slotnames import counted_in, meaning
from assistant.report.wording import slots

IN_TEXT = "正文"
"""The column of a number that stands in no table."""
OPEN_MARK = "句"
"""How the marks begin of the numbers that a sentence alone asks for."""


@dataclass(frozen=True)
class Wanted:
    """One figure to ask for: its key in the draft (cell, fact or open slot), its place in the report, how it is read.

    `cell` is the form's own for a cell; of a number of the text it says mark, name, unit and kind as a cell's would.
    """

    key: str
    part: str
    cell: Cell
    in_table: bool = True

    @property
    def name(self) -> str:
        """The figure in the form's words, for a sentence that a clerk reads."""
        return self.cell.name if self.in_table else f"“{self.cell.row}”"


@dataclass(frozen=True)
class Request:
    """A figure that is still open, with what the form says about it and about what it is taken from."""

    wanted: Wanted
    hint: str
    source: str = ""


@dataclass(frozen=True)
class Office:
    """Somebody who has figures, and what is asked of them, in order."""

    name: str
    requests: tuple[Request, ...]


def wanted_of(form: Form, draft: Draft) -> Mapping[str, Wanted]:
    """Everything that a list of this draft may ask for, by key: filled or not, so that marks stay what they are."""
    found: dict[str, Wanted] = {}
    for question in form.questions:
        for cell in question.cells:
            found[cell] = Wanted(cell, question.part, form.cells[cell])
        for fact in question.facts:
            found[fact.id] = _fact(question, fact)
    for question, ref in _text_slots(form, draft):
        spoken = form.facts.get(ref.removeprefix("fact:"))
        if spoken is not None:
            found.setdefault(spoken.id, _fact(question, spoken))
        elif ref not in found and ref.startswith("?"):
            mark = f"{OPEN_MARK}{1 + sum(key.startswith('?') for key in found)}"
            found[ref] = _in_text(ref, question.part, mark, meaning(form, ref), counted_in(form, ref))
    return found


def rows_of(wanted: Iterable[Wanted]) -> Iterator[tuple[str, tuple[Wanted, ...]]]:
    """The cells of tables by printed row, each with the mark of the whole row: `三A12-F12`."""
    rows: dict[tuple[str, str], list[Wanted]] = {}
    for one in wanted:
        if one.in_table:
            rows.setdefault((one.cell.table, one.cell.row), []).append(one)
    for row in rows.values():
        yield _row_mark(row[0].cell.mark, row[-1].cell.mark), tuple(row)


def _row_mark(first: str, last: str) -> str:
    """`三A12` and `三F12` are `三A12-F12`: the table is named once."""
    if first == last:
        return first
    letter = next(place for place, char in enumerate(last) if char.isascii() and char.isalpha())
    return f"{first}-{last[letter:]}"


def _text_slots(form: Form, draft: Draft) -> Iterator[tuple[Question, str]]:
    for question in form.questions:
        for ref in slots(draft.texts.get(question.id, "")):
            yield question, ref


def _fact(question: Question, fact: Fact) -> Wanted:
    return _in_text(fact.id, question.part, fact.mark, fact.name, fact.unit)


def _in_text(key: str, part: str, mark: str, name: str, unit: str) -> Wanted:
    decimal = unit in DECIMAL_UNITS
    cell = Cell(key, "", "", name, IN_TEXT, "count", unit, 0, mark, computed=False)
    return Wanted(key, part, replace(cell, kind="money", places=6) if decimal else cell, in_table=False)
