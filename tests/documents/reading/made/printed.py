"""A report as it is printed: the official lines of `tests.official` laid out as merged cells, texts between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.documents.samples import ORGAN, OVERVIEW, PREFACE, PROBLEMS
from tests.official import wanted_ids, wanted_lines

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
BELOW = ("overview", "disclosure", "applications", "disputes", "problems", "other_matters")
"""What stands under each heading: a text or a table."""

TEXTS = {
    "preface": PREFACE,
    "overview": OVERVIEW,
    "problems": PROBLEMS,
    "other_matters": "本机关本年度没有收取信息处理费。没有其他需要报告的事项。",
}

Shape = tuple[int, int]
"""Rows and columns that a cell covers; (0, 0) where the cell above goes on."""

ONE: Shape = (1, 1)
ABOVE: Shape = (0, 0)
DISCLOSURE_LINES: Mapping[int, tuple[Shape, ...]] = {
    1: ((1, 4),),
    2: (ONE, (1, 3)),
    3: (ONE, ONE, (1, 2)),
    4: (ONE, ONE, ONE, ONE),
}
"""A line of section 二 by the number of its cells."""
APPLICATION_HEAD: tuple[tuple[Shape, ...], ...] = (
    ((3, 3), (1, 7)),
    (ABOVE, (2, 1), (1, 5), (2, 1)),
    (ABOVE, ABOVE, ONE, ONE, ONE, ONE, ONE, ABOVE),
)
LABEL_COLUMNS = 3
DISPUTE_LINES: tuple[tuple[Shape, ...], ...] = (
    ((1, 5), (1, 10)),
    (*[(2, 1)] * 5, (1, 5), (1, 5)),
    (*[ABOVE] * 5, *[ONE] * 10),
    (ONE,) * 15,
)
HEAD_ROWS = {"applications": 3, "disputes": 3}
WIDTHS = {"disclosure": 4, "applications": LABEL_COLUMNS + 7, "disputes": 15}
"""How many columns the grid of each table has."""
SECOND_PAGE = 12
"""The row of the application table that begins its second page, in the midst of two merged labels."""


@dataclass(frozen=True)
class Printed:
    """One printed cell: its text, how many rows and columns it covers, the figure that it shows (else ``""``)."""

    text: str
    rows: int = 1
    columns: int = 1
    cell: str = ""


Rows = Sequence[Sequence[Printed]]
"""The cells that begin in each row of a table, from the left."""


@dataclass(frozen=True)
class PrintedReport:
    """What an office puts into a file: `figures` is the text of each cell by its id, `texts` by the name of BELOW."""

    year: int
    figures: Mapping[str, str]
    organ: str = ORGAN
    texts: Mapping[str, str] = field(default_factory=lambda: TEXTS)

    @property
    def edition(self) -> int:
        return 2019 if self.year < 2021 else 2021

    @property
    def title(self) -> str:
        return f"{self.organ}{self.year}年政府信息公开工作年度报告"

    @property
    def tables(self) -> dict[str, Rows]:
        """The three tables by name."""
        return printed_tables(self.edition, self.figures)


def marked_report(year: int) -> PrintedReport:
    """A report whose every figure is a number of its own, found nowhere else in the file: 301, 302, …"""
    edition = 2019 if year < 2021 else 2021
    return PrintedReport(year, {cell: str(301 + number) for number, cell in enumerate(wanted_ids(edition))})


def printed_tables(edition: int, figures: Mapping[str, str]) -> dict[str, Rows]:
    """The tables of that edition; every figure is given."""
    ids = iter(wanted_ids(edition))
    tables: dict[str, Rows] = {}
    for name, lines in wanted_lines(edition).items():
        rows = []
        for line, shapes in zip(lines, _shapes(name, lines), strict=True):
            cells = [_printed(text, shape, ids, figures) for text, shape in zip(line, shapes, strict=True)]
            rows.append([cell for cell in cells if cell.rows])
        tables[name] = rows
    return tables


def _printed(text: str, shape: Shape, ids: Iterator[str], figures: Mapping[str, str]) -> Printed:
    if text != "#":
        return Printed(text, *shape)
    cell = next(ids)
    return Printed(figures[cell], *shape, cell)


def _shapes(name: str, lines: list[list[str]]) -> Iterator[Sequence[Shape]]:
    match name:
        case "disclosure":
            yield from (DISCLOSURE_LINES[len(line)] for line in lines)
        case "disputes":
            yield from DISPUTE_LINES
        case _:
            yield from APPLICATION_HEAD
            body = lines[len(APPLICATION_HEAD) :]
            for number, line in enumerate(body):
                yield (*_label_shapes(body, number), *[ONE] * line.count("#"))


def _label_shapes(body: list[list[str]], number: int) -> Iterator[Shape]:
    """The labels before the figures: each goes on over the lines that repeat it, the last fills what is left."""
    labels = [text for text in body[number] if text != "#"]
    for depth in range(len(labels)):
        path = labels[: depth + 1]
        if number and body[number - 1][: depth + 1] == path:
            yield ABOVE
            continue
        rows = 1
        while number + rows < len(body) and body[number + rows][: depth + 1] == path:
            rows += 1
        last = depth == len(labels) - 1
        yield rows, LABEL_COLUMNS - depth if last else 1


@dataclass(frozen=True)
class Covered:
    """What covers one stretch of a row: the cell and where it began."""

    printed: Printed
    row: int
    column: int


def covered(rows: Rows) -> list[list[Covered]]:
    """For each row all cells that cover it, from the left."""
    hanging: dict[int, Covered] = {}
    laid = []
    for number, row in enumerate(rows):
        fresh = iter(row)
        line: list[Covered] = []
        column = 0
        while (one := hanging.get(column) or next((Covered(cell, number, column) for cell in fresh), None)) is not None:
            line.append(one)
            hanging[column] = one
            column += one.printed.columns
        hanging = {one.column: one for one in line if one.row + one.printed.rows > number + 1}
        laid.append(line)
    return laid


def torn(rows: Rows, head: int, at: int = SECOND_PAGE) -> tuple[Rows, Rows]:
    """The table torn before row `at` as at the end of a page: both parts have its head and the labels merged across."""
    second = [
        [_from(one, number) for one in line if number in (at, one.row)]
        for number, line in enumerate(covered(rows))
        if number >= at
    ]
    first = [[replace(cell, rows=min(cell.rows, at - number)) for cell in row] for number, row in enumerate(rows[:at])]
    return first, [*rows[:head], *second]


def _from(one: Covered, row: int) -> Printed:
    """What is left of a cell from that row on."""
    return replace(one.printed, rows=one.row + one.printed.rows - row)


def blocks(rows: Rows) -> list[Rows]:
    """The table of section 二 cut into one table an item of article 20."""
    starts = [number for number, row in enumerate(rows) if row[0].text.startswith("第二十条")]
    return [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
