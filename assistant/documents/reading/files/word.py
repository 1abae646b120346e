"""A .docx as it prints: its paragraphs and tables in order, tracked changes taken as accepted.

The document is walked once from start to end with a stack of what is open; lxml refuses one that is nested deeper than
256 elements, so what was found can be gone through by recursion. Whatever is not known only wraps what it holds:
content controls, insertions, links, smart tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from assistant.documents.reading.files.blocks import as_paper
from assistant.documents.reading.files.wordgrid import Merge, WordCell, laid_out
from assistant.documents.reading.files.wordtext import (
    ALTERNATE,
    ALTERNATIVES,
    CELL,
    ROW,
    RUN,
    UNPRINTED,
    WORD,
    body_of,
    ended_by_none,
    field_codes,
    gap_before,
    gone_from,
    grid_widths,
    look_of,
    merge_of,
    printed_alternative,
    span_of,
)
from assistant.documents.reading.paper import Line, Paper, Sheet

SIGNS = {WORD + "tab": "\t", WORD + "ptab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}
SOMETIMES = frozenset((ALTERNATE, *ALTERNATIVES, RUN, ROW, CELL))
"""What prints or not, as its contents say."""
TEXT = (WORD + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")

PRINTED = frozenset((*TEXT, *SIGNS))
PARAGRAPH, BOX = WORD + "p", WORD + "txbxContent"
WITHIN_PARAGRAPHS = (
    *(ALTERNATE, BOX, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"),
    *(WORD + tag for tag in ("del", "moveFrom", "rt", "instrText", "delText", "delInstrText")),
)
"""What stands within paragraphs and does not print, or not as a run's own text."""


def read_word(data: bytes) -> Paper:
    """The lines and tables of a .docx, each line break of a paragraph outside the tables ending a line.

    ValueError, in a sentence for the clerk, when the bytes are no .docx that can be read.
    """
    return as_paper(printed_blocks(data))


def printed_blocks(data: bytes) -> tuple[Line | Sheet, ...]:
    """The paragraphs, each one whole, and the tables, not yet numbered; ValueError as `read_word`."""
    reading = _Reading(body_of(data))
    reading.walk()
    return tuple(_outside(reading.story))


@dataclass
class _Paragraph:
    node: etree._Element
    pieces: list[str] = field(default_factory=list)


@dataclass
class _Flow:
    """Paragraphs, tables and text boxes one after the other in the body, a text box or a cell.

    `unended` is the text of paragraphs whose mark is deleted: the next one goes on from it.
    """

    node: etree._Element
    blocks: list[Line | _Table | _Flow] = field(default_factory=list)
    unended: list[str] = field(default_factory=list)

    def paragraph(self, text: str, ended: bool) -> None:
        self.unended.append(text)
        if ended:
            self.blocks.append(Line("".join(self.unended)))
            self.unended = []

    def close(self) -> None:
        if any(self.unended):
            self.paragraph("", ended=True)


@dataclass
class _Cell(_Flow):
    start: int = 0
    end: int = 0
    merge: Merge = ""

    @property
    def laid(self) -> WordCell:
        text = "\n".join(block.text for block in self.blocks if isinstance(block, Line))
        return WordCell((self.start, self.end), self.merge, text)


@dataclass
class _Row:
    node: etree._Element
    edge: int
    columns: int
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Table:
    node: etree._Element
    widths: tuple[int, ...]
    rows: list[_Row] = field(default_factory=list)

    @property
    def cells(self) -> list[_Cell]:
        return [cell for row in self.rows for cell in row.cells]


def _outside(flow: _Flow) -> Iterator[Line | Sheet]:
    """What stands outside the tables or holds them; a table of one cell is only a frame round what is in it."""
    for block in flow.blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, _Flow):
            yield from _outside(block)
        elif len(block.cells) == 1:
            yield from _outside(block.cells[0])
        else:
            yield from _table(block)


def _table(table: _Table) -> Iterator[Line | Sheet]:
    """A table, then the tables and text boxes in its cells."""
    yield Sheet(0, laid_out([[cell.laid for cell in row.cells] for row in table.rows], table.widths))
    for cell in table.cells:
        for block in cell.blocks:
            if isinstance(block, _Table):
                yield from _table(block)
            elif isinstance(block, _Flow):
                yield from _outside(block)


class _Reading:
    """One pass over a body: `open` holds what is open from the outside in, `story` what was found so far."""

    def __init__(self, body: etree._Element) -> None:
        self.story = _Flow(body)
        self.open: list[_Flow | _Table | _Row | _Paragraph] = [self.story]
        self.codes, self.gone, self.unended = field_codes(body), gone_from(body), ended_by_none(body)
        self.ways: set[etree._Element | None] = set()
        self.plain = not (self.codes or self.gone) and next(body.iter(*WITHIN_PARAGRAPHS), None) is None
        self.starts = {
            WORD + "p": self._start_paragraph,
            WORD + "txbxContent": self._start_box,
            WORD + "tbl": self._start_table,
            WORD + "tr": self._start_row,
            WORD + "tc": self._start_cell,
        }

    def walk(self) -> None:
        walker = etree.iterwalk(self.story.node, events=("start", "end"))
        for event, node in walker:
            tag = node.tag
            if event == "end":
                if tag in self.starts:
                    self._end(node)
            elif tag == PARAGRAPH and self.plain:
                self._whole_paragraph(node)
                walker.skip_subtree()
            elif tag in UNPRINTED or (tag in SOMETIMES and self._is_unprinted(node)):
                walker.skip_subtree()
            elif tag in self.starts:
                self.starts[tag](node)
            elif tag in PRINTED and isinstance(paragraph := self.open[-1], _Paragraph):
                paragraph.pieces.append(self._text(node))
        self.story.close()

    def _is_unprinted(self, node: etree._Element) -> bool:
        if node.tag == ALTERNATE:
            self.ways.add(printed_alternative(node))
            return False
        return node not in self.ways if node.tag in ALTERNATIVES else node in self.gone

    def _text(self, node: etree._Element) -> str:
        if node.tag in TEXT:
            return "" if node in self.codes else (node.text or "").replace("\r", "")
        return SIGNS[node.tag]

    def _start_paragraph(self, node: etree._Element) -> None:
        if isinstance(self.open[-1], _Flow):
            self.open.append(_Paragraph(node))

    def _whole_paragraph(self, node: etree._Element) -> None:
        """A paragraph of a document in which runs hold only what prints: read at once, it is most of the time."""
        if isinstance(flow := self.open[-1], _Flow):
            text = "".join(self._text(one) for run in node.iter(RUN) for one in run if one.tag in PRINTED)
            flow.paragraph(text, ended=node not in self.unended)

    def _start_box(self, node: etree._Element) -> None:
        box = _Flow(node)
        next(flow for flow in reversed(self.open) if isinstance(flow, _Flow)).blocks.append(box)
        self.open.append(box)

    def _start_table(self, node: etree._Element) -> None:
        if isinstance(flow := self.open[-1], _Flow):
            flow.close()
            flow.blocks.append(table := _Table(node, grid_widths(node)))
            self.open.append(table)

    def _start_row(self, node: etree._Element) -> None:
        if isinstance(table := self.open[-1], _Table):
            columns = len(table.widths)
            table.rows.append(row := _Row(node, gap_before(node, columns), columns))
            self.open.append(row)

    def _start_cell(self, node: etree._Element) -> None:
        if isinstance(row := self.open[-1], _Row):
            look = look_of(node)
            start, row.edge = row.edge, row.edge + span_of(look, row.columns)
            if merge_of(look, "hMerge") == "continue" and row.cells:
                row.cells[-1].end = row.edge
                self.open.append(_Flow(node))
            else:
                row.cells.append(cell := _Cell(node, start=start, end=row.edge, merge=merge_of(look, "vMerge")))
                self.open.append(cell)

    def _end(self, node: etree._Element) -> None:
        inner = self.open[-1]
        if inner.node is not node:
            return
        self.open.pop()
        if isinstance(inner, _Flow):
            inner.close()
        elif isinstance(inner, _Paragraph) and isinstance(flow := self.open[-1], _Flow):
            flow.paragraph("".join(inner.pieces), ended=node not in self.unended)
