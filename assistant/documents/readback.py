"""A second pair of eyes: reads a produced .docx on its own, and shares no code with what wrote it.

The grid of every Word table is laid out from `w:gridSpan` and `w:vMerge` and held against the printed lines of
the form: a figure is read where the form's own labels and headers say that it stands.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from assistant.report.form import Entry, Form, Table

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WRAPPERS = frozenset(
    WORD + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple")
)
"""Elements that only wrap what is printed."""
HAIR = 40
"""Twentieths of a point: a grid column so narrow is no column."""


class UnreadableError(ValueError):
    """A document in which the form is not found; `problems` are sentences for the clerk, one each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("；".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Block:
    """One thing of the body in printed order: a paragraph (its text) or an official table (its id)."""

    what: Literal["paragraph", "table"]
    text: str


@dataclass(frozen=True)
class ReadBack:
    """What a document says: the text of each cell, by cell id, and everything else in printed order."""

    cells: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of every paragraph outside the official tables that is not blank."""
        return tuple(block.text for block in self.blocks if block.what == "paragraph")


@dataclass(frozen=True)
class Square:
    """One cell of a laid-out grid: its text and over how many columns and rows it is merged."""

    text: str
    columns: int
    rows: int


Grid = dict[tuple[int, int], Square]


def read_back(data: bytes, form: Form) -> ReadBack:
    """The cells and paragraphs of the .docx; UnreadableError when a table of the form is not there as printed."""
    cells: dict[str, str] = {}
    blocks: list[Block] = []
    open_tables = list(form.tables)
    misread: dict[str, tuple[str, ...]] = {}
    for node in _children(_body(data)):
        if node.tag == WORD + "p":
            blocks.append(Block("paragraph", _paragraph_text(node)))
            continue
        grid = _grid(node)
        table = _which(grid, open_tables, misread)
        if table is None:
            blocks += [Block("paragraph", text) for text in _flat_texts(node)]
            continue
        open_tables.remove(table)
        cells |= {entry.text: grid[at].text.strip() for at, entry in _printed(table) if entry.role == "figure"}
        blocks.append(Block("table", table.id))
    if open_tables:
        raise UnreadableError(*(_not_found(table, misread) for table in open_tables))
    return ReadBack(cells, tuple(block for block in blocks if block.text.strip()))


def _which(grid: Grid, tables: list[Table], misread: dict[str, tuple[str, ...]]) -> Table | None:
    """The table of the form that the grid is; otherwise the nearest miss of each table is noted in `misread`."""
    for table in tables:
        differences = tuple(_differences(grid, table))
        if not differences:
            return table
        if len(differences) < len(misread.get(table.id, (table.id,) * 10_000)):
            misread[table.id] = differences
    return None


def _differences(grid: Grid, table: Table) -> Iterator[str]:
    """Where the grid is not the printed table: merges, headers and labels; figures may be anything."""
    printed = dict(_printed(table))
    for (row, column), entry in printed.items():
        square = grid.get((row, column))
        where = f"第 {row + 1} 行第 {column + 1} 列"
        if square is None or (square.columns, square.rows) != (entry.columns, entry.rows):
            yield f"{where}的合并与格式不同"
        elif entry.role != "figure" and _squeezed(square.text) != _squeezed(entry.text):
            yield f"{where}应为“{entry.text}”，却是“{_squeezed(square.text)[:30]}”"
    if set(grid) - set(printed):
        yield "比格式多出单元格"


def _not_found(table: Table, misread: Mapping[str, tuple[str, ...]]) -> str:
    differences = misread.get(table.id, ())
    said = f"“{table.section}”的表格没有照格式印出来"
    return f"{said}：{'、'.join(differences[:3])}" if differences else said


def _printed(table: Table) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Every printed entry with its row and first column in the grid, both counted from 0."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.lines):
        column = 0
        for entry in line.entries:
            while (row, column) in taken:
                column += 1
            yield (row, column), entry
            taken |= {(row + down, column + right) for down in range(entry.rows) for right in range(entry.columns)}


def _grid(table: etree._Element) -> Grid:
    """The cells of a Word table by row and first column, merges counted."""
    grid: Grid = {}
    edges = _edges(table)
    above: dict[int, tuple[int, int]] = {}
    rows = (node for node in _children(table) if node.tag == WORD + "tr")
    for row, node in enumerate(rows):
        origins: dict[int, tuple[int, int]] = {}
        for cell, start, end in _placed(node, edges):
            if _goes_on(cell) and start in above:
                origin = above[start]
                grid[origin] = replace(grid[origin], rows=row - origin[0] + 1)
            else:
                origin = (row, start)
                grid[origin] = Square("\n".join(_flat_texts(cell)), end - start, 1)
            origins[start] = origin
        above = origins
    return grid


def _edges(table: etree._Element) -> list[int]:
    """For each edge of `w:tblGrid` from the left, how many columns lie before it; hairs between edges count none.

    Programs that keep the edges of each row apart save a column of a twip where two edges differ by rounding.
    """
    edges = [0]
    for column in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol"):
        edges.append(edges[-1] + (_number(column, HAIR + 1, "w") > HAIR))
    return edges


def _placed(row: etree._Element, edges: list[int]) -> Iterator[tuple[etree._Element, int, int]]:
    """The cells of a row, each with its first column and the first one after it."""
    edge = _number(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
    for cell in _children(row):
        if cell.tag == WORD + "tc":
            end = edge + _number(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), 1)
            yield cell, _column(edges, edge), _column(edges, end)
            edge = end


def _column(edges: list[int], edge: int) -> int:
    """Edges that `w:tblGrid` does not name go on one by one."""
    return edges[edge] if edge < len(edges) else edges[-1] + edge - len(edges) + 1


def _goes_on(cell: etree._Element) -> bool:
    merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merged is not None and merged.get(WORD + "val", "continue") == "continue"


def _number(node: etree._Element | None, default: int, attribute: str = "val") -> int:
    """The natural number in that attribute; `default` where there is none."""
    text = "" if node is None else node.get(WORD + attribute, "")
    return int(text) if text.isdecimal() else default


def _flat_texts(node: etree._Element) -> Iterator[str]:
    """The text of every paragraph in a cell or in a table that is not of the form, inner tables and all."""
    for child in _children(node):
        if child.tag == WORD + "p":
            yield _paragraph_text(child)
        else:
            yield from _flat_texts(child)


def _children(node: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables, rows or cells directly in `node`, wrappers seen through."""
    for child in node:
        if child.tag in WRAPPERS:
            yield from _children(child)
        elif child.tag in (WORD + "p", WORD + "tbl", WORD + "tr", WORD + "tc"):
            yield child


def _paragraph_text(paragraph: etree._Element) -> str:
    return "".join(_run_text(run) for run in _runs(paragraph))


def _runs(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == WORD + "r":
            yield child
        elif child.tag in WRAPPERS:
            yield from _runs(child)


def _run_text(run: etree._Element) -> str:
    """The printed text of a run; a hidden run prints nothing."""
    hidden = run.find(f"{WORD}rPr/{WORD}vanish")
    if hidden is not None and hidden.get(WORD + "val", "1") not in ("0", "false", "off"):
        return ""
    signs = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}
    return "".join((child.text or "") if child.tag == WORD + "t" else signs.get(child.tag, "") for child in run)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _body(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = etree.fromstring(archive.read("_rels/.rels"), parser)
        for relation in relations.iter(RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = posixpath.normpath(posixpath.join("/", relation.get("Target", ""))).lstrip("/")
                root = etree.fromstring(archive.read(name), parser)
                body = root.find(WORD + "body")
                if body is not None:
                    return body
    raise UnreadableError("文件里没有正文")
