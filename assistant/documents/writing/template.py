"""The Word template of a form, drawn from the form's data alone, a visible marker in every place to fill.

Run as a module it draws the templates of all shipped forms anew.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from assistant.documents.writing import layout
from assistant.documents.writing.layout import twentieths, twips
from assistant.documents.writing.package import new_package, write_package
from assistant.documents.writing.styles import footer_references, parts_beside
from assistant.documents.writing.tables import draw_table, marker
from assistant.documents.writing.wordxml import element, paragraph
from assistant.report.form import Form, Piece
from knowledge.shelf import load_forms, template_of

TITLE_MARK = "标题"


def make_template(form: Form) -> bytes:
    """The .docx template of the form; the same form always gives the same bytes."""
    return write_package(new_package(_document(form), parts_beside()), title=form.name)


def _document(form: Form) -> etree._Element:
    return element("document", element("body", *(_block(form, piece) for piece in form.pieces), _section()))


def _block(form: Form, piece: Piece) -> etree._Element:
    match piece.what:
        case "table":
            return draw_table(form.table(piece.ref), form.cells)
        case "title":
            return paragraph(marker(TITLE_MARK), layout.TITLE.id)
        case "heading":
            return paragraph(piece.ref, layout.HEADING.id)
        case "text":
            return paragraph(marker(piece.name), layout.LOOKS[piece.look].id)


def _section() -> etree._Element:
    """`w:sectPr`: A4, the type area, the line grid, the footers."""
    width, height = map(twips, layout.PAPER)
    margins = {
        "top": twips(layout.TOP),
        "right": twips(layout.RIGHT),
        "bottom": twips(layout.BOTTOM),
        "left": twips(layout.LEFT),
        "header": twips(layout.FOOTER),
        "footer": twips(layout.FOOTER),
        "gutter": 0,
    }
    return element(
        "sectPr",
        *footer_references(),
        element("pgSz", w=width, h=height),
        element("pgMar", **margins),
        # "linesAndChars" makes some programs set half the characters a line: the pitch stands in the styles.
        element("docGrid", type="lines", linePitch=twentieths(layout.LINE)),
    )


if __name__ == "__main__":
    for shipped in load_forms():
        Path(str(template_of(shipped))).write_bytes(make_template(shipped))
