"""What every Excel workbook of the house needs: its type, its frames, words that are never a formula, equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Border, Side

from assistant.documents.writing.package import core_properties, zipped
from assistant.documents.writing.plaintext import UNWRITABLE
from assistant.documents.writing.sheet import UNKNOWN

NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 24
"""Characters of a worksheet's name; a workbook allows 31, and a number may have to follow."""
SONGTI = "宋体"
WIDTH = 0.53
"""Characters of a column for a millimetre."""
LINE = 14.5
"""Points of a line of text at the size of the tables."""
HALF = 0.55
"""How wide a letter or digit is beside a Chinese character."""
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CORE = "docProps/core.xml"


def saved(book: Workbook, title: str, creator: str) -> bytes:
    """The workbook as .xlsx; the same content always gives the same bytes."""
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as made:
        entries = {name: made.read(name) for name in made.namelist()}
    return zipped({**entries, CORE: core_properties(writable(title), writable(creator))})


def tab_name(wanted: str, taken: Iterable[str], otherwise: str) -> str:
    """The name of a worksheet that no other has, whatever the case of its letters."""
    name = NOT_IN_A_NAME.sub("_", writable(wanted)).strip()[:LONGEST_NAME] or otherwise
    others = {one.lower() for one in taken}
    numbered = (f"{name}{number}" for number in range(2, len(others) + 3))
    return next(one for one in (name, *numbered) if one.lower() not in others)


def write_words(cell: Cell | MergedCell, text: str) -> None:
    """Words are never a formula, whatever they begin with."""
    cell.value = writable(text)
    cell.data_type = "s"


def lines_taken(text: str, millimetres: float, points: float) -> int:
    """How many lines a text takes: a Chinese character is as wide as the type is tall."""
    room = max(1, int((millimetres - 2) / (points * 25.4 / 72)))
    length = sum(HALF if char.isascii() else 1 for char in text)
    return max(1, ceil(length / room))


def writable(text: str) -> str:
    """The text with a sign in place of what no file can hold."""
    return UNWRITABLE.sub(UNKNOWN, text)
