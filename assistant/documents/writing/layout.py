"""How an official document looks: the measures of GB/T 9704-2012 as data, and the styles of a report.

Lengths in millimetres, type sizes in points. Where the standard is silent (tables), the values are the house's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from assistant.report.form import Look

PAPER = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
"""5.2.1: head 37, binding side 28, a type area of 156 × 225."""
FOOTER = 25.0
"""From the paper's edge to the page number, which then stands 7 below the type area (7.5)."""
LINE = 28.95
"""22 lines on 225 mm (5.2.3), in points, exactly."""
PITCH = -0.3
"""28 characters of 16 pt need 448 pt, the type area has 442 (5.2.3); points between characters.

A line that is left less to spare (-0.25) loses the stop that hangs over its edge in LibreOffice 7.4.
"""
PAGE_DASH = "—"

FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
SIZE_2, SIZE_3, SIZE_4, TABLE_SIZE = 22.0, 16.0, 14.0, 10.0

ROW_HEIGHT = 6.4
CELL_MARGIN, CELL_MARGIN_ABOVE = 1.0, 0.5
"""Left and right of a cell's text, and above and below it."""
BORDER = 0.5
"""Points."""
WHOLE_LINES = 20
"""A table of so few lines stays on one page; its blocks have headers of their own that could not repeat."""


@dataclass(frozen=True)
class Style:
    """One paragraph style. Indents in characters, spacing before and after in lines.

    `line` is the exact line pitch in points, None for single spacing (cells of any height). A paragraph that
    does not `snap` keeps to that pitch alone: on the grid, a tall stand-in font would take two lines of it.
    `level` is the outline level of a heading, counted from 0; a heading stays with what follows.
    """

    id: str
    name: str
    font: str
    size: float
    align: Literal["both", "left", "center", "right"] = "both"
    line: float | None = LINE
    snap: bool = True
    pitch: float = 0.0
    first_line: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    level: int | None = None
    keep_next: bool = False


NORMAL = Style("Normal", "Normal", FANGSONG, SIZE_3, pitch=PITCH)
TITLE = Style("Title", "Title", XIAOBIAOSONG, SIZE_2, "center", snap=False, after=1, keep_next=True)
HEADING = Style("Heading1", "heading 1", HEITI, SIZE_3, pitch=PITCH, first_line=2, level=0, keep_next=True)
SUBHEADING = Style("Heading2", "heading 2", KAITI, SIZE_3, pitch=PITCH, first_line=2, level=1, keep_next=True)
BODY_TEXT = Style("BodyText", "Body Text", FANGSONG, SIZE_3, pitch=PITCH, first_line=2)
CLOSING = Style("Closing", "Closing", FANGSONG, SIZE_3, pitch=PITCH, first_line=2, keep_next=True)
NUMBER = Style("DocumentNumber", "发文字号", FANGSONG, SIZE_3, "center", pitch=PITCH, after=1)
ADDRESSEE = Style("Addressee", "主送机关", FANGSONG, SIZE_3, "left", pitch=PITCH)
SIGNATURE = Style("Signature", "Signature", FANGSONG, SIZE_3, "right", pitch=PITCH, right=2, before=1, keep_next=True)
DATE = Style("Date", "Date", FANGSONG, SIZE_3, "right", pitch=PITCH, right=4)
FOOT = Style("Footer", "footer", SONGTI, SIZE_4, line=None, snap=False)
CENTRED = Style("TableCentred", "表格居中", SONGTI, TABLE_SIZE, "center", line=None, snap=False)
FLUSH = Style("TableFlush", "表格左齐", SONGTI, TABLE_SIZE, "left", line=None, snap=False)
NOTE = Style("TableNote", "表格注文", KAITI, TABLE_SIZE, "left", line=None, snap=False)

STYLES = (
    NORMAL,
    TITLE,
    HEADING,
    SUBHEADING,
    BODY_TEXT,
    CLOSING,
    NUMBER,
    ADDRESSEE,
    SIGNATURE,
    DATE,
    FOOT,
    CENTRED,
    FLUSH,
    NOTE,
)

LOOKS: Mapping[Look, Style] = MappingProxyType(
    {
        "body": BODY_TEXT,
        "closing": CLOSING,
        "document number": NUMBER,
        "addressee": ADDRESSEE,
        "signature": SIGNATURE,
        "date": DATE,
    }
)
"""How a text of each look is set."""


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, as WordprocessingML counts lengths."""
    return round(millimetres * 1440 / 25.4)


def twentieths(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points in half points, as WordprocessingML counts type sizes."""
    return round(points * 2)
