"""A report as a minimal Word file, written by hand, in the ways in which such files turn up."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape

from tests.documents.reading.made.printed import BELOW, HEADINGS, WIDTHS, Covered, PrintedReport, covered

CONTROLS, TRACKED = "content controls", "tracked changes"
WAYS = (
    CONTROLS,
    TRACKED,
    "hair before",
    "late rows",
    "layout table",
    "split runs",
    "no widths",
    "wrong widths",
    "spaced figures",
)
"""Every way a file can be made beside the plain one; they can be joined.

content controls: round cells, runs, paragraphs and one whole table. tracked changes: an old figure deleted in every
cell, a deleted row of wrong figures, a deleted paragraph, one row inserted. hair before: some rows begin a hair later
than the others (`w:gridBefore`). late rows: where a label goes on from above a row has no cell, it begins later.
layout table: all of the report in the one cell of a table. split runs: labels in several runs, lines and paragraphs.
no widths, wrong widths: `w:tblGrid` as converters leave it. spaced figures: blanks of both widths round them.
"""

OLD = "88888"
"""What stood in every figure's cell before the tracked changes, and in the deleted row."""
HAIR, WIDE = 60, 9000
"""Twentieths of a point: how much later some rows begin, and how wide a table is."""
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:sectPr>\
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" \
w:header="850" w:footer="850" w:gutter="0"/></w:sectPr></w:body></w:document>"""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
MARGINS = '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
CHANGE = 'w:id="#" w:author="办公室" w:date="2026-01-10T09:00:00Z"'
HEIGHT = '<w:trHeight w:val="400"/>'
INSERTED, DELETED = f"<w:ins {CHANGE}/>", f"<w:del {CHANGE}/>"

Ways = frozenset[str]


def own_docx(report: PrintedReport, *ways: str) -> bytes:
    """The report in the form's order, title, headings, texts and tables; `ways` are some of WAYS."""
    if unknown := set(ways) - set(WAYS):
        raise ValueError(f"no such ways: {sorted(unknown)}")
    blocks = "".join(_blocks(report, frozenset(ways)))
    if "layout table" in ways:
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{WIDE}" w:type="dxa"/></w:tcPr>{blocks}</w:tc>'
        blocks = f"<w:tbl><w:tblPr/>{_grid([WIDE])}<w:tr>{cell}</w:tr></w:tbl>{_paragraph('')}"
    numbers = count(1)
    document = re.sub('"#"', lambda _: f'"{next(numbers)}"', DOCUMENT.format(blocks))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def _blocks(report: PrintedReport, ways: Ways) -> Iterator[str]:
    yield _paragraph(_run(report.title))
    yield from _lines(report.texts["preface"])
    if TRACKED in ways:
        yield f"<w:p><w:pPr><w:rPr>{DELETED}</w:rPr></w:pPr>{_deleted('这一段已经删去。')}</w:p>"
    for heading, name in zip(HEADINGS, BELOW, strict=True):
        yield _paragraph(_run(heading))
        if name in report.texts:
            yield from _lines(report.texts[name])
            continue
        table = _table(report, name, ways)
        yield _control(table) if name == "disputes" and CONTROLS in ways else table
        yield _paragraph("")


def _lines(text: str) -> Iterator[str]:
    return (_paragraph(_run(line)) for line in text.splitlines())


def _table(report: PrintedReport, name: str, ways: Ways) -> str:
    lines = covered(report.tables[name])
    column = WIDE // WIDTHS[name]
    rows = [_row(line, number, column, ways) for number, line in enumerate(lines)]
    if TRACKED in ways:
        rows[-1:] = [_deleted_row(lines[-1]), rows[-1].replace("</w:trPr>", f"{INSERTED}</w:trPr>")]
    widths = [column] * WIDTHS[name]
    if "hair before" in ways:
        widths = [HAIR, *widths]
    if "wrong widths" in ways:
        widths = [2 * HAIR + 37 * number for number in range(len(widths), 0, -1)]
    look = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{BORDERS}</w:tblBorders>{MARGINS}</w:tblPr>'
    return f"<w:tbl>{look}{_grid([] if 'no widths' in ways else widths, len(widths))}{''.join(rows)}</w:tbl>"


def _grid(widths: list[int], columns: int = 0) -> str:
    known = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{known or '<w:gridCol/>' * columns}</w:tblGrid>"


def _row(line: list[Covered], number: int, column: int, ways: Ways) -> str:
    """One row; a hair stands before every second row that no merged cell crosses, in others the first cell spans it."""
    hair = "hair before" in ways
    shown = list(line)
    while "late rows" in ways and shown[0].row != number:
        del shown[0]
    before = shown[0].column
    spans = [one.printed.columns for one in shown]
    if hair and (before or (number % 2 and all(one.printed.rows == 1 for one in line))):
        before += 1
    elif hair:
        spans[0] += 1
    width = before * column - hair * (column - HAIR)
    look = f'<w:gridBefore w:val="{before}"/><w:wBefore w:w="{width}" w:type="dxa"/>' if before else ""
    cells = "".join(_cell(one, number, span, column * span, ways) for one, span in zip(shown, spans, strict=True))
    return f"<w:tr><w:trPr>{look}{HEIGHT}</w:trPr>{cells}</w:tr>"


def _cell(one: Covered, number: int, span: int, width: int, ways: Ways) -> str:
    goes_on = one.row != number
    wide = 'w:w="0" w:type="auto"' if "no widths" in ways else f'w:w="{width}" w:type="dxa"'
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{"continue" if goes_on else "restart"}"/>' if one.printed.rows > 1 else ""
    look = f"<w:tcPr><w:tcW {wide}/>{across}{down}</w:tcPr>"
    if goes_on:
        return f"<w:tc>{look}{_paragraph('')}</w:tc>"
    if not one.printed.cell:
        return f"<w:tc>{look}{_label(one.printed.text, ways)}</w:tc>"
    return _figure_cell(look, _figure(one.printed.text, one.column, ways), one.column if CONTROLS in ways else None)


def _figure_cell(look: str, words: str, column: int | None) -> str:
    """The cell of a figure; a column that has controls has them round the run, the paragraph, or the whole cell."""
    place = None if column is None else column % 3
    paragraph = _paragraph(_control(words) if place == 0 else words)
    cell = f"<w:tc>{look}{_control(paragraph) if place == 1 else paragraph}</w:tc>"
    return _control(cell) if place == 2 else cell


def _figure(text: str, column: int, ways: Ways) -> str:
    if "spaced figures" in ways:
        text = ("　{}", " {}", "{} ", "\u00a0{}　")[column % 4].format(text)
    if TRACKED in ways:
        return f"{_deleted(OLD)}<w:ins {CHANGE}>{_run(text)}</w:ins>"
    return _run(text)


def _label(text: str, ways: Ways) -> str:
    if "split runs" not in ways or len(text) < 4:
        return _paragraph(_run(text))
    first, second, third = (_run(part) for part in (text[:2], text[2:-1], text[-1:]))
    if len(text) % 2:
        return _paragraph(f'<w:proofErr w:type="spellStart"/>{first}{second}<w:r><w:br/></w:r>{third}')
    return _paragraph(first + second) + _paragraph(third)


def _deleted_row(line: list[Covered]) -> str:
    """A row like the one below it, struck out, with wrong figures."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{one.printed.columns}"/></w:tcPr>'
        f"<w:p>{_deleted(OLD if one.printed.cell else one.printed.text)}</w:p></w:tc>"
        for one in line
    )
    return f"<w:tr><w:trPr>{HEIGHT}{DELETED}</w:trPr>{cells}</w:tr>"


def _deleted(text: str) -> str:
    return f"<w:del {CHANGE}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def _control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="#"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
