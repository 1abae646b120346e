"""The pages of a PDF: how large they are, what stands on them, and each as a picture.

PDFium is not made for threads: whoever asks it anything holds its lock.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2
from pypdfium2 import raw

SCALE = 192 / 72
"""Two dots for each of the screen's: the picture stays sharp when it is drawn larger."""
THIN = 3.0
"""Points: what is not thicker is a line of a table."""
_PDFIUM = Lock()


@dataclass(frozen=True)
class Point:
    """A place on a page, in points from its lower left corner; pages count from 0."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Area:
    """A rectangle of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Sheet:
    """What stands on one page: its size, the thin lines on it, and its characters without spaces, as they were set."""

    width: float
    height: float
    lines: tuple[Area, ...]
    characters: tuple[tuple[str, Area], ...]


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_picture(pdf: bytes, number: int) -> bytes:
    """The page of that number, counted from 0, as PNG; IndexError when there is none."""
    with _opened(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        image = document[number].render(scale=SCALE).to_pil()
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=3)
    return stream.getvalue()


def sheets_of(pdf: bytes) -> tuple[Sheet, ...]:
    """What stands on every page."""
    with _opened(pdf) as document:
        return tuple(_sheet(page) for page in document)


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    return Sheet(width, height, tuple(_lines(page)), tuple(_characters(page)))


def _lines(page: pypdfium2.PdfPage) -> Iterator[Area]:
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        area = Area(*drawn.get_bounds())
        if min(area.right - area.left, area.top - area.bottom) <= THIN:
            yield area


def _characters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Area]]:
    text = page.get_textpage()
    for number in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, number))
        if not character.isspace() and character.isprintable():
            yield character, Area(*text.get_charbox(number, loose=True))


def destinations(pdf: bytes) -> Mapping[str, Point]:
    """Where the named destinations of the PDF are."""
    with _opened(pdf) as document:
        return dict(_destination(document, number) for number in range(raw.FPDF_CountNamedDests(document)))


def _destination(document: pypdfium2.PdfDocument, number: int) -> tuple[str, Point]:
    size = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, number, None, size)
    buffer = ctypes.create_string_buffer(size.value)
    found = raw.FPDF_GetNamedDest(document, number, buffer, size)
    x, y, zoom = (raw.FS_FLOAT() for _ in range(3))
    raw.FPDFDest_GetLocationInPage(found, *(raw.FPDF_BOOL() for _ in range(3)), x, y, zoom)
    name = buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
    return name, Point(raw.FPDFDest_GetDestPageIndex(document, found), x.value, y.value)
