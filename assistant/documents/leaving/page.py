"""A report as a web page, and as what goes into the editor of a website: each read again and compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.leaving.compare import ReadBackError, lines_of, refuse_differences
from assistant.documents.readback import Block, UnreadableError, read_blocks
from assistant.documents.reading.files.webpage import read_page
from assistant.documents.writing.webpage import webpage, webpage_fragment
from assistant.report.report import Report

SPACES = re.compile("[ \t\r\n\f]+")
"""What a browser prints as one space."""


def page_file(report: Report) -> bytes:
    """The report as a whole .html file; TextError as `fill`, ReadBackError when the page, read again, differs."""
    return _compared(report, webpage(report))


def fragment_file(report: Report) -> bytes:
    """The same without what a browser needs round it."""
    return _compared(report, webpage_fragment(report).encode())


def _compared(report: Report, data: bytes) -> bytes:
    try:
        read = read_blocks(read_page(data).blocks, report.form)
    except UnreadableError as error:
        raise ReadBackError(*error.problems) from error
    except ValueError as error:
        raise ReadBackError(str(error)) from error
    refuse_differences(report, read, expected(report))
    return data


def expected(report: Report) -> Iterator[Block]:
    """The report in printed order, as a page prints it."""
    for piece in report.form.pieces:
        match piece.what:
            case "table":
                yield Block("table", piece.ref)
            case "title":
                yield Block("paragraph", _spaced(report.title))
            case "heading":
                yield Block("paragraph", _spaced(piece.ref))
            case "text":
                lines = map(_spaced, lines_of(report.texts.get(piece.ref, "")))
                yield from (Block("paragraph", line) for line in lines)


def _spaced(text: str) -> str:
    return SPACES.sub(" ", text).strip(" ")
