"""A plain sheet of parts with a heading and a table each, as a Word file: A4, upright or lying, header rows repeat.

It is no official document: its margins are narrower than those of the layout, its fonts and styles the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import twips
from assistant.documents.writing.package import new_package, write_package
from assistant.documents.writing.plaintext import UNWRITABLE
from assistant.documents.writing.styles import footer_references, parts_beside
from assistant.documents.writing.wordxml import element, paragraph

SIDE, EDGE = 20.0, 22.0
"""Millimetres of margin: left and right, above and below."""
ROOM, WIDE_ROOM = (paper - 2 * SIDE for paper in layout.PAPER)
"""Millimetres that the columns of a table share, on an upright page and on one that lies."""
SHADE = "F2F2F2"
LONG = 600
"""Characters in a line of a table that may go on over the page."""
UNKNOWN = "\ufffd"
"""Stands for a character that no file can hold."""


@dataclass(frozen=True)
class Looks:
    """The styles of a sheet: title, headings, what is set in the middle, what stands left, and that of its tables."""

    title: layout.Style = layout.TITLE
    heading: layout.Style = layout.HEADING
    centred: layout.Style = layout.CENTRED
    flush: layout.Style = layout.FLUSH
    table: str = "TableGrid"


OWN = Looks()


@dataclass(frozen=True)
class Part:
    """A heading, a table, and sentences under it: `columns` are the header, `widths` in millimetres, `rows` as wide.

    Without rows there is no table; a line break in a cell begins a paragraph. The columns `centred` (from 0) are set
    in the middle; a row is at least `height` millimetres tall, where somebody is to write into it by hand.
    """

    heading: str
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    centred: frozenset[int] = frozenset()
    height: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """The whole sheet; the first part may go without a heading. `creator` goes into the file's properties.

    A `wide` sheet lies: its tables share `WIDE_ROOM` millimetres in place of `ROOM`.
    """

    title: str
    creator: str
    parts: tuple[Part, ...]
    wide: bool = False


def write_sheet(sheet: Sheet) -> bytes:
    """The sheet as .docx; the same sheet always gives the same bytes."""
    ends = _line("", layout.FLUSH), element("sectPr", *footer_references(), *paper(sheet.wide))
    document = element("document", element("body", *sheet_blocks(sheet, OWN), *ends))
    return write_package(new_package(document, parts_beside()), _writable(sheet.title), _writable(sheet.creator))


def sheet_blocks(sheet: Sheet, looks: Looks) -> Iterator[etree._Element]:
    """The sheet as the blocks of a body, which may be that of another document."""
    yield _line(sheet.title, looks.title)
    for part in sheet.parts:
        yield from _part(part, looks)


def _part(part: Part, looks: Looks) -> Iterator[etree._Element]:
    """The heading right over its table: LibreOffice may part it from what follows where sentences come between."""
    if part.heading:
        yield _line("", looks.flush)
        yield _line(part.heading, looks.heading)
    if part.rows:
        yield _table(part, looks)
    yield from (_line(note, looks.flush) for note in part.notes)


def _table(part: Part, looks: Looks) -> etree._Element:
    widths = [twips(width) for width in part.widths]
    properties = element(
        "tblPr",
        element("tblStyle", val=looks.table),
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    head = _row(part, part.columns, widths, looks, header=True)
    rows = (_row(part, row, widths, looks, header=False) for row in part.rows)
    return element("tbl", properties, grid, head, *rows)


def _row(part: Part, texts: tuple[str, ...], widths: list[int], looks: Looks, *, header: bool) -> etree._Element:
    """A line of the table. A header repeats; no line is cut by the page's end but one with a long text."""
    whole = element("cantSplit") if sum(map(len, texts)) < LONG else None
    tall = element("trHeight", val=twips(part.height), hRule="atLeast") if part.height else None
    look = element("trPr", whole, tall, element("tblHeader") if header else None)
    cells = (
        _cell(text, width, looks.centred if header or column in part.centred else looks.flush, header=header)
        for column, (text, width) in enumerate(zip(texts, widths, strict=True))
    )
    return element("tr", look, *cells)


def _cell(text: str, width: int, style: layout.Style, *, header: bool) -> etree._Element:
    shade = element("shd", val="clear", color="auto", fill=SHADE) if header else None
    look = element("tcPr", element("tcW", w=width, type="dxa"), shade, element("vAlign", val="center"))
    return element("tc", look, *(_line(line, style, keep_next=header) for line in text.splitlines() or [""]))


def _line(text: str, style: layout.Style, *, keep_next: bool = False) -> etree._Element:
    return paragraph(_writable(text), style.id, keep_next=keep_next)


def _writable(text: str) -> str:
    return UNWRITABLE.sub(UNKNOWN, text)


def paper(wide: bool = False) -> tuple[etree._Element, etree._Element]:
    """What a section says of its page: A4 and the margins of a sheet."""
    width, height = map(twips, reversed(layout.PAPER) if wide else layout.PAPER)
    edge, side, foot = twips(EDGE), twips(SIDE), twips(EDGE / 2)
    margins = {"top": edge, "right": side, "bottom": edge, "left": side, "header": foot, "footer": foot, "gutter": 0}
    lying = {"orient": "landscape"} if wide else {}
    return element("pgSz", w=width, h=height, **lying), element("pgMar", **margins)
