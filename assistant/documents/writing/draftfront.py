"""What a draft copy has before the report: pages of its own that say what is still open, the mark on every page."""

from __future__ import annotations

from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.package import Package
from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import Style
from assistant.documents.writing.sheet import Looks, Sheet, paper, sheet_blocks
from assistant.documents.writing.styles import paragraph_style, ruled_table
from assistant.documents.writing.watermark import HEADER, mark_every_page
from assistant.documents.writing.wordxml import BODY, SECTION, element, paragraph, qname

TABLE, TABLE_NAME = "DraftGrid", "草稿表格"


def _own(style: Style, identity: str, name: str) -> Style:
    return replace(style, id=identity, name=name)


LOOKS = Looks(
    _own(layout.TITLE, "DraftTitle", "草稿标题"),
    replace(_own(layout.HEADING, "DraftHeading", "草稿小标题"), level=None, first_line=0),
    _own(layout.CENTRED, "DraftCentred", "草稿居中"),
    _own(layout.FLUSH, "DraftFlush", "草稿左齐"),
    TABLE,
)
"""Styles of its own: an office's template may have others under the names of the house."""
AFTER_PAGE = tuple(qname(tag) for tag in ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType"))
"""What stands before the page numbering in a section's properties."""


def put_front(package: Package, sheet: Sheet, ends: str, line: str) -> None:
    """The sheet as a section of its own before all else, `ends` its last words; the mark with `line` on every page."""
    body = package.main_document_part.element.find(BODY)
    _add_styles(package)
    _begin_anew(next(body.iter(SECTION), None))
    section = element("sectPr", *paper())
    mark_every_page(package, section, line)
    last = paragraph(ends, LOOKS.flush.id)
    last[0].append(section)
    for place, block in enumerate((*sheet_blocks(sheet, LOOKS), last)):
        body.insert(place, block)


def _begin_anew(section: etree._Element | None) -> None:
    """The report begins on a page of its own, with the page number that it will have when it is finished."""
    if section is None:
        return
    for begins in section.findall(qname("type")):
        section.remove(begins)
    if section.find(qname("pgNumType")) is None:
        before = [child for child in section if child.tag in AFTER_PAGE]
        if before:
            before[-1].addnext(element("pgNumType", start=1))


def _add_styles(package: Package) -> None:
    try:
        styles = package.main_document_part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    except (KeyError, ValueError):
        return
    if isinstance(styles, XmlPart):
        own = (LOOKS.title, LOOKS.heading, LOOKS.centred, LOOKS.flush, HEADER)
        styles.element.extend([*map(paragraph_style, own), ruled_table(TABLE, TABLE_NAME)])
