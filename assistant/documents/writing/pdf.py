"""A Word file printed to PDF by LibreOffice."""

from __future__ import annotations

from assistant.documents import libreoffice
from assistant.documents.guard.limits import limits_set
from assistant.documents.writing.fonts import fonts_config

FILTERS = (
    "--infilter=MS Word 2007 XML",
    "--convert-to",
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}',
)
MISSING = "本机没有装 LibreOffice，不能生成 PDF：请导出 Word 文件，用 Word 或 WPS 另存为 PDF"
TOO_SLOW = "LibreOffice 在 {:g} 秒内没有排好版：请再试一次"
FAILED = "LibreOffice 没有把版面排出来：请再试一次"


class PdfError(Exception):
    """Why there is no PDF, and what to do, in one sentence."""


def can_make_pdf() -> bool:
    """Whether LibreOffice is installed."""
    return libreoffice.program() is not None


def pdf_of(docx: bytes) -> bytes:
    """The Word file as PDF; PdfError when LibreOffice is missing, fails or takes too long."""
    return pdfs_of(docx)[0]


def pdfs_of(*files: bytes) -> tuple[bytes, ...]:
    """The Word files as PDFs, made with one start of the program; a bookmark becomes a named destination."""
    program = libreoffice.program()
    if program is None:
        raise PdfError(MISSING)
    seconds = limits_set().seconds
    named = {f"{number}.docx": data for number, data in enumerate(files)}
    try:
        made = libreoffice.converted(program, named, FILTERS, seconds, fonts_config())
    except TimeoutError:
        raise PdfError(TOO_SLOW.format(seconds)) from None
    pdfs = tuple(made.get(f"{number}.pdf", b"") for number in range(len(files)))
    if not all(pdfs):
        raise PdfError(FAILED)
    return pdfs
