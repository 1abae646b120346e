"""The way out: a report leaves as a Word file only after it was checked, filled, read back and compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from assistant.checks import Finding, evaluate
from assistant.checks.values import place
from assistant.documents.guard.template import TemplateError
from assistant.documents.readback import Block, ReadBack, UnreadableError, read_back
from assistant.documents.writing.fill import fill
from assistant.report.figures import plain, shown
from assistant.report.form import Form
from assistant.report.report import Report
from knowledge.shelf import template_of

LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Export:
    """What came of an export: the file, or None when a finding stops it; the findings in either case."""

    data: bytes | None
    findings: tuple[Finding, ...]


class ReadBackError(Exception):
    """The produced file does not say what the report says: a fault of the program; no file leaves.

    `differences` are sentences, one each.
    """

    def __init__(self, *differences: str) -> None:
        super().__init__("生成的文件和报告对不上，没有导出：" + "；".join(differences))
        self.differences = differences


def export(report: Report, template: bytes | None = None, waived: Collection[str] = ()) -> Export:
    """The report as .docx in the office's template, or in the one that ships with the form.

    `waived` are the keys of findings that somebody let stand with a reason: an error of language passes with it, one
    of arithmetic never. TemplateError and TextError as `fill`; ReadBackError when the file, read again, differs from
    the report.
    """
    findings = evaluate(report)
    if in_the_way(findings, waived):
        return Export(None, findings)
    if template is None:
        template = template_of(report.form).read_bytes()
    data = fill(template, report)
    drawn = read_template(template, report.form)
    if differences := tuple(_differences(report, drawn, data)):
        raise ReadBackError(*differences)
    return Export(data, findings)


def in_the_way(findings: Iterable[Finding], waived: Collection[str]) -> tuple[Finding, ...]:
    """The findings with which a report may not leave, whatever is said to be waived."""
    return tuple(one for one in findings if one.stops and not (one.waivable and one.key in waived))


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


def _differences(report: Report, drawn: ReadBack, data: bytes) -> Iterator[str]:
    """Cell by cell and text by text: where the file, read again, is not the report in its template."""
    try:
        read = read_back(data, report.form)
    except UnreadableError as error:
        yield from error.problems
        return
    for cell_id, value in shown(report.form, report.figures).items():
        wanted = "" if value is None else plain(value)
        if read.cells[cell_id] != wanted:
            yield f"{place(report.form.cells[cell_id])}应为 {wanted}，文件里是 {read.cells[cell_id]}"
    for number, (wanted_block, found) in enumerate(zip_longest(_expected(report, drawn), read.blocks), 1):
        if wanted_block != found:
            yield f"正文第 {number} 段应为“{_cut(wanted_block)}”，文件里是“{_cut(found)}”"
            return


def _expected(report: Report, drawn: ReadBack) -> Iterator[Block]:
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
    return {
        f"«{piece.name}»": tuple(
            line.strip() for line in LINE_BREAK.split(report.texts.get(piece.ref, "")) if line.strip()
        )
        for piece in report.form.texts
    }


def _cut(block: Block | None) -> str:
    return "" if block is None else block.text[:40]
