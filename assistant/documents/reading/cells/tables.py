"""From the tables of a file to the cells of a form, each with the file's own words, its place and a confidence.

Rows are found by their labels, columns by their heads; what is doubtful is said, what is not found stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.documents.reading.cells.alignment import THE_SAME
from assistant.documents.reading.cells.columns import Columns, Known, columns_by_heads, columns_by_order
from assistant.documents.reading.cells.grid import Row, path_above, rows_of
from assistant.documents.reading.cells.labels import likeness, squeezed
from assistant.documents.reading.cells.lines import Found, labelled_lines, unlabelled_line, with_heads
from assistant.documents.reading.cells.ragged import straightened
from assistant.documents.reading.cells.torn import mended
from assistant.documents.reading.cells.values import HALF, read_cell
from assistant.documents.reading.doubts import DOUBTFUL, CellReading, Doubt
from assistant.documents.reading.paper import Place, Sheet, Square
from assistant.report.form import Cell, Form
from assistant.report.printed import FigureLine, printed_lines

MONEY = re.compile("[十百千万亿]*元")
"""Units of money in a head: `单位：万元`."""


@dataclass(frozen=True)
class TablesRead:
    """The cells that were found, the doubts about them, and which tables of the form the file has at all."""

    readings: Mapping[str, CellReading]
    doubts: tuple[Doubt, ...]
    tables: frozenset[str]

    @property
    def certain(self) -> int:
        """How many cells were found beyond doubt (blank ones too)."""
        return sum(reading.confidence >= DOUBTFUL for reading in self.readings.values())


@dataclass
class _Gathered:
    readings: dict[str, CellReading] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def read_tables(sheets: Sequence[Sheet], form: Form) -> TablesRead:
    """The cells of the form that stand in the sheets; nothing is worked out, totals are read like all others."""
    lines = printed_lines(form)
    rows = mended(
        [row for sheet in sheets for row in rows_of(sheet if sheet.aligned else straightened(sheet, form))],
        [line.labels[-1] for line in lines if line.labels],
    )
    labelled = {
        table.id: labelled_lines([line for line in lines if line.table == table.id and line.labels], rows)
        for table in form.tables
    }
    taken = frozenset(row for found in labelled.values() for row, _ in found.values())
    gathered = _Gathered()
    known: Known = {}
    for found in labelled.values():
        for one in with_heads(found, rows, taken):
            _read_line(one, _columns_of(one, known), form, gathered)
    read = set(taken)
    for line in lines:
        if not line.labels and (whole := unlabelled_line(line, rows, taken, known)):
            _read_line(*whole, form, gathered)
            read.add(whole[0].row)
            gathered.doubts += _rivals(whole[0], rows, taken, known)
    there = frozenset(form.cells[cell].table for cell in gathered.readings)
    gathered.doubts += _unread(form, there, gathered.readings)
    gathered.doubts += _twice(labelled, rows, taken)
    gathered.doubts += _without_label(labelled, rows, frozenset(read))
    return TablesRead(gathered.readings, _merged(gathered.doubts), there)


def _merged(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """The doubts with those of the same words made one."""
    cells: dict[str, list[str]] = {}
    for doubt in doubts:
        cells.setdefault(doubt.say, []).extend(doubt.cells)
    return tuple(Doubt(tuple(dict.fromkeys(of)), say) for say, of in cells.items())


def _columns_of(found: Found, known: Known) -> Columns:
    return (
        columns_by_heads(found.row, found.heads, found.line, known)
        if found.heads
        else columns_by_order(found.row, found.line)
    )


def _read_line(found: Found, columns: Columns, form: Form, gathered: _Gathered) -> None:
    """Read every cell of a line that has a square, and say what is doubtful about the line as a whole."""
    line, row = found.line, found.row
    for cell, square, alike in zip(line.cells, columns.squares, columns.alike, strict=True):
        if square is None:
            continue
        reading, doubt = _reading(form, cell, square, row, min(found.alike, alike if found.heads else HALF))
        gathered.readings[cell] = reading
        gathered.doubts += [doubt] if doubt else []
    gathered.doubts += _about_line(found, columns, form)


def _reading(form: Form, cell: str, square: Square, row: Row, alike: float) -> tuple[CellReading, Doubt | None]:
    value = read_cell(square.text, form.cells[cell])
    say = value.say or square.doubt
    confidence = min(alike, value.sure, HALF if square.doubt or row.sheet.doubt else 1.0)
    place = row.place(square)
    reading = CellReading(square.text, value.value, place, round(confidence, 2))
    if not say:
        return reading, None
    return reading, Doubt((cell,), f"{form.cells[cell].name}（{place.words}）写的是“{square.text.strip()}”，{say}。")


def _about_line(found: Found, columns: Columns, form: Form) -> Iterator[Doubt]:
    line, row = found.line, found.row
    read = tuple(cell for cell, square in zip(line.cells, columns.squares, strict=True) if square)
    label = line.labels[-1] if line.labels else "、".join(dict.fromkeys(form.cells[cell].row for cell in line.cells))
    where = row.place().words
    if read and found.alike < DOUBTFUL:
        yield Doubt(read, f"{where}的行名是“{'、'.join(row.words)}”，按“{label}”读，请核对。")
    whole = Place(row.sheet.number, sheet=row.sheet.name).words
    if read and not found.heads:
        yield Doubt(read, f"{whole}没有表头，按格式的列序读，请核对。")
    if read and len(read) < len(line.cells):
        yield Doubt(read, f"{whole}有的列没有找到，读到的各格也请核对。")
    if row.sheet.doubt and read:
        yield Doubt(read, f"{whole}：{row.sheet.doubt}。")
    for cell, square, alike in zip(line.cells, columns.squares, columns.alike, strict=True):
        if square and found.heads and alike < DOUBTFUL:
            yield Doubt((cell,), f"{row.place(square).words}的列名和“{form.cells[cell].column}”不太一样，请核对。")
        if square and found.heads and (unit := _other_unit(form.cells[cell], square, found)):
            yield Doubt((cell,), f"{row.place(square).words}的单位{unit}，请核对是不是{form.cells[cell].unit}。")
        if square and (square.rows > 1 or _spans_heads(square, found.heads)):
            yield Doubt((cell,), f"{row.place(square).words}是合并的单元格，不知道“{square.text.strip()}”算哪一格。")
    for square in columns.over:
        yield Doubt(read, f"{row.place(square).words}（{label}）多出一个“{square.text.strip()}”，不知道是哪一列。")


def _other_unit(cell: Cell, square: Square, found: Found) -> str:
    """What is odd about the unit of an amount: its heads name another one than the form's, or none at all."""
    if cell.kind != "money" or not square.text.strip() or square.text.strip().endswith("元"):
        return ""
    words = (*path_above(found.heads, square), *found.row.words)
    named = [unit for one in words for unit in MONEY.findall(squeezed(one))]
    if named:
        return "" if cell.unit in named else f"写的是“{named[-1]}”"
    return "没有写" if MONEY.findall(" ".join(head for heads in found.line.heads for head in heads)) else ""


def _spans_heads(square: Square, heads: Sequence[Row]) -> bool:
    """Whether a figure's square lies under more than one head of the lowest header row."""
    if not heads or square.columns == 1:
        return False
    right = square.column + square.columns
    return sum(bool(one.text.strip()) and square.column <= one.column < right for one in heads[-1].squares) > 1


def _unread(form: Form, there: frozenset[str], readings: Mapping[str, CellReading]) -> Iterator[Doubt]:
    """The cells that were not found: one doubt a table that is not there beside others, one a printed line in one."""
    for table in form.tables:
        if there and table.id not in there:
            cells = tuple(cell.id for cell in form.cells.values() if cell.table == table.id)
            yield Doubt(cells, f"没有读到“{table.section}”的表格。")
    for line in printed_lines(form):
        missing = tuple(cell for cell in line.cells if cell not in readings)
        if line.table not in there or not missing:
            continue
        section = form.cells[missing[0]].section.partition("、")[0]
        if len(missing) == len(line.cells) and line.labels:
            yield Doubt(missing, f"第{section}部分表格没有读到“{line.labels[-1]}”这一行。")
        else:
            names = "、".join(form.cells[cell].name for cell in missing)
            yield Doubt(missing, f"第{section}部分表格没有读到{names}。")


def _twice(
    labelled: Mapping[str, Mapping[FigureLine, tuple[Row, float]]], rows: Sequence[Row], taken: frozenset[Row]
) -> Iterator[Doubt]:
    """Lines that stand in the file a second time with other figures."""
    others = [row for row in rows if row.figures and row not in taken]
    for found in labelled.values():
        for line, (row, _) in found.items():
            for other in others:
                same = any(likeness(word, line.labels[-1]) >= THE_SAME for word in other.words)
                if same and _figures(other) != _figures(row):
                    say = f"“{line.labels[-1]}”在文件里出现两次（{row.place().words}、{other.place().words}），数不同。"
                    yield Doubt(line.cells, say)


def _rivals(whole: Found, rows: Sequence[Row], taken: frozenset[Row], known: Known) -> Iterator[Doubt]:
    """Rows under the same heads as a line without a label, with other figures."""
    rest = [row for row in rows if row is not whole.row]
    again = unlabelled_line(whole.line, rest, taken, known)
    if again and again[0].row.figures and _figures(again[0].row) != _figures(whole.row):
        places = f"{whole.row.place().words}、{again[0].row.place().words}"
        yield Doubt(whole.line.cells, f"同样表头的数在文件里有两行（{places}），不知道该读哪一行。")


def _without_label(
    labelled: Mapping[str, Mapping[FigureLine, tuple[Row, float]]], rows: Sequence[Row], read: frozenset[Row]
) -> Iterator[Doubt]:
    """Figures in a row without any words of its own, below a row that was read: they may be that row's."""
    for found in labelled.values():
        below = {(id(row.sheet), row.number + 1): line for line, (row, _) in found.items()}
        for row in rows:
            line = below.get((id(row.sheet), row.number))
            if line and row not in read and row.figures > 1 and not _own_words(row):
                yield Doubt(
                    line.cells, f"{row.place().words}有数却没有行名，可能属于上面的“{line.labels[-1]}”，请核对。"
                )


def _own_words(row: Row) -> bool:
    return any(square.row == row.number and square.text in row.words for square in row.squares)


def _figures(row: Row) -> list[str]:
    return [square.text.strip() for square in row.squares if square.text not in row.words]
