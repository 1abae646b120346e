"""What stands in one cell of a table, as a value: numbers with signs, units and remarks; marks; blanks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.report.figures import LONGEST, Mark, Quantity, Value, parse_value, plain
from assistant.report.form import Cell
from assistant.report.number_words import MEASURE_WORDS, MONEY_PLACES, UNCOUNTED_UNITS
from assistant.report.numerals import Number, in_wan_yuan, in_yuan, read_number

SURE, NEARLY, HALF, UNREAD = 1.0, 0.9, 0.5, 0.0
"""How far a value can be trusted: as printed; read with a remark or a word; a guess; not read."""

SLASHES, DASHES = frozenset("/\\"), frozenset("-‐‑‒–—―−─﹣－_")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")
"""What prints nothing; a page saved by an office program has control characters where fields and controls stood."""
MARKER = re.compile("«[^«»]*»")
REMARK = re.compile(r"(.*?\S)\s*\((?:单位[:为]?)?([^()]*)\)", re.DOTALL)
SECOND_FIGURE = re.compile(r"[\d.,\s]+|[减负+-].*\d.*")
"""A remark that is, or takes away, a figure of its own: `12(3)`, `6(减2)`."""
SIGN = {"减": "-", "减少": "-", "增": "", "增加": "", "新增": ""}
TURNED = re.compile(r"[(<\[]?(新?增加?|减少?)[)>\]]?\s*(\d+)(.{0,2})")
DIGITS_APART = re.compile(r"[\d.]+(\n[\d.]+)+")
FIGURE = re.compile(r"[+\-]?\d[\d,.\s]*(.*)", re.DOTALL)


@dataclass(frozen=True)
class CellValue:
    """The value of a cell (None: blank or not read), how sure it is (0 to 1), and what to say where it is doubtful."""

    value: Value | None
    sure: float
    say: str = ""


BLANK = CellValue(None, SURE)


def read_cell(text: str, cell: Cell) -> CellValue:
    """What the text means in that cell, money brought to the cell's unit; a doubt is said, never guessed over."""
    folded = tidied(text)
    if not folded or MARKER.fullmatch(folded):
        return BLANK
    mark = _mark(folded)
    if mark is not None:
        return CellValue(mark, SURE)
    if any(unicodedata.category(char) == "No" for char in text):  # a footnote's mark, which folds to a digit
        return _unread("带着上标、圈号或分数")
    if folded == "一":
        return CellValue(1, HALF, "可能是数字一，也可能是横线")
    try:
        return CellValue(parse_value(folded), SURE)
    except ValueError:
        return _read_words(folded, cell)


@lru_cache(maxsize=4096)
def looks_like_figure(text: str) -> bool:
    """Whether a cell holds a figure, a mark or nothing rather than words: `3`, `25770元`, `/`, but not `3.其他`."""
    folded = tidied(text)
    if not folded or MARKER.fullmatch(folded) or _mark(folded) is not None:
        return True
    found = FIGURE.fullmatch(folded)
    if found:
        unit, _, _ = found[1].partition("(")
        return unit.strip() in MEASURE_WORDS | {"", "万", "亿"}
    return len(folded) < 4 and read_number(folded) is not None


def tidied(text: str) -> str:
    """The text with full-width characters brought to half-width and nothing invisible in it or around it."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).strip()


def _mark(folded: str) -> Mark | None:
    signs = set(folded)
    if signs <= SLASHES:
        return Mark.SLASH
    if signs <= DASHES:
        return Mark.DASH
    return Mark.NONE if folded == "无" else None


def _read_words(folded: str, cell: Cell) -> CellValue:
    if len(folded) > 4 * LONGEST:
        return _unread("不像一个数")
    core, sure = folded, SURE
    if remark := REMARK.fullmatch(folded):
        core, sure = _with_remark(remark[1], remark[2], cell), NEARLY
    if not core:
        return _unread("括号里还有一个数")
    if DIGITS_APART.fullmatch(core) and (number := read_number(core.replace("\n", ""))) is not None:
        return CellValue(_canonical(number.value), HALF, "数字断成几行，按连起来读")
    if cell.kind == "signed" and (turned := TURNED.fullmatch(core)):
        core, sure = ("-" if turned[1].startswith("减") else "") + turned[2] + turned[3], NEARLY
    number = read_number(core)
    if number is None:
        return _unread("不是一个数")
    return _read_number(number, cell, min(sure, NEARLY) if number.unit else sure)


def _with_remark(core: str, remark: str, cell: Cell) -> str:
    """The figure before a bracket, with the unit or the sign that stands in it; empty where that is a second figure."""
    if SECOND_FIGURE.fullmatch(remark):
        return ""
    if remark.endswith("元") and core[-1].isdecimal():
        return core + remark
    if cell.kind == "signed" and remark in SIGN and core[0].isdecimal():
        return SIGN[remark] + core
    return core


def _read_number(number: Number, cell: Cell, sure: float) -> CellValue:
    if number.vague or number.date:
        return _unread("不是一个准确的数")
    value = _money(number, cell) if cell.kind == "money" else _count(number, cell)
    if value is None:
        return _unread(f"单位和这一格（{cell.unit}）不符")
    if len(plain(value)) > LONGEST:
        return _unread("数太长")
    return CellValue(value, sure)


def _count(number: Number, cell: Cell) -> Quantity | None:
    if number.unit in MONEY_PLACES or number.unit in UNCOUNTED_UNITS:
        return None
    return _canonical(number.value)


def _money(number: Number, cell: Cell) -> Quantity | None:
    """An amount without a unit is in the unit of the column; 万 alone could be either."""
    if number.unit in MONEY_PLACES:
        return _canonical(in_wan_yuan(number) if cell.unit == "万元" else in_yuan(number))
    if number.unit or set(number.raw) & set("万亿萬億"):
        return None
    return _canonical(number.value)


def _canonical(value: Quantity) -> Quantity:
    return Decimal(plain(value)) if "." in plain(value) else int(value)


def _unread(say: str) -> CellValue:
    return CellValue(None, UNREAD, say)
