"""The lines and tables of an HTML tree, each with the element in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from lxml import etree

from assistant.documents.reading.files.pagegrid import TALLEST, WIDEST, PageCell, laid_out
from assistant.documents.reading.paper import Line, Sheet

BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "center", "dd", "details", "dir", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "legend"),
        *("li", "main", "menu", "ol", "p", "pre", "section", "summary", "ul"),
        *("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
"""Elements that begin and end a line."""
HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*、")
FIGURE = re.compile(r"[+\-]?\d[\d,，.]*[\u4e00-\u9fff]{0,2}")
CHINESE = "[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef]"
SOURCE_BREAK = re.compile(rf"(?<={CHINESE})[ \t\r\f]*\n[ \t\r\n\f]*(?={CHINESE})")
"""Where the source of a page goes on in a new line within Chinese text: nothing is printed for it."""
SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")
DEEPEST = 64
"""Tables within tables, one in a cell of the other."""
TOO_DEEP = "网页的标签嵌套得太深，读不出来：请在浏览器里打开，把正文复制到 Word 里，存成 .docx 再上传"
SPAN = re.compile(r"[ \t\r\n\f]*\+?(\d{1,6})")


@dataclass(frozen=True)
class Found:
    """A line or a table of a page, and the element in which it stands."""

    block: Line | Sheet
    node: etree._Element

    @property
    def is_heading(self) -> bool:
        """Whether it is a line like `二、主动公开政府信息情况`."""
        return isinstance(self.block, Line) and HEADING.match(self.block.text) is not None

    @property
    def is_sheet(self) -> bool:
        """Whether it is a table."""
        return isinstance(self.block, Sheet)

    @cached_property
    def figures(self) -> int:
        """How many squares of a table hold a number; 0 for a line."""
        return sum(is_figure(square.text) for square in self.block.squares) if isinstance(self.block, Sheet) else 0


def is_figure(text: str) -> bool:
    """Whether a cell says a number, with a unit or without: `4`, `+2`, `25770元`."""
    return FIGURE.fullmatch(text.strip()) is not None


def walked(body: etree._Element) -> list[Found]:
    """Everything below `body` in printed order; the numbers of the tables are still 0.

    A table that only lays out the page comes as its lines and inner tables. One pass, no recursion.
    """
    walk = _Walk(body)
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            walk.start(node)
        else:
            walk.end(node)
    return walk.flows[0].found


@dataclass
class _Flow:
    """Lines and tables one after the other in the body or a cell; `pieces` are those of the line that is open."""

    node: etree._Element
    found: list[Found] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    at: etree._Element | None = None

    def add(self, text: str | None, node: etree._Element, kept: bool) -> None:
        """Text in `node`; where it is `kept` as it stands in the source, a line ends with each line of the source."""
        for number, piece in enumerate((text or "").split("\n") if kept else [text or ""]):
            if number:
                self.end_line()
            if self.at is None and piece.strip(" \t\r\n\f"):
                self.at = node
            self.pieces.append(piece)

    def end_line(self) -> None:
        text = SOURCE_SPACE.sub(" ", SOURCE_BREAK.sub("", "".join(self.pieces))).strip(" ")
        if text and self.at is not None:
            self.found.append(Found(Line(text), self.at))
        self.pieces, self.at = [], None

    @property
    def text(self) -> str:
        return "\n".join(one.block.text for one in self.found if isinstance(one.block, Line))


@dataclass
class _Cell(_Flow):
    def written(self) -> PageCell:
        columns, rows = _span(self.node.get("colspan"), WIDEST), _span(self.node.get("rowspan"), TALLEST)
        return PageCell(self.text, columns or 1, 1 if rows is None else rows)


@dataclass
class _Row:
    group: etree._Element
    node: etree._Element
    cells: list[_Cell] = field(default_factory=list)

    @property
    def is_measure(self) -> bool:
        """Whether it is the row without height in which Word writes down the widths of all columns."""
        return self.node.get("height") == "0" and not any(cell.text.strip() for cell in self.cells)


@dataclass
class _Table:
    node: etree._Element
    rows: list[_Row] = field(default_factory=list)

    def row_of(self, cell: etree._Element) -> _Row:
        """The row for a new cell: the open one, or one of its own making where the page left out the `tr`."""
        parent = cell.getparent()
        if parent is None or not self.rows or self.rows[-1].node is not parent:
            self.rows.append(_Row(self.node, self.node if parent is None else parent))
        return self.rows[-1]


class _Walk:
    """What is open in the middle of a page: `flows` are the body and the cells, `open` these and the tables."""

    def __init__(self, body: etree._Element) -> None:
        self.flows = [_Flow(body)]
        self.open: list[_Flow | _Table] = [self.flows[0]]
        self.kept = 0

    def start(self, node: etree._Element) -> None:
        if node.tag in BLOCKS:
            self.flows[-1].end_line()
        inner = self.open[-1]
        if node.tag == "table":
            if len(self.flows) > DEEPEST:
                raise ValueError(TOO_DEEP)
            self.open.append(_Table(node))
        elif node.tag == "tr" and isinstance(inner, _Table):
            parent = node.getparent()
            inner.rows.append(_Row(inner.node if parent is None else parent, node))
        elif node.tag in ("td", "th") and isinstance(inner, _Table):
            cell = _Cell(node)
            inner.row_of(node).cells.append(cell)
            self.flows.append(cell)
            self.open.append(cell)
        self.kept += node.tag == "pre"
        self.flows[-1].add(node.text, node, self.kept > 0)

    def end(self, node: etree._Element) -> None:
        inner = self.open[-1]
        if node.tag in BLOCKS:
            self.flows[-1].end_line()
        if inner.node is node and len(self.open) > 1:
            self.open.pop()
            if isinstance(inner, _Table):
                self.flows[-1].found += _read(inner)
            else:
                self.flows.pop()
        self.kept -= node.tag == "pre"
        parent = node.getparent()
        if parent is not None:
            self.flows[-1].add(node.tail, parent, self.kept > 0)


def _read(table: _Table) -> Iterator[Found]:
    """The table and those within it; or, where it is no table but lays out the page, what stands in its cells."""
    rows = [row for row in table.rows if not row.is_measure]
    cells = [cell for row in rows for cell in row.cells]
    inside = [found for cell in cells for found in cell.found]
    if _lays_out(rows, cells):
        yield from inside
        return
    groups = [[[cell.written() for cell in row.cells] for row in group] for group in _groups(rows)]
    yield Found(Sheet(0, laid_out(groups)), table.node)
    yield from (found for found in inside if found.is_sheet)


def _lays_out(rows: Sequence[_Row], cells: Sequence[_Cell]) -> bool:
    """A table of one cell, of one column without a number, with a whole report in a cell, or around fuller tables."""
    figures = sum(is_figure(cell.text) for cell in cells)
    inner = [found.figures for cell in cells for found in cell.found if found.is_sheet]
    return (
        len(cells) < 2
        or (not figures and max(len(row.cells) for row in rows) < 2)
        or any(sum(found.is_heading for found in cell.found) > 1 for cell in cells)
        or (bool(inner) and sum(inner) >= figures)
    )


def _groups(rows: Sequence[_Row]) -> list[list[_Row]]:
    """The row groups in printed order: the first head on top, the first foot at the bottom."""
    groups = [(group.tag, list(one)) for group, one in groupby(rows, key=lambda row: row.group)]
    head = [rows for tag, rows in groups if tag == "thead"][:1]
    foot = [rows for tag, rows in groups if tag == "tfoot"][:1]
    middle = [rows for _, rows in groups if not any(rows is other for other in (*head, *foot))]
    return [*head, *middle, *foot]


def _span(written: str | None, most: int) -> int | None:
    """The number that a browser reads in a `colspan` or `rowspan`; None where there is none."""
    number = SPAN.match(written or "")
    return min(int(number.group(1)), most) if number else None
