"""From a number as said to the value of a cell, or the reason why the cell cannot take it."""

from __future__ import annotations

from decimal import Decimal

from assistant.report.chinese_numerals import shifted
from assistant.report.figures import LONGEST, Quantity, plain
from assistant.report.form import Cell
from assistant.report.numerals import Number, in_wan_yuan, in_yuan
from prompts import say

COUNTING_UNITS = frozenset(["", *"件起条宗份个家名位人户项次部篇张本封笔例", "件次"])
"""Measure words of applications, documents, decisions and cases, and of those who apply; 页, 期 and 倍 count others."""
CASES = frozenset(["件", "起", "宗", "件次"])
"""Decisions are counted in these, never the matters (项) that decisions are made in."""
UNLIKELY_IN_WAN = 10000
"""A number without a unit from which on it is asked whether 元 was meant where the form wants 万元."""


class Refused(Exception):
    """The cell cannot take this number; the text is the sentence for the clerk."""


def amount_for(cell: Cell, number: Number) -> Quantity:
    """The value that the number means in that cell, money brought to the cell's unit; Refused with a reason."""
    if len(number.raw) > LONGEST or len(plain(number.value)) > LONGEST:
        raise Refused(say("too_many_digits", cell=cell.name))
    if cell.kind == "money":
        return _money(cell, number)
    foreign = number.unit not in (*COUNTING_UNITS, cell.unit) or (cell.unit == "项" and number.unit in CASES)
    if number.date or foreign:
        raise Refused(say("wrong_unit", words=number.raw + number.unit, cell=cell.name, unit=cell.unit))
    value = number.value
    if value != int(value):
        raise Refused(say("fractional", words=number.raw, cell=cell.name))
    if value < 0 and cell.kind == "count":
        raise Refused(say("negative", words=number.raw, cell=cell.name))
    return int(value)


def _money(cell: Cell, number: Number) -> Quantity:
    if number.date or (number.unit and not number.unit.endswith("元")):
        raise Refused(say("wrong_unit", words=number.raw + number.unit, cell=cell.name, unit=cell.unit))
    if number.value < 0:
        raise Refused(say("negative", words=number.raw, cell=cell.name))
    amount = number.value
    if not number.unit and cell.unit == "万元" and number.raw.isdigit() and amount >= UNLIKELY_IN_WAN:
        raise Refused(say("which_money_unit", words=number.raw, cell=cell.name))
    if number.unit:
        amount = in_wan_yuan(number) if cell.unit == "万元" else in_yuan(number)
    elif cell.unit == "万元" and set(number.raw) & set("万亿萬億"):
        amount = shifted(amount, -4)  # 12.6万 is said of 元
    value = Decimal(plain(amount))
    if len(plain(value).partition(".")[2]) > cell.places:
        raise Refused(say("too_fine", words=number.raw, cell=cell.name, places=cell.places))
    return value
