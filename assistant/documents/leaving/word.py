"""A report as a Word file: filled into the template, read again, and compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.checks.values import place
from assistant.documents.guard.template import TemplateError
from assistant.documents.leaving.compare import ReadBackError, lines_of, refuse_differences
from assistant.documents.readback import Block, ReadBack, UnreadableError, read_back
from assistant.documents.writing.fill import fill
from assistant.report.form import Form
from assistant.report.report import Report
from knowledge.shelf import template_of


def word_file(report: Report, template: bytes | None) -> bytes:
    """The report as .docx in the office's template, or in the one that ships with the form.

    TemplateError and TextError as `fill`; ReadBackError when the file, read again, differs from the report.
    """
    template = template or template_of(report.form).read_bytes()
    data = fill(template, report)
    drawn = read_template(template, report.form)
    try:
        read = read_back(data, report.form)
    except UnreadableError as error:
        raise ReadBackError(*error.problems) from error
    refuse_differences(report, read, expected(report, drawn))
    return data


def read_template(template: bytes, form: Form) -> ReadBack:
    """What the template says, every marker in its own cell and the pieces in the form's order, or TemplateError."""
    try:
        drawn = read_back(template, form)
    except UnreadableError as error:
        raise TemplateError(*error.problems) from None
    if problems := (*_misplaced(drawn, form), *_disordered(drawn, form)):
        raise TemplateError(*problems)
    return drawn


def _misplaced(drawn: ReadBack, form: Form) -> Iterator[str]:
    for cell in form.cells.values():
        mark = f"«{cell.mark}»"
        found = re.sub(r"\s+", "", drawn.cells[cell.id])
        if found != mark:
            yield f"{place(cell)}里应当只有标记{mark}，却是“{found[:30]}”"


def _disordered(drawn: ReadBack, form: Form) -> Iterator[str]:
    """Title, headings, tables and obligatory texts stand in the form's order; the rest may stand anywhere."""
    blocks = iter(drawn.blocks)
    for piece in form.pieces:
        if piece.optional:
            continue
        wanted = {"title": "«标题»", "text": f"«{piece.name}»"}.get(piece.what, piece.ref)
        what = "table" if piece.what == "table" else "paragraph"
        if not any(block.what == what and _holds(block.text, wanted) for block in blocks):
            name = form.table(piece.ref).section + "的表格" if what == "table" else wanted
            yield f"模板里找不到“{name}”，或者它不在格式规定的位置"
            return


def _holds(text: str, wanted: str) -> bool:
    squeezed = re.sub(r"\s+", "", text)
    return wanted in squeezed if wanted.startswith("«") else squeezed == wanted


def expected(report: Report, drawn: ReadBack) -> Iterator[Block]:
    """The template's blocks, each slot replaced by the report's own words."""
    texts = _texts(report)
    for block in drawn.blocks:
        slot = re.sub(r"\s+", "", block.text)
        if slot in texts:
            yield from (Block("paragraph", line) for line in texts[slot])
        elif block.what == "paragraph":
            yield Block("paragraph", re.sub(r"«\s*标题\s*»", lambda _: report.title, block.text))
        else:
            yield block


def _texts(report: Report) -> Mapping[str, tuple[str, ...]]:
    return {f"«{piece.name}»": lines_of(report.texts.get(piece.ref, "")) for piece in report.form.texts}
