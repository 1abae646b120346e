"""What was filled in for a figure, as a number: exact, whole where the figure is counted, in the figure's own unit."""

from __future__ import annotations

from assistant.documents.collecting.returned import Filled
from assistant.documents.reading.cells.values import CellValue, read_cell, tidied
from assistant.report.figures import Mark, plain
from assistant.report.number_words import MONEY_PLACES
from assistant.report.wanted import Wanted

UNITS_READ = ("元", "万元")
"""Money is brought to these; what is in another unit with decimals has to be given in it."""
NOT_EXACT = "不是一个准确的数"


def exact(filled: Filled) -> CellValue:
    """The number that was filled in; its value is None, with the reason, where no exact number can be made of it."""
    if filled.doubt:
        return CellValue(None, 0, filled.doubt)
    read = _read(filled.raw, filled.wanted)
    if read.value is None:
        return CellValue(None, 0, read.say or NOT_EXACT)
    if isinstance(read.value, Mark):
        return CellValue(None, 0, NOT_EXACT)
    cell = filled.wanted.cell
    if read.value < 0 and cell.kind != "signed":
        return CellValue(None, 0, "是负数")
    decimals = plain(read.value).partition(".")[2]
    if len(decimals) > cell.places:
        return CellValue(None, 0, f"最多 {cell.places} 位小数" if cell.places else "不是整数")
    return read


def _read(text: str, wanted: Wanted) -> CellValue:
    cell = wanted.cell
    if cell.kind == "money" and cell.unit not in UNITS_READ:
        text = tidied(text).removesuffix(cell.unit)
        if any(text.endswith(unit) for unit in MONEY_PLACES):
            return CellValue(None, 0, f"单位应是{cell.unit}")
    return read_cell(text, cell)
