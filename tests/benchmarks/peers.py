"""The same report in the same layout, filled three ways: ours, docxtpl's tags, python-docx's `Table.cell()`."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from assistant.documents.writing.fill import fill
from assistant.documents.writing.template import make_template
from assistant.report.figures import Value, plain, shown
from assistant.report.form import Form
from assistant.report.report import Report

MARKER = re.compile(r"«(.*?)»")


@dataclass(frozen=True)
class Content:
    """What goes into the document, ready to be put there: figures and single lines by marker, texts as lines."""

    lines: Mapping[str, str]
    texts: Mapping[str, list[str]]


def content_of(report: Report) -> Content:
    """The content of the report, worked out beforehand for the peers that cannot do so themselves."""
    values: Mapping[str, Value | None] = shown(report.form, report.figures)
    lines = {cell.mark: plain(value) for cell in report.form.cells.values() if (value := values[cell.id]) is not None}
    texts = {piece.name: [*filter(None, report.texts.get(piece.ref, "").split("\n"))] for piece in report.form.texts}
    return Content({**lines, "标题": report.title}, texts)


def ours(report: Report) -> Callable[[], bytes]:
    """Markers through lxml, totals worked out, package rewritten."""
    return partial(fill, make_template(report.form), report)


def docxtpl_peer(report: Report) -> Callable[[], bytes]:
    """docxtpl with its own tags in our layout, undefined names refused, values escaped."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined

    content, names = content_of(report), _tag_names(report.form)
    tagged = _tagged(make_template(report.form), names, set(content.texts))
    context = {names[name]: value for name, value in {**content.lines, **content.texts}.items()}
    environment = Environment(undefined=StrictUndefined, autoescape=True)

    def render() -> bytes:
        document = DocxTemplate(io.BytesIO(tagged))
        document.render(context, environment, autoescape=True)
        return _saved(document)

    return render


def cell_peer(report: Report) -> Callable[[], bytes]:
    """python-docx: one `Table.cell(row, column)` a figure."""
    content = content_of(report)
    template = make_template(report.form)
    places = _grid_places(Document(io.BytesIO(template)))

    def render() -> bytes:
        document = Document(io.BytesIO(template))
        for name, (table, row, column) in places.items():
            document.tables[table].cell(row, column).paragraphs[0].runs[0].text = content.lines[name]
        for paragraph in list(document.paragraphs):
            if marker := MARKER.fullmatch(paragraph.text.strip()):
                _replace(paragraph, content, marker[1])
        return _saved(document)

    return render


def grid_of(data: bytes) -> list[list[list[str]]]:
    """Every table's text, row by row, as python-docx reads it; paragraphs come first as a table of one column."""
    document = Document(io.BytesIO(data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [[[paragraph.text] for paragraph in document.paragraphs], *tables]


def _tag_names(form: Form) -> dict[str, str]:
    names = ["标题", *(cell.mark for cell in form.cells.values()), *(piece.name for piece in form.texts)]
    return {name: f"v{number}" for number, name in enumerate(names)}


def _tagged(template: bytes, names: Mapping[str, str], texts: set[str]) -> bytes:
    """Our template with docxtpl's tags where our markers stand; a text becomes a loop over its lines."""
    document = Document(io.BytesIO(template))
    for paragraph in document.element.body.iter(qn("w:p")):
        written = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        marker = MARKER.fullmatch(written.strip())
        if marker is None:
            continue
        name = marker[1]
        if name in texts:
            before, after = deepcopy(paragraph), deepcopy(paragraph)
            _write(before, f"{{%p for line in {names[name]} %}}")
            _write(after, "{%p endfor %}")
            paragraph.addprevious(before)
            paragraph.addnext(after)
        _write(paragraph, "{{ line }}" if name in texts else f"{{{{ {names[name]} }}}}")
    return _saved(document)


def _write(paragraph: Any, words: str) -> None:
    first, *others = paragraph.iter(qn("w:t"))
    first.text = words
    for other in others:
        other.text = ""


def _grid_places(document: DocumentType) -> dict[str, tuple[int, int, int]]:
    found: dict[str, tuple[int, int, int]] = {}
    for table_number, table in enumerate(document.tables):
        for row_number, row in enumerate(table.rows):
            for column_number, cell in enumerate(row.cells):
                if marker := MARKER.fullmatch(cell.text.strip()):
                    found.setdefault(marker[1], (table_number, row_number, column_number))
    return found


def _replace(paragraph: Paragraph, content: Content, name: str) -> None:
    lines = content.texts.get(name, [content.lines[name]] if name in content.lines else [])
    element: Any = paragraph._p
    for line in lines:
        copy = deepcopy(element)
        _write(copy, line)
        element.addprevious(copy)
    element.getparent().remove(element)


def _saved(document: DocumentType) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
