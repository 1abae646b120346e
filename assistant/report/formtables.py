"""From the tables of a form file to printed lines and cells; the grid is proved to be whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from assistant.report.form import Cell, Entry, Line, Named, Role, Table
from assistant.report.formschema import (
    BlockEntry,
    ColumnEntry,
    FormFile,
    LabelEntry,
    RowEntry,
    TableEntry,
)
from assistant.report.formsource import Source

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Built:
    """A table with its cells, none of them marked as computed yet."""

    table: Table
    cells: tuple[Cell, ...]


def build_tables(source: Source[FormFile]) -> tuple[Built, ...]:
    """Every table of the file; FormError where a line has a hole, overlaps, or an id comes twice."""
    entries = source.content.tables
    for place, entry in enumerate(entries):
        if entry.id in [before.id for before in entries[:place]]:
            raise source.error(("tables", place, "id"), f"table {entry.id} stands twice")
        if entry.mark in [before.mark for before in entries[:place]]:
            raise source.error(("tables", place, "mark"), f"mark {entry.mark} stands twice")
    return tuple(_build(source, place, entry) for place, entry in enumerate(entries))


def section_of(form_file: FormFile, table: str) -> str:
    """The heading under which the document prints that table, empty when it is not printed."""
    for before, piece in pairwise(form_file.document):
        if piece.table == table and before.heading:
            return before.heading
    return ""


def _build(source: Source[FormFile], place: int, entry: TableEntry) -> Built:
    section = section_of(source.content, entry.id)
    if not section:
        raise source.error(("tables", place), f"table {entry.id} is not printed under any heading of `document`")
    cells: list[Cell] = []
    lines: list[Line] = []
    printed_rows = 0
    for block in entry.blocks:
        lines += [Line(tuple(_label(label, "header") for label in header), repeats=True) for header in block.header]
        for rows in [block.rows] if block.across else [[row] for row in block.rows]:
            printed_rows += 1
            fresh = list(_cells(entry, section, block, rows, printed_rows))
            cells += fresh
            labels = () if block.across else _row_labels(rows[0])
            spans = [column.span for _ in rows for column in block.columns]
            if len(spans) > len(LETTERS):
                problem = f"a line of table {entry.id} has more than {len(LETTERS)} figures"
                raise source.error(("tables", place), problem)
            lines.append(Line(labels + tuple(_figure(cell, span) for cell, span in zip(fresh, spans, strict=True))))
    _prove_whole(source, place, entry, lines)
    _prove_unique(source, place, entry)
    table = Table(
        entry.id,
        section,
        tuple(entry.widths),
        tuple(lines),
        rows=_rows(entry),
        columns=_columns(entry),
        groups=_groups(source, place, entry, cells),
        also=tuple(entry.also),
        topics=tuple(entry.topics),
    )
    return Built(table, tuple(cells))


def _cells(table: TableEntry, section: str, block: BlockEntry, rows: Sequence[RowEntry], number: int) -> Iterator[Cell]:
    pairs = [(row, column) for row in rows for column in block.columns]
    for letter, (row, column) in zip(LETTERS, pairs, strict=False):
        yield Cell(
            id=f"{table.id}.{row.id}.{column.id}",
            table=table.id,
            section=section,
            row=row.name,
            column=column.name,
            kind=column.kind,
            unit=column.unit or table.unit,
            places=column.places,
            mark=f"{table.mark}{letter}{number}",
            computed=False,
            across=block.across,
        )


def _label(label: LabelEntry, role: Role) -> Entry:
    return Entry(label.text, label.role or role, label.columns, label.rows)


def _row_labels(row: RowEntry) -> tuple[Entry, ...]:
    if row.labels is None:
        return (Entry(row.name, "label"),)
    return tuple(_label(label, "label") for label in row.labels)


def _figure(cell: Cell, span: int) -> Entry:
    return Entry(cell.id, "figure", span)


def _prove_whole(source: Source[FormFile], place: int, entry: TableEntry, lines: Sequence[Line]) -> None:
    """Every grid place of every line is covered exactly once, merges counted."""
    hanging = [0] * len(entry.widths)
    for number, (line, at) in enumerate(zip(lines, _places(place, entry), strict=True), 1):
        free = [column for column, rows in enumerate(hanging) if rows == 0]
        wanted = sum(printed.columns for printed in line.entries)
        if wanted != len(free):
            problem = f"line {number} of table {entry.id} fills {wanted} columns where {len(free)} are free"
            raise source.error(at, problem)
        places = iter(free)
        for printed in line.entries:
            columns = list(islice(places, printed.columns))
            if columns[-1] - columns[0] >= printed.columns:
                raise source.error(at, f"line {number} of table {entry.id} merges columns that do not touch")
            hanging[columns[0] : columns[-1] + 1] = [printed.rows] * printed.columns
        hanging = [rows - 1 for rows in hanging]
    if any(hanging):
        raise source.error(("tables", place), f"a merged cell of table {entry.id} hangs below its last line")


def _places(place: int, entry: TableEntry) -> Iterator[tuple[str | int, ...]]:
    """Where in the file each printed line stands, in printed order."""
    for number, block in enumerate(entry.blocks):
        at = ("tables", place, "blocks", number)
        yield from ((*at, "header", position) for position in range(len(block.header)))
        yield from ((*at, "rows", position) for position in range(1 if block.across else len(block.rows)))


def _prove_unique(source: Source[FormFile], place: int, entry: TableEntry) -> None:
    seen: set[str] = set()
    for number, block in enumerate(entry.blocks):
        for (position, row), column in product(enumerate(block.rows), block.columns):
            cell = f"{entry.id}.{row.id}.{column.id}"
            if cell in seen:
                at = ("tables", place, "blocks", number, "rows", position)
                raise source.error(at, f"cell {cell} stands twice")
            seen.add(cell)


def _rows(entry: TableEntry) -> tuple[Named, ...]:
    return tuple(
        Named(row.id, row.name, tuple(row.also), _ids(entry, block, [row], block.columns))
        for block in entry.blocks
        for row in block.rows
    )


def _columns(entry: TableEntry) -> tuple[Named, ...]:
    """One entry a column id, over all blocks: the same column may stand in several."""
    found: dict[str, Named] = {}
    for block in entry.blocks:
        for column in block.columns:
            cells = _ids(entry, block, block.rows, [column])
            known = found.get(column.id, Named(column.id, column.name, (), frozenset()))
            words = tuple(dict.fromkeys((*known.also, *column.also)))
            found[column.id] = Named(column.id, known.name, words, known.cells | cells)
    return tuple(found.values())


def _ids(
    table: TableEntry, block: BlockEntry, rows: Sequence[RowEntry], columns: Sequence[ColumnEntry]
) -> frozenset[str]:
    return frozenset(f"{table.id}.{row.id}.{column.id}" for row in rows for column in columns)


def _groups(source: Source[FormFile], place: int, entry: TableEntry, cells: Sequence[Cell]) -> tuple[Named, ...]:
    groups: list[Named] = []
    for position, group in enumerate(entry.groups):
        found = {
            row: frozenset(cell.id for cell in cells if cell.id.startswith(f"{entry.id}.{row}."))
            for row in group.rows or [group.id]
        }
        unknown = [row for row, members in found.items() if not members]
        if unknown:
            raise source.error(("tables", place, "groups", position), f"group {group.id} has no row {unknown[0]}")
        if group.id in [before.id for before in groups]:
            raise source.error(("tables", place, "groups", position), f"group {group.id} stands twice")
        groups.append(Named(group.id, group.name, tuple(group.also), frozenset().union(*found.values())))
    return tuple(groups)
