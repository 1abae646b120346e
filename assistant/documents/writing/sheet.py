"""A plain sheet of parts with a heading and a table each, as a Word file: A4, 宋体, header rows that repeat.

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
ROOM = layout.PAPER[0] - 2 * SIDE
"""Millimetres that the columns of a table share."""
SHADE = "F2F2F2"
LONG = 600
"""Characters in a line of a table that may go on over the page."""
UNKNOWN = "\ufffd"
"""Stands for a character that no file can hold."""


@dataclass(frozen=True)
class Part:
    """A heading, a table, and sentences under it: `columns` are the header, `widths` in millimetres, `rows` as wide.

    Without rows there is no table; a line break in a cell begins a paragraph.
    """

    heading: str
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole sheet; the first part may go without a heading. `creator` goes into the file's properties."""

    title: str
    creator: str
    parts: tuple[Part, ...]


def write_sheet(sheet: Sheet) -> bytes:
    """The sheet as .docx; the same sheet always gives the same bytes."""
    blocks = [block for part in sheet.parts for block in _part(part)]
    document = element(
        "document", element("body", _line(sheet.title, layout.TITLE), *blocks, _line("", layout.FLUSH), _section())
    )
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
    head = _row(part.columns, widths, header=True)
    return element("tbl", properties, grid, head, *(_row(row, widths, header=False) for row in part.rows))


def _row(texts: tuple[str, ...], widths: list[int], *, header: bool) -> etree._Element:
    """A line of the table. A header repeats; no line is cut by the page's end but one with a long text."""
    whole = element("cantSplit") if sum(map(len, texts)) < LONG else None
    look = element("trPr", whole, element("tblHeader") if header else None)
    return element("tr", look, *(_cell(*one, header=header) for one in zip(texts, widths, strict=True)))


def _cell(text: str, width: int, *, header: bool) -> etree._Element:
    shade = element("shd", val="clear", color="auto", fill=SHADE) if header else None
    look = element("tcPr", element("tcW", w=width, type="dxa"), shade, element("vAlign", val="center"))
    style = layout.CENTRED if header else layout.FLUSH
    return element("tc", look, *(_line(line, style, keep_next=header) for line in text.splitlines() or [""]))


def _line(text: str, style: layout.Style, *, keep_next: bool = False) -> etree._Element:
    return paragraph(_writable(text), style.id, keep_next=keep_next)


def _writable(text: str) -> str:
    return UNWRITABLE.sub(UNKNOWN, text)


def _section() -> etree._Element:
    """`w:sectPr`: A4, the footers."""
    width, height = map(twips, layout.PAPER)
    edge, side, foot = twips(EDGE), twips(SIDE), twips(EDGE / 2)
    margins = {"top": edge, "right": side, "bottom": edge, "left": side, "header": foot, "footer": foot, "gutter": 0}
    return element("sectPr", *footer_references(), element("pgSz", w=width, h=height), element("pgMar", **margins))
