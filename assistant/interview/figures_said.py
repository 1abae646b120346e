"""Which cells a message fills: tokens in, changes out, or one sentence why nothing may be recorded.

Understanding less is fine, recording wrongly is not: a number goes into a cell only when the words round it leave
exactly one cell, and one doubtful piece stops the whole message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from assistant.interview.amounts import Refused, amount_for
from assistant.interview.tokens import Meaning, Token
from assistant.report.draft import Draft
from assistant.report.figures import Value
from assistant.report.form import Form
from assistant.report.numerals import Number
from prompts import say

Outcome = Literal["answer", "clarify", "reject", "conflict"]


@dataclass(frozen=True)
class Said:
    """What a message says about figures: the changes it asks for, or (any other kind) why none may be made."""

    kind: Outcome
    changes: Mapping[str, Value] = field(default_factory=dict)
    say: str = ""


class Doubt(Exception):
    """A piece that must not be recorded, with the kind of doubt and the sentence for the clerk."""

    def __init__(self, kind: Outcome, sentence: str) -> None:
        super().__init__(sentence)
        self.kind, self.sentence = kind, sentence


def figures_said(form: Form, draft: Draft, asked: Sequence[str], message: Sequence[Token]) -> Said:
    """The changes that the message makes to the form's cells; `asked` are the cells of the question at hand."""
    try:
        vague = [token for token in message if token.number and token.number.vague]
        if vague:
            raise Doubt("reject", say("vague", words=_clause_of(vague[0], message)))
        unknown = [token.words for token in message if token.kind == "unknown"]
        if unknown:
            raise Doubt("clarify", say("not_understood", words="”“".join(unknown)))
        return Said("answer", _Hearing(form, draft, tuple(asked), message).changes())
    except Doubt as doubt:
        return Said(doubt.kind, say=doubt.sentence)


class _Hearing:
    """One message being read: the row that is being spoken of, what was bound so far, and the totals claimed."""

    def __init__(self, form: Form, draft: Draft, asked: tuple[str, ...], message: Sequence[Token]) -> None:
        self.form, self.draft, self.asked = form, draft, asked
        self.message = message
        self.tables = {form.cells[cell].table for cell in asked}
        self.correcting = any(token.kind == "correct" for token in message)
        self.row: frozenset[str] | None = None
        self.bound: dict[str, Value] = {}
        self.claims: dict[str, Value] = {}
        self.loose: Number | None = None
        self.waiting: list[Token] = []

    def changes(self) -> dict[str, Value]:
        """Every cell that the message fills; Doubt when any piece of it is doubtful."""
        for sentence in _split(self.message, "hard break"):
            if not any(token.kind == "label" for token in sentence):
                self.row = None
            for segment in _split(sentence, "soft break"):
                self._segment(segment)
        if self.waiting:
            raise Doubt("clarify", say("label_without_number", words=_words(self.waiting)))
        self._settle_claims()
        return self.bound

    def _segment(self, segment: Sequence[Token]) -> None:
        labels = [token for token in segment if token.kind == "label"]
        if self.waiting and not labels:
            labels, segment, self.waiting = self.waiting, [*self.waiting, *segment], []
        numbers = [token.number for token in segment if token.number]
        kinds = {token.kind for token in segment}
        nothing = "none" in kinds or (len(numbers) == 1 and numbers[0].value == 0 and "rest" in kinds)
        if "rest" in kinds and not labels and nothing:
            self._settle_claims()
            self._zero(self._rest())
        elif numbers and "none" not in kinds:
            for number, spoken in _paired(segment):
                self._bind(number, spoken)
        elif "none" in kinds and not numbers:
            self._zero(self._cells(labels, whole=True))
        elif labels:
            self._speak_of(labels)
        elif kinds - {"correct"}:
            raise Doubt("clarify", say("not_understood", words=_words(segment)))

    def _speak_of(self, labels: list[Token]) -> None:
        """Labels without a number: the row of what follows, or the kind to which a number said apart belongs."""
        rows = [meaning for token in labels for meaning in self._meanings(token) if meaning.axis != "column"]
        if rows and len(labels) == 1:
            self.row = frozenset().union(*(meaning.cells for meaning in rows))
        elif not rows and self.loose:
            self._bind(self.loose, labels)
        elif not rows and not self.waiting:
            self.waiting = labels
        else:
            raise Doubt("clarify", say("label_without_number", words=_words(labels)))

    def _meanings(self, token: Token) -> tuple[Meaning, ...]:
        """What a label may mean, the tables of the question at hand before all others."""
        near = tuple(meaning for meaning in token.meanings if meaning.table in self.tables)
        return near or token.meanings

    def _cells(self, labels: Sequence[Token], whole: bool = False) -> frozenset[str]:
        """The cells on which all labels agree, together with the row being spoken of (or asked for)."""
        row_cells: frozenset[str] | None = None
        column_cells: frozenset[str] | None = None
        for token in labels:
            meanings = self._meanings(token)
            rows = [meaning.cells for meaning in meanings if meaning.axis != "column"]
            if rows:
                row_cells = _both(row_cells, frozenset().union(*rows))
            else:
                columns = frozenset().union(*(meaning.cells for meaning in meanings))
                column_cells = _both(column_cells, columns)
        if row_cells is not None:
            self.row = row_cells
        cells = _both(self.row or self._rows_at_hand(labels), column_cells)
        if whole:
            cells = frozenset(cell for cell in cells if not self.form.cells[cell].computed)
        if not cells:
            raise Doubt("clarify", say("no_such_cell", words=_words(labels)))
        return cells

    def _rows_at_hand(self, labels: Sequence[Token]) -> frozenset[str]:
        """The rows that a message without a row label speaks of: those last written when correcting, else asked."""
        near = self.draft.focus if self.correcting and self.draft.focus else self.asked
        rows = {(self.form.cells[cell].table, self.form.cells[cell].row) for cell in near}
        found = frozenset(key for key, cell in self.form.cells.items() if (cell.table, cell.row) in rows)
        spoken = [meaning.cells for token in labels for meaning in self._meanings(token)]
        if spoken and not any(found & cells for cells in spoken):
            return frozenset(self.form.cells)
        return found

    def _bind(self, number: Number, labels: Sequence[Token]) -> None:
        if number.ordinal:
            raise Doubt("clarify", say("ordinal", words=number.raw))
        cells = self._cells(labels)
        fitting = _of_unit(self.form, cells, number)
        target = self._single(fitting, number)
        if target is None:
            self.loose = number
            self._claim(fitting, number, labels)
            return
        try:
            value = amount_for(self.form.cells[target], number)
        except Refused as refusal:
            raise Doubt("reject", str(refusal)) from None
        into = self.claims if self.form.cells[target].computed else self.bound
        if into.setdefault(target, value) != value:
            raise Doubt("conflict", say("said_twice", cell=self.form.cells[target].name))
        if not self.form.cells[target].computed:
            self.loose = None

    def _single(self, cells: frozenset[str], number: Number) -> str | None:
        """The one cell that is meant; None when several fit as well."""
        typed = [cell for cell in cells if not self.form.cells[cell].computed]
        if len(cells) == 1:
            return next(iter(cells))
        if len(typed) == 1:
            return typed[0]
        open_cells = [cell for cell in typed if self.draft.figures.quantity(cell) is None and cell not in self.bound]
        if len(open_cells) == 1 and not self.correcting:
            return open_cells[0]
        in_play = [cell for cell in typed if self.draft.figures.quantity(cell)]
        return in_play[0] if len(in_play) == 1 and not open_cells else None

    def _claim(self, cells: frozenset[str], number: Number, labels: Sequence[Token]) -> None:
        """A number without a column is the row's total, if the row has one: it is compared, never recorded."""
        totals = [cell for cell in cells if self.form.cells[cell].computed]
        if len(totals) != 1:
            raise Doubt("clarify", say("which_cell", number=number.raw, names=self._choices(cells)))
        try:
            self.claims[totals[0]] = amount_for(self.form.cells[totals[0]], number)
        except Refused as refusal:
            raise Doubt("reject", str(refusal)) from None

    def _choices(self, cells: Iterable[str]) -> str:
        """The names that would tell the cells apart: their rows where they differ in these, else their columns."""
        printed = [self.form.cells[cell] for cell in self._printed(cells)]
        rows = dict.fromkeys(cell.row for cell in printed)
        columns = dict.fromkeys(cell.column for cell in printed if not cell.computed)
        return "、".join(rows if len(rows) > 1 else columns)

    def _rest(self) -> frozenset[str]:
        """The cells that "the rest" means: of the row being spoken of while it has any left, else of the question."""
        taken = {cell for cell in self.form.cells if self.draft.figures.quantity(cell) is not None} | set(self.bound)
        of_row = frozenset(cell for cell in self.row or () if not self.form.cells[cell].computed) - taken
        return of_row or frozenset(self.asked) - taken

    def _zero(self, cells: Iterable[str]) -> None:
        for cell in self._printed(cells):
            if self.bound.setdefault(cell, 0) != 0:
                raise Doubt("conflict", say("said_twice", cell=self.form.cells[cell].name))

    def _settle_claims(self) -> None:
        """A claimed total must agree with its parts; where the parts named already make it up, the others are 0."""
        parts = {rule.left[0]: rule.right for rule in reversed(self.form.sums) if rule.computes}
        for total, claimed in self.claims.items():
            named = {part: self._now(part) for part in parts[total]}
            so_far = sum(value for value in named.values() if isinstance(value, int))
            open_parts = [part for part, value in named.items() if value is None]
            if (so_far == claimed and any(part in self.bound for part in named)) or so_far == claimed == 0:
                self._zero(open_parts)
            elif not open_parts or so_far > (claimed if isinstance(claimed, int) else 0):
                raise Doubt("conflict", say("total_differs", claimed=claimed, total=so_far))
            elif len(open_parts) == 1 and any(part in self.bound for part in named):
                raise Doubt("clarify", say("total_leaves", claimed=claimed, total=so_far))
            else:
                names = "、".join(self.form.cells[part].column for part in open_parts)
                key = "split_total" if so_far == 0 else "total_leaves"
                raise Doubt("clarify", say(key, claimed=claimed, total=so_far, names=names))

    def _now(self, cell: str) -> Value | None:
        return self.bound.get(cell, self.draft.figures.quantity(cell))

    def _printed(self, cells: Iterable[str]) -> list[str]:
        wanted = set(cells)
        return [cell for cell in self.form.cells if cell in wanted]


def _words(pieces: Iterable[Token]) -> str:
    return "".join(token.words for token in pieces)


def _clause_of(token: Token, message: Sequence[Token]) -> str:
    """The words between two breaks round a token."""
    for sentence in _split(message, "hard break"):
        for clause in _split(sentence, "soft break"):
            if any(one is token for one in clause):
                return _words(clause)
    return token.words


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str]:
    if one is None or other is None:
        return one or other or frozenset()
    return one & other


def _split(message: Sequence[Token], at: str) -> list[list[Token]]:
    return [list(run) for breaks, run in groupby(message, lambda token: token.kind == at) if not breaks]


def _of_unit(form: Form, cells: frozenset[str], number: Number) -> frozenset[str]:
    """Among several cells, those that a number with this unit can be meant for: money for money, counts for counts."""
    if len(cells) < 2 or not number.unit:
        return cells
    money = number.unit.endswith("元")
    fitting = frozenset(cell for cell in cells if (form.cells[cell].kind == "money") == money)
    same_unit = frozenset(cell for cell in fitting if form.cells[cell].unit == number.unit)
    return same_unit if len(same_unit) == 1 else fitting or cells


def _paired(segment: Sequence[Token]) -> list[tuple[Number, list[Token]]]:
    """Each number of a piece with the labels that belong to it, whichever of the two is said first."""
    spoken = [token for token in segment if token.kind in ("label", "number")]
    numbers = [token for token in spoken if token.kind == "number"]
    if len(numbers) == 1:
        only = numbers[0].number
        return [(only, [token for token in spoken if token.kind == "label"])] if only else []
    label_first = spoken[0].kind == "label"
    if (spoken[-1].kind == "number") != label_first:
        raise Doubt("clarify", say("which_belongs", words=_words(segment)))
    pairs: list[tuple[Number, list[Token]]] = []
    labels: list[Token] = []
    for token in spoken if label_first else reversed(spoken):
        if token.number:
            pairs.append((token.number, labels))
            labels = []
        else:
            labels = [*labels, token]
    return pairs if label_first else pairs[::-1]
