"""The grammar of one numeral: arabic, Chinese, or both mixed (1万3千), without the text around it.

`fold` brings the ways of writing a character to one (length kept, so places stay true); `read_numeral` gives
the value of a folded numeral, or None when it is malformed. All arithmetic is exact: int and Decimal, no float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
BIG_UNITS = {"亿": 10**8, "万": 10**4}
UNITS = SMALL_UNITS | BIG_UNITS
NUMERAL_CHARS = frozenset("零一二三四五六七八九两十百千万亿廿卅卌几")
LONGEST_LITERAL = 40
"""Digits a literal may have; longer strings are no figures (and int() refuses to read 4300 of them)."""

_FOLDED = str.maketrans(
    "０１２３４５６７８９．％＋﹢－−﹣‐‑–—―─‒～〜（）［］：；！？〇壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟萬億兩⼀⼆⼋⼗幾餘",
    "0123456789.%++-----–––––~~()[]:;!?零一二二三三四五六六七八九十百千万亿两一二八十几余",
)
_CHINESE_DIGIT = "[零一二三四五六七八九]"
_ROUND_ZEROS = re.compile(
    f"(?<={_CHINESE_DIGIT})[○◯0Oo]+(?={_CHINESE_DIGIT}|年)|(?<={_CHINESE_DIGIT})[○◯]+(?![^\\W\\d_])"
)
_FORMAL_IN_WORDS = re.compile("(?<=[大登内着])陆|陆(?=[续地军])|(?<=[队退])伍|(?<=收)拾|(?<=放)肆")
"""Formal digits that are no digits in 大陆, 陆续, 队伍, 收拾, 放肆."""
_LITERAL = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_VAGUE_PAIR = re.compile("一二|一两|二三|两三|三四|三五|三五|四五|五六|六七|七八|八九")

Token = int | Decimal | str


@dataclass(frozen=True)
class Reading:
    """The value of one numeral; when vague (三四十, 十几, 20余万) the first value that its words allow."""

    value: int | Decimal
    vague: bool


def fold(text: str) -> str:
    """Bring full-width, formal and round-zero writing to one form; every character keeps its place."""
    folded = _FORMAL_IN_WORDS.sub("\ufffd", text).translate(_FOLDED)
    return _ROUND_ZEROS.sub(lambda zeros: "零" * len(zeros[0]), folded)


def shifted(value: int | Decimal, places: int) -> int | Decimal:
    """Give value × 10**places exactly, in any decimal context: int when integral, else Decimal without end zeros."""
    sign, digits, exponent = Decimal(value).as_tuple()
    assert isinstance(exponent, int), "a numeral is always finite"
    point = exponent + places
    while point < 0 and digits[-1] == 0 and len(digits) > 1:
        digits, point = digits[:-1], point + 1
    exact = Decimal((sign, digits, point))
    return int(exact) if point >= 0 or not exact else exact


def read_numeral(run: str) -> Reading | None:
    """Read a folded numeral: 1,507 · 3.4万 · 1万3千 · 二百零五 · 三百二 (320) · 二零二五 · 十八点四 · 三四十 (vague).

    None when malformed: 十百, 二十三十, 二六 (26 is 二十六), 三5, more digits than `LONGEST_LITERAL`.
    """
    exact = re.sub("[ \u3000\u00a0余多]", "", run)
    vague = "余" in run or "多" in run
    if "几" in exact or exact.startswith("数"):
        exact, vague = _without_unknown_digits(exact), True
    if exact and all(char in DIGITS for char in exact):
        return _digit_string(exact, vague)
    paired = _VAGUE_PAIR.search(exact)
    if paired:
        exact, vague = exact[: paired.start() + 1] + exact[paired.end() :], True
    value = _mixed(exact)
    return None if value is None else Reading(value, vague)


def _without_unknown_digits(run: str) -> str:
    """几十, 数百 say at least one of the unit; 十几 says at least the ten."""
    run = re.sub("[几数](?=[十百千万亿])|^几$", "一", run)
    return re.sub("(?<=十)几", "", run)


def _digit_string(run: str, vague: bool) -> Reading | None:
    """二零二五 is 2025; 七八 and 三四五 are vague; two other digits (二六) are no numeral one may rely on."""
    digits = [DIGITS[char] for char in run]
    if len(digits) == 1:
        return Reading(digits[0], vague)
    ascending = all(high - low == 1 for low, high in pairwise(digits)) and digits[0] > 0
    if ascending or run == "三五":
        return Reading(digits[0], True)
    if len(digits) > LONGEST_LITERAL or (len(digits) == 2 and 0 not in digits):
        return None
    return Reading(int("".join(map(str, digits))), vague)


def _mixed(run: str) -> int | Decimal | None:
    """Read a numeral with units, a literal, or a decimal written with 点."""
    whole, point, rest = run.partition("点")
    if not point:
        tokens = _tokens(run)
        return None if tokens is None else _value(tokens)
    part = _whole(whole)
    fraction = re.match(f"{_CHINESE_DIGIT}+", rest)
    if part is None or fraction is None or fraction.end() > LONGEST_LITERAL:
        return None
    decimal = Decimal(f"{part}." + "".join(str(DIGITS[char]) for char in fraction[0]))
    units = list(rest[fraction.end() :])
    return _value((decimal, *units)) if all(unit in BIG_UNITS for unit in units) else None


def _whole(run: str) -> int | None:
    """The part before 点: an integer numeral, or None."""
    reading = read_numeral(run)
    return reading.value if reading and isinstance(reading.value, int) and not reading.vague else None


def _tokens(run: str) -> tuple[Token, ...] | None:
    """Cut a run into coefficients (int, Decimal) and signs (零 and the units); None for a bad literal or 两."""
    for sign, spelled in _TENS.items():
        run = run.replace(sign, spelled)
    tokens: list[Token] = []
    at = 0
    while at < len(run):
        literal = _LITERAL.match(run, at)
        token = _literal(literal[0], alone=literal[0] == run) if literal else _sign(run, at)
        if token is None:
            return None
        tokens.append(token)
        at = literal.end() if literal else at + 1
    return tuple(tokens)


def _literal(literal: str, alone: bool) -> int | Decimal | None:
    """An arabic literal whose separators were checked by the tokenizer; leading zeros only when alone."""
    digits = re.sub("[,，]", "", literal)
    if len(digits) > LONGEST_LITERAL or (re.match(r"0\d", digits) and not alone):
        return None
    return Decimal(digits) if "." in digits else int(digits)


def _sign(run: str, at: int) -> Token | None:
    """One Chinese character of a numeral; 两 stands alone or before 百, 千, 万, 亿."""
    char = run[at]
    if char == "两":
        return 2 if run == "两" or run[at + 1 : at + 2] in tuple("百千万亿") else None
    if char in UNITS or char == "零":
        return char
    return DIGITS.get(char)


def _value(tokens: tuple[Token, ...], left: int = 0, final: bool = True) -> int | Decimal | None:
    """Read 亿, then 万, then what is below.

    `left` is the weight of the unit directly to the left (0: none), `final` whether nothing follows to the
    right: only there may a last digit stand for the next unit (一万二).
    """
    for unit, weight in BIG_UNITS.items():
        if unit in tokens:
            led_by_zero = left and tokens[0] == "零"
            return _around(tokens[1:] if led_by_zero else tokens, unit, weight)
    return _section(tokens, left, final)


def _around(tokens: tuple[Token, ...], unit: str, weight: int) -> int | Decimal | None:
    """Read what stands before and after a 亿 or 万; a decimal before it allows nothing after it."""
    at = tokens.index(unit)
    before, after = tokens[:at], tokens[at + 1 :]
    high = _value(before, final=False)
    if not high:
        return None
    if not after:
        return shifted(high, len(str(weight)) - 1)
    low = _value(after, weight)
    if not isinstance(high, int) or not isinstance(low, int) or low >= weight:
        return None
    return high * weight + low


def _section(tokens: tuple[Token, ...], left: int, final: bool) -> int | Decimal | None:
    """Read what is below 万: 零, a literal (12.5, 3000, 3.4千), or digits with falling units."""
    if tokens == ("零",):
        return None if left else 0
    number = tokens[0] if tokens else None
    if len(tokens) == 1 and not isinstance(number, str):
        return _last(number, left, final)
    if isinstance(number, Decimal):
        places = [len(str(SMALL_UNITS[unit])) - 1 for unit in map(str, tokens[1:]) if unit in SMALL_UNITS]
        return shifted(number, places[0]) if len(tokens) == 2 and places and number < 10 and not left else None
    return _falling(tokens, left, final)


def _falling(tokens: tuple[Token, ...], left: int, final: bool) -> int | None:
    """Add up digit × unit while the units fall; a 零 bridges the units that were left out."""
    total, zero = 0, False
    while tokens:
        head, rest = tokens[0], tokens[1:]
        if head == "零":
            if zero or left <= 10:
                return None
            zero, tokens = True, rest
            continue
        if head == "十":
            head, rest = 1, tokens
        if not isinstance(head, int) or not 0 < head < 10:
            return None
        if not rest:
            last = head if zero else _last(head, left, final)
            return total + last if isinstance(last, int) else None
        weight = SMALL_UNITS.get(str(rest[0]))
        if weight is None or not _falls(weight, left, zero):
            return None
        total, left, zero, tokens = total + head * weight, weight, False, rest[1:]
    return None if zero or not total else total


def _falls(weight: int, left: int, zero: bool) -> bool:
    """Whether a unit may follow the one to its left; 零 within a section leaves out at least one unit."""
    if zero and left < 10**4:
        return weight * 10 < left
    return not left or weight < left


def _last(number: int | Decimal | None, left: int, final: bool) -> int | Decimal | None:
    """The last coefficient: plain at the start and after 十; one digit after 百 and more counts the next unit."""
    if left in (0, 10):
        return number
    if not isinstance(number, int) or number == 0 or number >= left:
        return None
    if number >= 10:
        return number
    return number * (left // 10) if final else None
