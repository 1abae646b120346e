"""Which cells the labels of a message mean, in the light of the question at hand and of the row being spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.interview.doubt import Doubt
from assistant.interview.pairing import words
from assistant.interview.tokens import Meaning, Token
from assistant.report.draft import Draft
from assistant.report.figures import Value
from assistant.report.form import Form
from assistant.report.numerals import Number
from prompts import say

Cells = frozenset[str]


@dataclass(frozen=True)
class Ground:
    """What a message is read against: form, draft, the cells asked for, and whether it corrects something."""

    form: Form
    draft: Draft
    asked: tuple[str, ...]
    correcting: bool

    def rows_meant(self, labels: Sequence[Token]) -> Cells | None:
        """All cells of the rows or groups that the labels name; None when they name none."""
        rows = [
            frozenset[str]().union(*(meaning.cells for meaning in self._meanings(label) if meaning.axis != "column"))
            for label in labels
        ]
        named = [cells for cells in rows if cells]
        return frozenset.intersection(*named) if named else None

    def cells_meant(self, labels: Sequence[Token], row: Cells | None) -> Cells:
        """The cells on which all labels agree, within the row being spoken of; Doubt when there is none."""
        rows = self.rows_meant(labels)
        found = (row or self._rows_at_hand(labels)) if rows is None else rows
        for label in labels:
            if self.is_column(label):
                found &= frozenset[str]().union(*(meaning.cells for meaning in label.meanings))
        if not found:
            raise Doubt("clarify", say("no_such_cell", words=words(labels)))
        return found

    def single(self, cells: Cells, bound: Mapping[str, Value]) -> str | None:
        """The one cell that is meant; None when several fit as well.

        Of several, the only typed one, the only one still open, or the only one that holds more than 0.
        """
        typed = [cell for cell in cells if not self.form.cells[cell].computed]
        if len(cells) == 1:
            return next(iter(cells))
        still_open = [cell for cell in typed if self.draft.figures.quantity(cell) is None and cell not in bound]
        in_play = self._in_play(typed)
        if len(typed) == 1:
            return typed[0]
        if len(still_open) == 1 and not self.correcting:
            return still_open[0]
        return in_play[0] if len(in_play) == 1 and (self.correcting or not still_open) else None

    def may_change(self, cell: str) -> bool:
        """Whether a number that stands may be replaced: in a correction, or in the question the clerk went back to."""
        return self.correcting or (self.draft.goto != "" and cell in self.asked)

    def fitting(self, cells: Cells, number: Number) -> Cells:
        """Among several cells, those for which a number with this unit can be meant: money for money."""
        if len(cells) < 2 or not number.unit:
            return cells
        money = number.unit.endswith("元")
        fitting = frozenset(cell for cell in cells if (self.form.cells[cell].kind == "money") == money)
        same_unit = frozenset(cell for cell in fitting if self.form.cells[cell].unit == number.unit)
        return same_unit if len(same_unit) == 1 else fitting or cells

    def one_place(self, labels: Sequence[Token], cells: Cells) -> Cells:
        """The cells, unless a label (结转) may stand for several rows that they lie in: then Doubt."""
        for label in labels:
            rows = [meaning for meaning in self._meanings(label) if meaning.axis != "column" and meaning.cells & cells]
            if len(rows) > 1:
                raise Doubt("clarify", say("which_row", words=label.words, names=self.choices(cells)))
        return cells

    def is_column(self, label: Token) -> bool:
        """Whether the label can only mean a column here."""
        return all(meaning.axis == "column" for meaning in self._meanings(label))

    def cells_of(self, label: Token) -> Cells:
        """All cells of what the label may mean here."""
        return frozenset[str]().union(*(meaning.cells for meaning in self._meanings(label)))

    def row_of(self, cell: str) -> Cells:
        """The cells of the printed row that a cell stands in."""
        place = self.form.cells[cell]
        return frozenset(
            key for key, other in self.form.cells.items() if (other.table, other.row) == (place.table, place.row)
        )

    def choices(self, cells: Iterable[str]) -> str:
        """The names that would tell the cells apart, at most six: rows where they differ in these, else columns.

        Of cells to be corrected those that hold more than 0 are named.
        """
        wanted = (self._in_play(cells) if self.correcting else []) or cells
        printed = [self.form.cells[cell] for cell in self.printed(wanted)]
        rows = list(dict.fromkeys(cell.row for cell in printed))
        columns = list(dict.fromkeys(cell.column for cell in printed if not cell.computed))
        names = rows if len(rows) > 1 else columns
        return "、".join(names[:6]) + ("等" if len(names) > 6 else "")

    def printed(self, cells: Iterable[str]) -> list[str]:
        """The cells in printed order."""
        wanted = set(cells)
        return [cell for cell in self.form.cells if cell in wanted]

    def typed(self, cells: Iterable[str]) -> Cells:
        """Those of the cells that are not computed."""
        return frozenset(cell for cell in cells if not self.form.cells[cell].computed)

    def taken(self, bound: Mapping[str, Value]) -> Cells:
        """The cells that hold a number already, or just got one."""
        known = (cell for cell in self.form.cells if self.draft.figures.quantity(cell) is not None)
        return frozenset(known) | frozenset(bound)

    def _in_play(self, cells: Iterable[str]) -> list[str]:
        """Those of the cells that hold more than 0 already."""
        return [cell for cell in cells if self.draft.figures.quantity(cell)]

    def _meanings(self, label: Token) -> tuple[Meaning, ...]:
        """What a label may mean: in the question at hand, else in its table, else anywhere."""
        asked = frozenset(self.asked)
        tables = {self.form.cells[cell].table for cell in self.asked}
        here = tuple(meaning for meaning in label.meanings if meaning.cells & asked)
        return here or tuple(meaning for meaning in label.meanings if meaning.table in tables) or label.meanings

    def _rows_at_hand(self, labels: Sequence[Token]) -> Cells:
        """The rows that a message without a row label speaks of: those last written when correcting, else asked.

        A label that none of these rows has can only be meant for the others; where what was last written is 0 (or
        nothing), a correction may be meant for any cell that holds a number.
        """
        near = self.draft.focus if self.correcting and self.draft.focus else self.asked
        rows = {(self.form.cells[cell].table, self.form.cells[cell].row) for cell in near}
        tables = {table for table, _ in rows} if self.correcting and len(rows) > 1 else set()
        found = frozenset(
            key for key, cell in self.form.cells.items() if (cell.table, cell.row) in rows or cell.table in tables
        )
        for cells in (self.cells_of(label) for label in labels):
            elsewhere = self.correcting and not self._in_play(found & cells) and cells & self.taken({}) - found
            if elsewhere or not found & cells:
                return frozenset(self.form.cells)
        return found
