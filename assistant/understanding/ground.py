"""What a message is read against, and which cells its labels mean there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.numerals import Number
from assistant.report.total import Total
from assistant.understanding.doubt import Doubt
from assistant.understanding.labels import Meaning
from assistant.understanding.pairing import words
from assistant.understanding.token import Token
from prompts import say

Cells = frozenset[str]


@dataclass(frozen=True)
class Ground:
    """What a message is read against.

    `known` are the figures that stand, `soft` those of them that nobody said (zeros that followed from others);
    `asked` the cells of the question at hand, `first` those of them that a number without a row is meant for (none:
    all), `again` whether the clerk went back to it, `focus` the cells last
    written; `prior` last year's figures, `carried` what this year's must be after them; `totals` were said before and
    are yet to be split; `correcting` says that the message changes something.
    """

    form: Form
    known: Mapping[str, Quantity]
    asked: tuple[str, ...]
    first: tuple[str, ...] = ()
    year: int | None = None
    soft: frozenset[str] = frozenset()
    again: bool = False
    focus: tuple[str, ...] = ()
    prior: Mapping[str, Quantity] = field(default_factory=dict)
    carried: Mapping[str, Quantity] = field(default_factory=dict)
    totals: tuple[Total, ...] = ()
    correcting: bool = False

    @cached_property
    def fixed(self) -> Mapping[str, Quantity]:
        """The figures that somebody gave."""
        return {cell: value for cell, value in self.known.items() if cell not in self.soft}

    def rows_meant(self, labels: Sequence[Token]) -> Cells | None:
        """All cells of the rows, groups or tables that the labels name; None when they name none."""
        rows = [
            frozenset[str]().union(*(meaning.cells for meaning in self.meanings(label) if meaning.axis != "column"))
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

    def may_change(self, cell: str) -> bool:
        """Whether a number that stands may be replaced.

        In a correction, in the question the clerk went back to, or where it is a zero that nobody said.
        """
        return self.correcting or cell in self.soft or (self.again and cell in self.asked)

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
            rows = [meaning for meaning in self.meanings(label) if meaning.axis != "column" and meaning.cells & cells]
            if len(rows) > 1:
                raise Doubt("clarify", say("which_row", words=label.words, names=self.choices(cells)))
        return cells

    def is_column(self, label: Token) -> bool:
        """Whether the label can only mean a column here."""
        return all(meaning.axis == "column" for meaning in self.meanings(label))

    def at_hand(self, clause: Sequence[Token], labels: Sequence[Token], row: Cells | None) -> bool:
        """Whether "none" is said of what is being asked for, of a row just named, of another table, or to correct."""
        asked = frozenset(self.asked)
        if row is not None or self.correcting or not asked:
            return True
        if all(asked & self.cells_of(label) for label in labels):
            return True
        tables = {self.form.cells[cell].table for cell in asked}
        meant = [meaning for label in labels for meaning in self.meanings(label)]
        elsewhere = all(meaning.table not in tables for meaning in meant)
        by_name = clause[0].kind == "LABEL" and any(label.words in (one.name for one in meant) for label in labels)
        return (elsewhere or by_name) and not any(self.is_column(label) for label in labels)

    def cells_of(self, label: Token) -> Cells:
        """All cells of what the label may mean here."""
        return frozenset[str]().union(*(meaning.cells for meaning in self.meanings(label)))

    def row_of(self, cell: str) -> Cells:
        """The cells of the printed row that a cell stands in."""
        place = self.form.cells[cell]
        return self.rows[place.table, place.row]

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], Cells]:
        """The cells of every printed row, by table and name."""
        found: dict[tuple[str, str], set[str]] = {}
        for key, cell in self.form.cells.items():
            found.setdefault((cell.table, cell.row), set()).add(key)
        return {row: frozenset(cells) for row, cells in found.items()}

    def rows_in(self, cells: Iterable[str]) -> frozenset[tuple[str, str]]:
        """The printed rows that the cells lie in, by table and name."""
        return frozenset((self.form.cells[cell].table, self.form.cells[cell].row) for cell in cells)

    @cached_property
    def tables(self) -> Mapping[str, Cells]:
        """The typed cells of each table."""
        found: dict[str, set[str]] = {}
        for cell in self.form.typed:
            found.setdefault(cell.table, set()).add(cell.id)
        return {table: frozenset(cells) for table, cells in found.items()}

    def with_rows(self, cells: Iterable[str]) -> Cells:
        """The cells with all others of their printed rows."""
        return frozenset[str]().union(*(self.rows[row] for row in self.rows_in(cells)))

    def summable(self, cells: Cells) -> bool:
        """Whether the cells are counts of one table that has totals, so that one number may be said of all of them."""
        places = [self.form.cells[cell] for cell in cells]
        tables = {place.table for place in places}
        return len(tables) == 1 and {place.kind for place in places} == {"count"} and tables <= self._with_totals

    @cached_property
    def _with_totals(self) -> frozenset[str]:
        return frozenset(cell.table for cell in self.form.cells.values() if cell.computed)

    def choices(self, cells: Iterable[str]) -> str:
        """The names that would tell the cells apart, at most six: rows where they differ in these, else columns.

        Of cells to be corrected those that hold more than 0 are named.
        """
        wanted = (self.in_play(cells) if self.correcting else []) or cells
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

    def in_play(self, cells: Iterable[str]) -> list[str]:
        """Those of the cells that hold more than 0 already."""
        return [cell for cell in cells if self.known.get(cell)]

    def meanings(self, label: Token) -> tuple[Meaning, ...]:
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
        near = self.focus if self.correcting and self.focus else self.first or self.asked
        rows = self.rows_in(near)
        tables = {table for table, _ in rows} if self.correcting and len(rows) > 1 else set()
        found = frozenset(
            key for key, cell in self.form.cells.items() if (cell.table, cell.row) in rows or cell.table in tables
        )
        for cells in (self.cells_of(label) for label in labels):
            elsewhere = self.correcting and not self.in_play(found & cells) and (cells & self.known.keys()) - found
            if elsewhere or not found & cells:
                return frozenset(self.form.cells)
        return found
