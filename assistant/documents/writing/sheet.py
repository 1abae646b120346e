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
    blocks = [block for part in sheet.parts for block in _part(part)]
    ends = _line("", layout.FLUSH), _section(sheet.wide)
    document = element("document", element("body", _line(sheet.title, layout.TITLE), *blocks, *ends))
    return write_package(new_package(document, parts_beside()), _writable(sheet.title), _writable(sheet.creator))


def _part(part: Part) -> Iterator[etree._Element]:
    """The heading right over its table: LibreOffice may part it from what follows where sentences come between."""
    if part.heading:
        yield _line("", layout.FLUSH)
        yield _line(part.heading, layout.HEADING)
    if part.rows:
        yield _table(part)
    yield from (_line(note, layout.FLUSH) for note in part.notes)


def _table(part: Part) -> etree._Element:
    widths = [twips(width) for width in part.widths]
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    head = _row(part, part.columns, widths, header=True)
    return element("tbl", properties, grid, head, *(_row(part, row, widths, header=False) for row in part.rows))


def _row(part: Part, texts: tuple[str, ...], widths: list[int], *, header: bool) -> etree._Element:
    """A line of the table. A header repeats; no line is cut by the page's end but one with a long text."""
    whole = element("cantSplit") if sum(map(len, texts)) < LONG else None
    tall = element("trHeight", val=twips(part.height), hRule="atLeast") if part.height else None
    look = element("trPr", whole, tall, element("tblHeader") if header else None)
    cells = (
        _cell(text, width, header=header, centred=header or column in part.centred)
        for column, (text, width) in enumerate(zip(texts, widths, strict=True))
    )
    return element("tr", look, *cells)


def _cell(text: str, width: int, *, header: bool, centred: bool) -> etree._Element:
    shade = element("shd", val="clear", color="auto", fill=SHADE) if header else None
    look = element("tcPr", element("tcW", w=width, type="dxa"), shade, element("vAlign", val="center"))
    style = layout.CENTRED if centred else layout.FLUSH
    return element("tc", look, *(_line(line, style, keep_next=header) for line in text.splitlines() or [""]))


def _line(text: str, style: layout.Style, *, keep_next: bool = False) -> etree._Element:
    return paragraph(_writable(text), style.id, keep_next=keep_next)


def _writable(text: str) -> str:
    return UNWRITABLE.sub(UNKNOWN, text)


def _section(wide: bool) -> etree._Element:
    """`w:sectPr`: A4, the footers."""
    width, height = map(twips, reversed(layout.PAPER) if wide else layout.PAPER)
    edge, side, foot = twips(EDGE), twips(SIDE), twips(EDGE / 2)
    margins = {"top": edge, "right": side, "bottom": edge, "left": side, "header": foot, "footer": foot, "gutter": 0}
    lying = {"orient": "landscape"} if wide else {}
    size = element("pgSz", w=width, h=height, **lying)
    return element("sectPr", *footer_references(), size, element("pgMar", **margins))
