"""Series over the years: what each of several reports of one organ says of the same thing, and by whom it is said.

Nothing is guessed: a year of which no report is known, or only with a doubt, has no number, and two reports of one year
that disagree are both told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import Literal

from assistant.report.figures import Quantity, added
from assistant.report.form import Form
from assistant.report.known import Known
from assistant.report.slots import Source

Scale = Literal["shared", "own"]


@dataclass(frozen=True)
class Series:
    """One thing that is counted every year: of the rows, groups or tables `rows` the sum of one column.

    A `total` is for the table alone. `apart` says why years of different forms are not comparable, where they are not;
    `words` are those of its sentence, empty where none is offered.
    """

    id: str
    name: str
    unit: str
    rows: tuple[str, ...]
    column: str
    total: bool = False
    apart: str = ""
    words: str = ""

    def cells(self, form: Form) -> tuple[str, ...]:
        """The cells that it is the sum of, in printed order; none where the form does not have it."""
        standing = {
            cell for table in form.tables for one in table.columns if one.id == self.column for cell in one.cells
        }
        return tuple(cell for row in self.rows for cell in form.named(row) if cell in standing)


@dataclass(frozen=True)
class Group:
    """Series that are shown together; their sentences belong to the paragraph of `aspect`."""

    id: str
    name: str
    scale: Scale
    aspect: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Sentences:
    """How a year is set beside the last: in percent, in cases where those were fewer than `least`, or side by side.

    Each has places `$words`, `$cells` and `$unit`; filled, it is a text with slots.
    """

    percent: Template
    count: Template
    beside: Template
    least: int


@dataclass(frozen=True)
class Origin:
    """Where a year's figures are from: this draft, another one, the report laid beside it, or a learned report.

    `name` is the file's, `organ` the organ's as it stands there, `at` when it was changed or learned (ISO 8601 in UTC),
    `draft` the id of another draft.
    """

    kind: Literal["this", "draft", "prior", "learned"]
    organ: str
    name: str = ""
    at: str = ""
    draft: str = ""


@dataclass(frozen=True)
class Account:
    """What one source says of one year: each cell's number, and the cells that were read with a doubt."""

    year: int
    form: Form
    known: Known
    origin: Origin
    doubtful: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Value:
    """A number of a series in one year, the cells that it is the sum of, and all who say so."""

    number: Quantity
    cells: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Point:
    """A series in one year: the different numbers that are known, the first source's first.

    `doubtful` are those who have it only with a doubt, where nobody has it without; `absent` says that the form of that
    year does not have it, `apart` that the year is not comparable with that of the draft.
    """

    year: int
    values: tuple[Value, ...] = ()
    doubtful: tuple[Origin, ...] = ()
    absent: bool = False
    apart: bool = False


def points(series: Series, accounts: Mapping[int, Sequence[Account]], form: Form) -> tuple[Point, ...]:
    """The series in each of these years; of the accounts of a year the first counts first, `form` is the draft's.

    Of a year without any account nothing is known.
    """
    return tuple(_point(series, year, told, form) for year, told in accounts.items())


def _point(series: Series, year: int, accounts: Sequence[Account], form: Form) -> Point:
    if not accounts:
        return Point(year)
    own = accounts[0].form
    cells = series.cells(own)
    apart = bool(series.apart) and own.id != form.id
    if not cells:
        return Point(year, absent=True)
    told: dict[Quantity, tuple[Origin, ...]] = {}
    doubtful: list[Origin] = []
    for account in accounts:
        number = added(tuple(account.known.get(cell) for cell in cells))
        if account.doubtful & set(cells):
            doubtful.append(account.origin)
        elif number is not None:
            told[number] = (*told.get(number, ()), account.origin)
    values = tuple(Value(number, cells, origins) for number, origins in told.items())
    return Point(year, values, () if values else tuple(doubtful), apart=apart)


def comparable(series: Series, form: Form, before: Form) -> bool:
    """Whether the series counts the same on both forms, cell by cell."""
    same = bool(series.cells(form)) and series.cells(form) == series.cells(before)
    return same and not (series.apart and form.id != before.id)


def sentence(series: Series, sentences: Sentences, form: Form, source: Source) -> str:
    """The sentence, with slots, that sets this year beside the last; empty where a number is open, or both are 0."""
    cells = "+".join(series.cells(form))
    now, before = source.total(cells), source.total(cells, last=True)
    if not series.words or now is None or before is None or not (now or before):
        return ""
    how = (
        sentences.beside if not (now and before) else sentences.count if before < sentences.least else sentences.percent
    )
    return how.substitute(words=series.words, cells=cells, unit=series.unit)


def compares(series: Series, form: Form, refs: Iterable[str]) -> bool:
    """Whether one of the slots sets this year's number of the series beside the last."""
    cells = "+".join(series.cells(form))
    return any(ref == f"last:{cells}" or ref.startswith((f"change:{cells}:", f"more:{cells}:")) for ref in refs)
