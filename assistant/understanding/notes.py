"""What was noted of a message so far: figures for single cells, and totals that are yet to be split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.report.figures import Quantity, Value
from assistant.report.numerals import Number
from assistant.report.total import Total
from assistant.understanding.amounts import Refused, amount_for
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells, Ground
from assistant.understanding.pairing import number_of
from assistant.understanding.token import Token
from prompts import say


@dataclass(frozen=True)
class Undecided:
    """A number said of a row, which the end of the message will tell whose it is; `said` the piece it came from."""

    cells: Cells
    labels: Sequence[Token]
    token: Token
    said: str


class Notes:
    """The figures and totals of one message.

    `bound` are figures by cell, `words` the piece of the message that each came from, `said` the piece being read,
    `totals` sums over several cells, `loose` those of them whose split is still to be told (`1件，都是自然人`),
    `undecided` numbers of which it is not sure yet whether they are totals.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.bound: dict[str, Quantity] = {}
        self.words: dict[str, str] = {}
        self.said = ""
        self.totals: list[Total] = []
        self.loose: list[Total] = []
        self.undecided: list[Undecided] = []
        self._values: dict[Cells, Quantity] = {}

    def fill(self, target: str | Cells, token: Token) -> None:
        """The number goes into the one cell, or is said of all the cells together."""
        if isinstance(target, frozenset):
            self.put_total(target, token)
        else:
            self.put(target, number_of(token))

    def decide_later(self, cells: Cells, labels: Sequence[Token], token: Token) -> None:
        """The number may be the total of what is said after it."""
        self.undecided.append(Undecided(cells, labels, token, self.said))

    def put(self, cell: str, number: Number) -> None:
        """The number goes into the cell; Doubt when the cell cannot take it, or was given another one."""
        self.set(cell, self.amount(cell, number))
        self.loose = []

    def set(self, cell: str, value: Quantity) -> None:
        """The value goes into the cell; Doubt when it was given another one in this message."""
        if self.bound.setdefault(cell, value) != value:
            raise Doubt("conflict", say("said_twice", cell=self.ground.form.cells[cell].name))
        self.words.setdefault(cell, self.said)

    def zero(self, cells: Iterable[str]) -> None:
        """Nothing happened in these cells."""
        for cell in self.ground.printed(cells):
            self.set(cell, 0)

    def put_total(self, cells: Cells, token: Token) -> None:
        """The number is said of all these cells together."""
        value = self.amount(next(iter(self.ground.printed(cells))), number_of(token))
        self.add_total(Total(cells, value, token.words))

    def add_total(self, total: Total) -> None:
        """One more total; Doubt when the same cells were said to be another."""
        if self._values.setdefault(total.cells, total.value) != total.value:
            raise Doubt("conflict", say("total_twice", words=total.words))
        self.totals.append(total)
        self.loose.append(total)

    @cached_property
    def before(self) -> tuple[Total, ...]:
        """The totals of earlier messages that are yet to be split."""
        return self.ground.totals

    def unsplit(self) -> list[Total]:
        """The totals of which no part was told yet, neither before nor in this message."""
        return [total for total in (*self.before, *self.totals) if not total.cells & self.bound.keys()]

    def taken(self) -> Cells:
        """The cells that hold a number already, just got one, or belong to a total that is yet to be split."""
        waiting = (cell for total in self.unsplit() for cell in total.cells)
        return frozenset(self.ground.known) | frozenset(self.bound) | frozenset(waiting)

    def standing(self) -> dict[str, Quantity]:
        """What is known once the message is recorded."""
        return {**self.ground.known, **self.bound}

    def amount(self, cell: str, number: Number) -> Quantity:
        """The number in the cell's unit; Doubt when the cell cannot take it."""
        if number.ordinal:
            raise Doubt("clarify", say("ordinal", words=number.raw))
        try:
            value: Value = amount_for(self.ground.form.cells[cell], number)
        except Refused as refusal:
            raise Doubt("reject", str(refusal)) from None
        assert not isinstance(value, str)
        return value  # type: ignore[return-value]
