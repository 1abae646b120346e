"""A report put into a template: figures and texts take the places and the looks of their markers."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.package import Package
from lxml import etree

from assistant.documents.guard.template import TemplateError, open_package
from assistant.documents.writing import layout
from assistant.documents.writing.markers import TITLE_NAME, Place, find_markers, marker_problems
from assistant.documents.writing.package import write_package
from assistant.documents.writing.plaintext import one_line, paragraphs_of
from assistant.documents.writing.slots import put_text
from assistant.documents.writing.wordxml import NAME, RUN, RUN_LOOK, SPACE, STYLE, STYLE_ID, VAL, parent_of
from assistant.report.figures import Value, plain, shown
from assistant.report.report import Report


def fill(template: bytes, report: Report) -> bytes:
    """The report as .docx: the template with every marker replaced, all else as the office left it.

    A blank cell stays empty. TemplateError lists what is wrong with the template; TextError says which
    character of which text cannot be written. Checks and reading back are `export`'s.
    """
    return write_package(filled_package(template, report), report.title, report.organ)


def filled_package(template: bytes, report: Report) -> Package:
    """The same, still open for what a draft copy has beside the report."""
    package = open_package(template)
    put_in(package, report)
    return package


def put_in(package: Package, report: Report) -> None:
    """Replace every marker of the template by what the report has for it."""
    places = find_markers(package.main_document_part.element)
    if problems := tuple(dict.fromkeys(marker_problems(report.form, package, places))):
        raise TemplateError(*problems)
    lines = _lines(report)
    texts = {piece.name: paragraphs_of(report.texts.get(piece.ref, ""), piece.name) for piece in report.form.texts}
    optional = {piece.name for piece in report.form.texts if piece.optional}
    subheading = _subheading_style(package)
    for found in reversed(places):
        if found.name in texts:
            put_text(found, texts[found.name], subheading, optional=found.name in optional)
        else:
            _put_line(found, lines[found.name])


def _lines(report: Report) -> Mapping[str, str]:
    """What goes in place of the title's marker and of each cell's, by the marker's name."""
    values = shown(report.form, report.figures)
    figures = {cell.mark: _printed(values[cell.id]) for cell in report.form.cells.values()}
    return {**figures, TITLE_NAME: one_line(report.title, TITLE_NAME)}


def _printed(value: Value | None) -> str:
    return "" if value is None else plain(value)


def _subheading_style(package: Package) -> str | None:
    """The id of the template's style for second-level headings, found by the name that every program keeps."""
    try:
        styles = package.main_document_part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    except (KeyError, ValueError):
        return None
    for style in styles.element.iter(STYLE) if isinstance(styles, XmlPart) else ():
        name = style.find(NAME)
        if name is not None and name.get(VAL, "").lower() == layout.SUBHEADING.name:
            identity: str | None = style.get(STYLE_ID)
            return identity
    return None


def _put_line(found: Place, value: str) -> None:
    """The value into the run where the marker begins; what of the marker stood in other runs goes."""
    for text, start, end in tuple(found.pieces()):
        words = text.text or ""
        text.text = words[:start] + value + words[end:]
        text.set(SPACE, "preserve")
        value = ""
        if not text.text:
            _drop(text)


def _drop(text: etree._Element) -> None:
    """An empty `w:t` away, and its run if nothing else is in it."""
    run = parent_of(text)
    run.remove(text)
    if run.tag == RUN and all(child.tag == RUN_LOOK for child in run):
        parent_of(run).remove(run)
