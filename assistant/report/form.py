"""What a statutory form is: its printed tables, cells, sums, questions and texts, as values.

A form is read from data (`formfile`), never written in code. Everything here is immutable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from re import Pattern
from typing import Literal

from assistant.report.rules import Rules, Sum, ValueRule
from assistant.report.vocabulary import Vocabulary
from assistant.report.wordingrules.rules import WordingRules

CellKind = Literal["count", "signed", "money"]
OrganKind = Literal["department", "township", "office", "government"]
PieceWhat = Literal["title", "heading", "text", "table"]
Look = Literal["body", "closing", "document number", "addressee", "signature", "date"]
Role = Literal["header", "label", "note", "figure"]


@dataclass(frozen=True)
class Cell:
    """One figure's place: a stable dotted id and the names of its row and column as the form prints them.

    `mark` is the visible address in the Word template, table then column letter then row number: `三B12`.
    `places` is the number of decimals a money cell may have; `across` cells stand side by side in one printed line.
    """

    id: str
    table: str
    section: str
    row: str
    column: str
    kind: CellKind
    unit: str
    places: int
    mark: str
    computed: bool
    across: bool = False

    @property
    def name(self) -> str:
        """Row and column in the form's words, for a sentence that a clerk reads; a row printed across is a heading."""
        if self.across:
            return f"“{self.row}”的“{self.column}”栏"
        return f"“{self.row}”行“{self.column}”列"


@dataclass(frozen=True)
class Entry:
    """One printed cell of a table: fixed words, or (role `figure`) the id of the cell that stands there."""

    text: str
    role: Role
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Line:
    """One printed line of a table; `repeats` where it is to stand again on the next page."""

    entries: tuple[Entry, ...]
    repeats: bool = False


@dataclass(frozen=True)
class Named:
    """A row, column or group of rows as clerks may name it: id within its table, the form's words, other words."""

    id: str
    name: str
    also: tuple[str, ...]
    cells: frozenset[str]


@dataclass(frozen=True)
class Table:
    """One official table: grid column widths in millimetres, its printed lines, merges as spans.

    `also` are other names, `topics` words that only tell that it is spoken of.
    """

    id: str
    section: str
    widths: tuple[float, ...]
    lines: tuple[Line, ...]
    rows: tuple[Named, ...]
    columns: tuple[Named, ...]
    groups: tuple[Named, ...]
    also: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """One piece of the printed document, in order. `what` says how to read `ref`.

    title: the pattern of the title; heading: its exact words; text: id of a text slot; table: id of a table.
    `name` is the slot's name in the template and on the page; an optional text may be left out of a report;
    `look` is how a text is set; a closing text stays on one page with the signature.
    """

    what: PieceWhat
    ref: str
    name: str = ""
    optional: bool = False
    look: Look = "body"


@dataclass(frozen=True)
class Fact:
    """A named value outside the tables that the text needs.

    `kinds` are the kinds of organ that the question for it asks it of, all where there are none; `also` are other words
    for it (培训 may be said of two), the one for examples first; `units` is what it may be counted in beside its unit.
    `mark` is its visible address where it is asked for in a list, as a cell's is in a table; `owners` says who usually
    has it, by kind of organ.
    """

    id: str
    name: str
    unit: str
    kinds: frozenset[str]
    mark: str
    also: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Question:
    """One thing to ask. Exactly one of `cells`, `facts` and `text` is filled.

    An `optional` text may be left out, and so may optional facts; `default` is a text to offer before all others;
    `follows` is the text question to whose answer this one is the sequel; `shape` is how the text must look, `also` are
    other names by which it is called back.
    `gate` is the yes-or-no question before it, whose "no" means 0 in every cell; `zero_when` lists rows whose
    zeros (column by column) leave only zeros here; `owners` says who usually has the answer, by kind of organ.
    """

    id: str
    part: str
    ask: str
    gate: str
    hint: str
    cells: tuple[str, ...]
    zero_when: tuple[str, ...]
    facts: tuple[Fact, ...]
    text: str
    aspect: str
    follows: str
    default: str
    optional: bool
    kinds: frozenset[str]
    owners: Mapping[str, str]
    shape: Pattern[str] | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Help:
    """An answer to what clerks ask of the form, and the source that it rests on.

    `words` are what it is about, `asked` ways of asking for it; `cells` those of the rows, columns or groups that it is
    about, `questions` the ids of the questions.
    """

    id: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    answer: str
    source: str
    cells: frozenset[str]
    questions: frozenset[str]


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of a statutory form, for the report years `first_year` to `last_year` (None: still in force)."""

    id: str
    name: str
    source: str
    first_year: int
    last_year: int | None
    pieces: tuple[Piece, ...]
    tables: tuple[Table, ...]
    cells: Mapping[str, Cell]
    sums: tuple[Sum, ...]
    value_rules: Mapping[str, ValueRule]
    rules: Rules
    facts: Mapping[str, Fact]
    questions: tuple[Question, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    wording: WordingRules = field(default_factory=WordingRules)
    help: tuple[Help, ...] = ()

    @property
    def typed(self) -> tuple[Cell, ...]:
        """The cells that somebody must fill, in printed order."""
        return tuple(cell for cell in self.cells.values() if not cell.computed)

    def table(self, table_id: str) -> Table:
        """The table of that id; KeyError when the form has none."""
        return {table.id: table for table in self.tables}[table_id]

    @property
    def texts(self) -> tuple[Piece, ...]:
        """The text slots, in printed order."""
        return tuple(piece for piece in self.pieces if piece.what == "text")

    def title(self, organ: str, year: int) -> str:
        """The report's title for that organ and year."""
        pattern = next(piece.ref for piece in self.pieces if piece.what == "title")
        return pattern.replace("{organ}", organ).replace("{year}", str(year))

    def named(self, pattern: str) -> tuple[str, ...]:
        """The cells that a cell, row, group or table id stands for, in printed order; empty if none."""
        return named_cells(pattern, self.tables, self.cells)

    def covers(self, year: int) -> bool:
        """Whether a report of that year is written on this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    @property
    def years(self) -> str:
        """The report years as one says them: `2019至2020年度`, `2021年度起`."""
        return f"{self.first_year}年度起" if self.last_year is None else f"{self.first_year}至{self.last_year}年度"


def named_cells(pattern: str, tables: Iterable[Table], cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """The cells that a cell, row, group or table id of `cells.md` stands for, in printed order; empty if none."""
    if pattern in cells:
        return (pattern,)
    for table in tables:
        for group in table.groups:
            if pattern == f"{table.id}.{group.id}":
                return tuple(key for key in cells if key in group.cells)
    return tuple(key for key in cells if key.startswith(f"{pattern}."))
