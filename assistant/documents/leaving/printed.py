"""A Word file of ours printed to PDF, read again by the reader of PDF, and compared with the report.

A page says nothing of merges or of paragraphs that a page's end has torn: every figure is compared, and of the words
every letter and digit in its order.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.values import place
from assistant.documents.guard.limits import limits_set
from assistant.documents.leaving.compare import ReadBackError, lines_of
from assistant.documents.reading.cells.tables import read_tables
from assistant.documents.reading.files.apart import read_apart
from assistant.documents.reading.paper import Line, Paper
from assistant.documents.writing.pdf import pdf_of
from assistant.report.figures import plain, shown
from assistant.report.report import Report


def printed_file(report: Report, word: bytes) -> bytes:
    """The Word file of the report as .pdf; PdfError as `pdf_of`, ReadBackError when the pages say something else."""
    data = pdf_of(word)
    limits = limits_set()
    try:
        paper = read_apart("pdf", data, limits.seconds, limits.memory, limits.pages)
    except ValueError as error:
        raise ReadBackError(str(error)) from error
    if differences := (*_cells(report, paper), *_words(report, paper)):
        raise ReadBackError(*differences)
    return data


def _cells(report: Report, paper: Paper) -> Iterator[str]:
    read = read_tables(paper.sheets, report.form).readings
    for cell_id, value in shown(report.form, report.figures).items():
        wanted = "" if value is None else plain(value)
        found = read[cell_id].raw.strip() if cell_id in read else ""
        if found != wanted:
            yield f"{place(report.form.cells[cell_id])}应为 {wanted}，文件里是 {found}"


def _words(report: Report, paper: Paper) -> Iterator[str]:
    """The first paragraph that does not stand behind the one before it."""
    text = "".join(_letters(block.text) for block in paper.blocks if isinstance(block, Line))
    at = 0
    for line in _lines(report):
        at = text.find(_letters(line), at)
        if at < 0:
            yield f"文件里找不到“{line[:40]}”"
            return
        at += len(_letters(line))


def _lines(report: Report) -> Iterator[str]:
    for piece in report.form.pieces:
        if piece.what == "title":
            yield report.title
        elif piece.what == "heading":
            yield piece.ref
        elif piece.what == "text":
            yield from lines_of(report.texts.get(piece.ref, ""))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
