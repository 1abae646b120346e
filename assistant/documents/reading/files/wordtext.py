"""The XML of a .docx: its body out of the package, and what its elements say of what is printed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from lxml import etree

from assistant.documents.reading.files.wordgrid import Merge

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = COMPATIBILITY + "AlternateContent"
ALTERNATIVES = (COMPATIBILITY + "Choice", COMPATIBILITY + "Fallback")
UNPRINTED = frozenset(
    WORD + tag
    for tag in (
        *("del", "moveFrom", "instrText", "delInstrText", "delText", "rt"),
        *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    )
)
"""Elements whose contents never print: what a tracked change took away, codes of fields, looks."""

RUN, ROW, CELL = (WORD + tag for tag in ("r", "tr", "tc"))
RUN_LOOK, ROW_LOOK, CELL_LOOK = (WORD + tag for tag in ("rPr", "trPr", "tcPr"))
PARAGRAPH_LOOK = WORD + "pPr"
DELETED = WORD + "del"
GONE = {
    WORD + "vanish": ((RUN_LOOK, RUN),),
    WORD + "strike": ((RUN_LOOK, RUN),),
    WORD + "dstrike": ((RUN_LOOK, RUN),),
    WORD + "cellDel": ((CELL_LOOK, CELL),),
    WORD + "hidden": ((ROW_LOOK, ROW),),
    DELETED: ((ROW_LOOK, ROW),),
}
"""Signs that a run, cell or row does not print, or is struck out, with the look that they stand in and whose it is."""

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
PART_BYTES = 64_000_000
WIDEST = 63
"""Columns of a table in Word."""
LONGEST = 5
"""Digits of a number of columns, or of a width, that makes sense."""

OLD = "文件是旧版 Word（.doc）、WPS 专用格式，或者加了密码：请用 Word 或 WPS 打开，另存为不加密码的 .docx，再重新上传"
INCOMPLETE = "文件不是完整的 Word 文档（.docx）：请用 Word 或 WPS 打开，另存为 .docx，再重新上传"
UNREADABLE = "Word 文档的正文读不出来（损坏了，或者表格嵌套得太深）：请用 Word 或 WPS 打开，另存一次，再重新上传"
TOO_LARGE = f"Word 文档太大：正文解开后超过 {PART_BYTES // 1_000_000} MB，请只留下年度报告，另存一次，再重新上传"
BODILESS = "文件里没有正文，不是 Word 文档（.docx）：请用 Word 或 WPS 打开，另存为 .docx，再重新上传"


def body_of(data: bytes) -> etree._Element:
    """The `w:body` of the document; ValueError, in a sentence for the clerk, where there is none to be read."""
    if data.startswith(OLD_OFFICE):
        raise ValueError(OLD)
    root = _parsed(_main_part(data))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(UNREADABLE)
    if STRICT.decode() in root.nsmap.values():
        root = _parsed(etree.tostring(root).replace(STRICT, WORD[1:-1].encode()))
    body = root.find(WORD + "body")
    if body is None:
        raise ValueError(BODILESS)
    return body


def _main_part(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_main_name(archive)) as part:
            xml = part.read(PART_BYTES + 1)
    except Exception as error:  # zipfile meets broken input with whatever error it runs into
        raise ValueError(INCOMPLETE) from error
    if len(xml) > PART_BYTES:
        raise ValueError(TOO_LARGE)
    return xml


def _main_name(archive: zipfile.ZipFile) -> str:
    with archive.open("_rels/.rels") as part:
        relations = etree.fromstring(part.read(PART_BYTES), _parser())
    for relation in relations.iter(RELATION):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(posixpath.join("/", relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def _parsed(xml: bytes) -> etree._Element:
    try:
        return etree.fromstring(xml, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError(UNREADABLE) from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def field_codes(body: etree._Element) -> frozenset[etree._Element]:
    """Every `w:t` that stands in the code of a field, before its result: the result of a field within that code.

    A field that never ends has no code, so nothing printed is lost to it.
    """
    texts: list[etree._Element] = []
    fields: list[int | None] = []
    opened: Counter[int] = Counter()
    for node in body.iter(WORD + "t", WORD + "fldChar"):
        kind = node.get(WORD + "fldCharType")
        if node.tag == WORD + "t":
            texts.append(node)
        elif kind == "begin":
            fields.append(len(texts))
        elif kind in ("separate", "end") and fields:
            begin = fields.pop()
            if begin is not None:
                opened[begin] += 1
                opened[len(texts)] -= 1
            fields += [None] if kind == "separate" else []
    depth = accumulate(opened[place] for place in range(len(texts)))
    return frozenset(text for text, deep in zip(texts, depth, strict=True) if deep)


def printed_alternative(choices: etree._Element) -> etree._Element | None:
    """The one of several ways to say the same that is read: the first with text, else the first."""
    ways = [way for way in choices if way.tag in ALTERNATIVES]
    spoken = (way for way in ways if next(way.iter(WORD + "t"), None) is not None)
    return next(spoken, ways[0] if ways else None)


def gone_from(body: etree._Element) -> frozenset[etree._Element]:
    """The runs, rows and cells that are hidden or deleted."""
    return frozenset(_owners(body, GONE))


def ended_by_none(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs whose end is deleted, so that the next paragraph goes on from them."""
    looks = _owners(body, dict.fromkeys((DELETED, WORD + "moveFrom"), ((RUN_LOOK, PARAGRAPH_LOOK),)))
    return frozenset(owner for look in looks if (owner := look.getparent()) is not None)


def _owners(body: etree._Element, signs: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[etree._Element]:
    """What such a sign in a look says something of: by the tags of the look and of its owner."""
    for node in body.iter(*signs):
        look = node.getparent()
        owner = None if look is None else look.getparent()
        if look is not None and owner is not None and (look.tag, owner.tag) in signs[node.tag] and _on(node):
            yield owner


def _on(switch: etree._Element) -> bool:
    return switch.get(WORD + "val", "1") not in ("0", "false", "off")


MERGES = tuple(WORD + tag for tag in ("gridSpan", "vMerge", "hMerge", "cellMerge"))
CellLook = Mapping[str, etree._Element]
"""What a cell's `w:tcPr` says of merges, by tag."""


def look_of(cell: etree._Element) -> CellLook:
    """The cell's look; a tag that stands there twice counts as it stands last."""
    look = cell.find(CELL_LOOK)
    return {} if look is None else {child.tag: child for child in look.iterchildren(*MERGES)}


def merge_of(look: CellLook, direction: str) -> Merge:
    """How `w:vMerge` or `w:hMerge` merges the cell; a tracked merge counts as done."""
    tracked = look.get(WORD + "cellMerge") if direction == "vMerge" else None
    if tracked is not None and (kind := tracked.get(WORD + "vMerge")):
        return "restart" if kind == "rest" else "continue"
    merged = look.get(WORD + direction)
    if merged is None:
        return ""
    return "restart" if merged.get(WORD + "val") == "restart" else "continue"


def grid_widths(table: etree._Element) -> tuple[int, ...]:
    """The widths of the grid's columns; 0 where one is not said."""
    return tuple(_number(column, 0, "w") for column in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol"))


def gap_before(row: etree._Element, columns: int) -> int:
    """How many grid columns a row leaves free before its first cell."""
    return min(_number(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0), max(columns, WIDEST))


def span_of(look: CellLook, columns: int) -> int:
    """Over how many grid columns a cell goes, of so many; tables whose grid is not said can be as wide as Word's."""
    return min(max(_number(look.get(WORD + "gridSpan"), 1), 1), max(columns, WIDEST))


def _number(node: etree._Element | None, default: int, attribute: str = "val") -> int:
    text = "" if node is None else node.get(WORD + attribute, "")
    return int(text) if text.isdecimal() and len(text) <= LONGEST else default
