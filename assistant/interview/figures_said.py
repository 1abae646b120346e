"""Which cells a message fills: tokens in, changes out, or one sentence why nothing may be recorded.

Understanding less is fine, recording wrongly is not: a number goes into a cell only when the words round it leave
exactly one cell, and one doubtful piece stops the whole message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.interview.amounts import Refused, amount_for
from assistant.interview.cells_meant import Cells, Ground
from assistant.interview.doubt import Doubt, DoubtKind
from assistant.interview.pairing import clause_of, clauses, paired, sentences, words
from assistant.interview.tokens import Token
from assistant.report.draft import Draft
from assistant.report.figures import Value, added, plain
from assistant.report.form import Form
from assistant.report.numerals import Number
from prompts import say


@dataclass(frozen=True)
class Said:
    """What a message says about figures: the changes it asks for, or (any other kind) why none may be made."""

    kind: Literal["answer"] | DoubtKind
    changes: Mapping[str, Value] = field(default_factory=dict)
    say: str = ""


def figures_said(form: Form, draft: Draft, asked: Sequence[str], message: Sequence[Token]) -> Said:
    """The changes that the message makes to the form's cells; `asked` are the cells of the question at hand."""
    correcting = any(token.kind == "correct" for token in message)
    try:
        _prove_clear(message)
        return Said("answer", _Hearing(Ground(form, draft, tuple(asked), correcting)).changes(message))
    except Doubt as doubt:
        return Said(doubt.kind, say=doubt.sentence)


def _prove_clear(message: Sequence[Token]) -> None:
    """Nothing vague and nothing unknown in the message, or Doubt."""
    vague = [token for token in message if token.number and token.number.vague]
    if vague:
        raise Doubt("reject", say("vague", words=clause_of(vague[0], message)))
    unknown = [token.words for token in message if token.kind == "unknown"]
    if unknown:
        raise Doubt("clarify", say("not_understood", words="”“".join(unknown)))


class _Hearing:
    """One message being read, clause by clause.

    `row` is the row being spoken of, `bound` what was bound so far, `claims` the totals that were said, `loose` a
    number whose kind is still to come (`1件，都是自然人`), `waiting` labels whose number is (`都是自然人，1件`).
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.row: Cells | None = None
        self.bound: dict[str, Value] = {}
        self.claims: dict[str, Value] = {}
        self.loose: Number | None = None
        self.waiting: list[Token] = []

    def changes(self, message: Sequence[Token]) -> dict[str, Value]:
        """Every cell that the message fills; Doubt when any piece of it is doubtful."""
        for sentence in sentences(message):
            if not any(token.kind == "label" for token in sentence):
                self.row = None
            for clause in clauses(sentence):
                self._clause(clause)
        if self.waiting:
            raise Doubt("clarify", say("label_without_number", words=words(self.waiting)))
        self._settle_claims()
        return self.bound

    def _clause(self, clause: Sequence[Token]) -> None:
        labels = [token for token in clause if token.kind == "label"]
        if self.waiting and not labels:
            labels, clause, self.waiting = self.waiting, [*self.waiting, *clause], []
        numbers = [token.number for token in clause if token.number]
        kinds = {token.kind for token in clause}
        nothing = "none" in kinds or (len(numbers) == 1 and numbers[0].value == 0)
        if "rest" in kinds and nothing and not labels:
            self._settle_claims()
            self._zero(self._rest())
        elif numbers and "none" not in kinds:
            for number, spoken in paired(clause):
                self._bind(number, spoken)
        elif "none" in kinds and not numbers:
            self._zero(self.ground.typed(self._cells(labels)))
        elif labels:
            self._speak_of(labels)
        elif kinds - {"correct"}:
            raise Doubt("clarify", say("not_understood", words=words(clause)))

    def _speak_of(self, labels: list[Token]) -> None:
        """Labels without a number: the row of what follows, or the kind to which a number said apart belongs."""
        row = self.ground.rows_meant(labels)
        if row and len(labels) == 1:
            self.row = row
        elif row is None and self.loose:
            self._bind(self.loose, labels)
        elif row is None and not self.waiting:
            self.waiting = labels
        else:
            raise Doubt("clarify", say("label_without_number", words=words(labels)))

    def _cells(self, labels: Sequence[Token]) -> Cells:
        """The cells that the labels mean; a row among them is the row spoken of from here on."""
        cells = self.ground.cells_meant(labels, self.row)
        self.row = self.ground.rows_meant(labels) or self.row
        return cells

    def _bind(self, number: Number, labels: Sequence[Token]) -> None:
        """Put the number into the one cell that is meant, or take it for the total of a row that is still to come."""
        if number.ordinal:
            raise Doubt("clarify", say("ordinal", words=number.raw))
        cells = self.ground.fitting(self._cells(labels), number)
        target = self.ground.single(cells, self.bound)
        computed = self.ground.form.cells
        if target is None:
            self.loose = number
            totals = [cell for cell in cells if computed[cell].computed]
            if len(totals) != 1:
                raise Doubt("clarify", say("which_cell", number=number.raw, names=self.ground.choices(cells)))
            self._put(self.claims, totals[0], number)
        elif computed[target].computed:
            self._put(self.claims, target, number)
        else:
            self._put(self.bound, target, number)
            self.loose = None

    def _put(self, into: dict[str, Value], target: str, number: Number) -> None:
        cell = self.ground.form.cells[target]
        try:
            value = amount_for(cell, number)
        except Refused as refusal:
            raise Doubt("reject", str(refusal)) from None
        if into.setdefault(target, value) != value:
            raise Doubt("conflict", say("said_twice", cell=cell.name))

    def _rest(self) -> Cells:
        """The cells that "the rest" means: of the row being spoken of while it has any left, else of the question."""
        taken = self.ground.taken(self.bound)
        return (self.ground.typed(self.row or ()) - taken) or frozenset(self.ground.asked) - taken

    def _zero(self, cells: Iterable[str]) -> None:
        for cell in self.ground.printed(cells):
            if self.bound.setdefault(cell, 0) != 0:
                raise Doubt("conflict", say("said_twice", cell=self.ground.form.cells[cell].name))

    def _settle_claims(self) -> None:
        """A total that was said must agree with its parts; where those named make it up, the others are 0."""
        parts = {rule.left[0]: rule.right for rule in reversed(self.ground.form.sums) if rule.computes}
        for total, claimed in self.claims.items():
            known = {part: self._now(part) for part in parts[total]}
            left = [part for part, value in known.items() if value is None]
            so_far = added(tuple(value for value in known.values() if value is not None))
            if so_far == claimed and (claimed == 0 or any(part in self.bound for part in known)):
                self._zero(left)
            elif self.bound.keys() & known.keys() or not left:
                raise Doubt("conflict", say("total_differs", claimed=_text(claimed), total=_text(so_far)))
            else:
                raise Doubt("clarify", say("split_total", claimed=_text(claimed), names=self.ground.choices(left)))

    def _now(self, cell: str) -> int | None:
        value = self.bound.get(cell, self.ground.draft.figures.quantity(cell))
        return value if isinstance(value, int) else None


def _text(value: Value | None) -> str:
    return "" if value is None else plain(value)
