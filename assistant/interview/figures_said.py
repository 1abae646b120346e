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
from assistant.interview.claims import parts_left
from assistant.interview.doubt import Doubt, DoubtKind
from assistant.interview.pairing import clause_of, clauses, paired, sentences, words
from assistant.interview.tokens import Token
from assistant.report.draft import Draft
from assistant.report.figures import Value, plain
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
    correcting = any(token.kind in ("correct", "wrong") for token in message)
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

    `row` is the row being spoken of, `column` the column (自然人：予以公开7，部分公开2), `heads` those labels of
    either kind to which nothing was said yet, `bound` what was bound so far, `claims` the totals that were said,
    `loose` numbers whose kind is still to come (`1件，都是自然人`) with the cells they may stand in, `waiting` labels
    whose number is (`都是自然人，1件`).
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.row: Cells | None = None
        self.column: list[Token] = []
        self.heads: list[Token] = []
        self.bound: dict[str, Value] = {}
        self.claims: dict[str, Value] = {}
        self.loose: list[tuple[Number, Cells]] = []
        self.waiting: list[Token] = []

    def changes(self, message: Sequence[Token]) -> dict[str, Value]:
        """Every cell that the message fills; Doubt when any piece of it is doubtful."""
        for sentence in sentences(message):
            if not any(token.kind == "label" for token in sentence):
                self.row = None
            self.column = []
            for clause in clauses(sentence):
                self._clause(clause)
        if left := [*self.heads, *self.waiting]:
            raise Doubt("clarify", say("label_without_number", words=words(left)))
        self._settle_claims()
        self._prove_open()
        return self.bound

    def _clause(self, clause: Sequence[Token]) -> None:
        labels = [token for token in clause if token.kind == "label"]
        if self.waiting and not labels:
            labels, clause, self.waiting = self.waiting, [*self.waiting, *clause], []
        numbers = [token.number for token in clause if token.number]
        kinds = {token.kind for token in clause}
        if (numbers and kinds & {"none", "nothing else", "wrong"}) or {"none", "wrong"} <= kinds:
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        if "among" in kinds and self.bound and not self.claims:
            raise Doubt("clarify", say("part_of_a_part", words=words(clause)))
        nothing = "none" in kinds or [number.value for number in numbers] == [0]
        if not labels and ("nothing else" in kinds or ("rest" in kinds and nothing)):
            self._settle_claims()
            self._speak_rest()
        elif numbers:
            self._speak_numbers(clause, labels, numbers)
        elif "none" in kinds:
            self._speak_none(clause, labels)
        elif labels and "colon" in kinds and all(self.ground.is_column(label) for label in labels):
            self.column = labels
            self.heads = [*self.heads, *labels]
        elif labels:
            self._speak_of(labels, of_all="all" in kinds)
        elif kinds - {"correct", "wrong", "colon", "among"}:
            raise Doubt("clarify", say("not_understood", words=words(clause)))

    def _speak_numbers(self, clause: Sequence[Token], labels: list[Token], numbers: list[Number]) -> None:
        """Numbers with their labels; of `由9改为8` the first is no new one, it must be what stands there."""
        correct = next((place for place, token in enumerate(clause) if token.kind == "correct"), 0)
        old = [token.number for token in clause[:correct] if token.number]
        if len(old) == 1 and len(numbers) == 2:
            self._bind(numbers[1], labels, instead_of=old[0])
            return
        for number, spoken in paired(clause):
            self._bind(number, spoken)

    def _speak_none(self, clause: Sequence[Token], labels: list[Token]) -> None:
        """Nothing happened in the place named, or (规章、规范性文件都没有) in every place named."""
        if any(token.kind == "rest" for token in clause):
            self._zero(self.ground.typed(self._cells(labels)) - self.ground.taken(self.bound))
            return
        if labels and not self._cells_at_hand(labels):
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        together = any(token.kind == "none" and token.words[0] in "都均全" for token in clause)
        if not together or not labels:
            self._zero(self.ground.typed(self.ground.one_place(labels, self._cells(labels))))
            return
        named, self.heads, self.waiting = [*self.heads, *self.waiting, *labels], [], []
        if len({self.ground.is_column(label) for label in named}) > 1:
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        for label in named:
            cells = self.ground.one_place([label], self.ground.cells_meant([label], self.row))
            self._zero(self.ground.typed(cells))

    def _cells_at_hand(self, labels: Sequence[Token]) -> bool:
        """Whether "none" is said of what is being asked for, of a row just named, or as a correction."""
        asked = frozenset(self.ground.asked)
        near = self.row is not None or self.ground.correcting or not asked
        return near or all(asked & self.ground.cells_of(label) for label in labels)

    def _speak_of(self, labels: list[Token], of_all: bool) -> None:
        """Labels without a number: the row of what follows, or what the numbers said before are of (都是自然人)."""
        row = self.ground.rows_meant(labels)
        if self.loose and len(labels) == 1 and (of_all or (row is None and len(self.loose) == 1)):
            self._spread(labels)
        elif row and len(labels) == 1:
            self.row = row
            self.heads = [*self.heads, *labels]
        elif row is None and not self.waiting:
            self.waiting = labels
        else:
            raise Doubt("clarify", say("label_without_number", words=words(labels)))

    def _spread(self, labels: list[Token]) -> None:
        """Each number said before goes where its own cells meet those of the label."""
        for number, cells in self.loose:
            meeting = self.ground.typed(cells & self.ground.cells_of(labels[0]))
            if len(meeting) != 1:
                raise Doubt(
                    "clarify", say("which_cell", number=number.raw, names=self.ground.choices(meeting or cells))
                )
            self._put(self.bound, next(iter(meeting)), number)
        self.loose = []

    def _cells(self, labels: Sequence[Token]) -> Cells:
        """The cells that the labels mean; a row among them is the row spoken of from here on.

        What was said only as a heading must be the heading of these cells.
        """
        if any(self.ground.is_column(label) for label in labels):
            self.column = []
        cells = self.ground.cells_meant([*self.column, *labels], self.row)
        if not all(cells <= self.ground.cells_of(head) for head in self.heads):
            raise Doubt("clarify", say("label_without_number", words=words(self.heads)))
        self.heads = []
        self.row = self.ground.rows_meant(labels) or self.row
        return cells

    def _bind(self, number: Number, labels: Sequence[Token], instead_of: Number | None = None) -> None:
        """Put the number into the one cell that is meant, or take it for the total of a row that is still to come."""
        if number.ordinal:
            raise Doubt("clarify", say("ordinal", words=number.raw))
        cells = self.ground.fitting(self._cells(labels), number)
        target = self.ground.single(cells, self.bound)
        if target is None or self.ground.form.cells[target].computed:
            self.loose.append((number, cells if target is None else self.ground.row_of(target)))
            self._put(self.claims, target or self._total_of(cells, number), number)
        else:
            self._put(self.bound, target, number)
            self.loose = []
        if instead_of and (target is None or self.ground.draft.figures.quantity(target) != instead_of.value):
            raise Doubt("conflict", say("not_what_stands", words=instead_of.raw))

    def _total_of(self, cells: Cells, number: Number) -> str:
        """The one total among cells that are yet to be told apart, or Doubt."""
        computed = self.ground.form.cells
        totals = [cell for cell in cells if computed[cell].computed]
        apart = self.ground.correcting and len({computed[cell].row for cell in cells}) > 1
        if len(totals) != 1 or apart:
            raise Doubt("clarify", say("which_cell", number=number.raw, names=self.ground.choices(cells)))
        return totals[0]

    def _put(self, into: dict[str, Value], target: str, number: Number) -> None:
        cell = self.ground.form.cells[target]
        try:
            value = amount_for(cell, number)
        except Refused as refusal:
            raise Doubt("reject", str(refusal)) from None
        if into.setdefault(target, value) != value:
            raise Doubt("conflict", say("said_twice", cell=cell.name))

    def _speak_rest(self) -> None:
        """Nothing happened in the rest; a heading (不予公开其余没有) is spoken to when it is the rest of that."""
        cells = self._rest()
        self.heads = [head for head in self.heads if not cells <= self.ground.cells_of(head)]
        self._zero(cells)

    def _rest(self) -> Cells:
        """The cells that "the rest" means: of the column, else of the row spoken of, else of the question."""
        taken, asked = self.ground.taken(self.bound), frozenset(self.ground.asked)
        if self.column:
            return asked.intersection(*map(self.ground.cells_of, self.column)) - taken
        return (self.ground.typed(self.row or ()) - taken) or asked - taken

    def _zero(self, cells: Iterable[str]) -> None:
        for cell in self.ground.printed(cells):
            if self.bound.setdefault(cell, 0) != 0:
                raise Doubt("conflict", say("said_twice", cell=self.ground.form.cells[cell].name))

    def _settle_claims(self) -> None:
        self._zero(parts_left(self.ground, self.claims, self.bound))

    def _prove_open(self) -> None:
        """A number that stands is only replaced in a correction: else it may be meant in addition, or elsewhere."""
        for cell, value in self.bound.items():
            old = self.ground.draft.figures.quantity(cell)
            if old not in (None, value) and not self.ground.may_change(cell):
                name = self.ground.form.cells[cell].name
                raise Doubt("conflict", say("stands_already", cell=name, old=plain(old or 0), new=plain(value)))
