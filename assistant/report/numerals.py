"""The one reader of numbers: for chat messages, table cells and prose.

`find_numbers` finds the numbers of running text, `read_number` reads a text that is one number. Values are int or
Decimal, never float. A malformed numeral (十百, 二十三十, 二六, 三5, 1.2.3) is skipped whole, so that no part of it is
taken for a number; `unreadable` tells where such numerals stand, for a caller that must not pass over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.report.chinese_numerals import fold, shifted
from assistant.report.number_tokens import DASHES, SPACES, Token, tokens, unit_at
from assistant.report.number_words import HEDGES, JUST_AFTER, JUST_BEFORE, MONEY_PLACES, NAMING_WORDS

_ARABIC = "0123456789"
_CLAUSE_BREAKS = "，,。；;！!？?、\n\r"
_SENTENCE_BREAKS = "。；;！!？?\n\r\t"
_OPENING_QUOTES = "“‘\"'《「『"
_BRACKETS = {"(": ")", "[": "]", "〔": "〕", "【": "】"}
_BLANKS = SPACES + "\t\r\n\v\f"
_YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text, raw == text[start:end] (code points; unit and 第 not included).

    value: int, or Decimal when written with decimals (2.0; 3.4万 is the int 34000). Money is not multiplied:
    2.577万元 is 2.577 with unit 万元. When vague, the first value the words allow (110余 → 110, 3-5 → 3, 几件 → 1,
    二分之一 → 0.5); ask again instead of using it.
    unit: the measure word after it, full-width brought to half-width, or ''.
    vague: 约, 近, 余, 左右, 几, 三四十, a range, a fraction, 大概 earlier in the clause …
    ordinal: an enumerator or a name, no count: 一是, 第三, （一）, 二、 and 1. at the start of a clause, 十四五,
    二十大, 〔2021〕30号, T3, 0591.
    date: of a calendar date: 2025年, 12月, 31日 (3年 and 20日内 are durations).
    """

    value: int | Decimal
    raw: str
    start: int
    end: int
    unit: str
    vague: bool
    ordinal: bool
    date: bool


@dataclass(frozen=True)
class _Found:
    """A number with the extent of what belongs to it: hedge or 第 excluded, sign, unit, 左右 and marks included."""

    number: Number
    end: int
    ranged: bool


def find_numbers(text: str, words: frozenset[str] = frozenset()) -> tuple[Number, ...]:
    """Every number of a text, in order, without overlap; protected words (统一, 三公经费, `words`) hold none."""
    return tuple(found.number for found in _find(text, words))


def read_number(text: str) -> Number | None:
    """The number that a text consists of: spaces around, a sign before, unit and marks of vagueness allowed.

    None for anything else: no number, more than one, an enumerator, other words.
    """
    found = tuple(_find(text, frozenset()))
    if len(found) != 1 or found[0].number.ordinal:
        return None
    before, after = text[: found[0].number.start].strip(_BLANKS), text[found[0].end :].strip(_BLANKS)
    whole = not after and (not before or before in (*HEDGES, *JUST_BEFORE, "上"))
    return found[0].number if whole else None


def unreadable(text: str, words: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Where the malformed numerals of a text stand, as (start, end)."""
    return tuple((token.start, token.end) for token in tokens(fold(text), words) if token.value is None)


def in_yuan(number: Number) -> int | Decimal:
    """An amount of money in 元, exactly; ValueError when its unit is none of money."""
    if number.unit not in MONEY_PLACES:
        raise ValueError(f"{number.raw + number.unit!r} is not an amount in 元, 万元 or 亿元")
    return shifted(number.value, MONEY_PLACES[number.unit])


def in_wan_yuan(number: Number) -> int | Decimal:
    """An amount of money in 万元, exactly; ValueError when its unit is none of money."""
    return shifted(in_yuan(number), -4)


def _find(text: str, words: frozenset[str]) -> Iterator[_Found]:
    """Put every readable numeral into its context; a malformed one only ends the context of the next."""
    folded = fold(text)
    previous: _Found | None = None
    floor = 0
    for token in tokens(folded, words):
        if token.value is None:
            floor = token.end
            continue
        previous = _in_context(text, folded, token, previous, max(floor, previous.end if previous else 0))
        yield previous


def _in_context(text: str, folded: str, token: Token, previous: _Found | None, floor: int) -> _Found:
    """Read sign, unit, vagueness and role of a numeral; `floor` is where the last one and its unit end."""
    assert token.value is not None, "a malformed numeral has no context"
    start = _sign_start(folded, token, floor)
    counted_from, more = _more(folded, token.end)
    unit, unit_end = (token.unit, token.end) if token.unit else unit_at(folded, counted_from)
    after, rough = _just_after(folded, unit_end, unit)
    date = token.date or _is_date(folded, token.value, unit, unit_end)
    ranged = bool(unit) and not date and _joins(folded, after)
    mark = _enumerator_end(folded, token, unit, previous)
    ordinal = not token.date and (mark > token.end or _is_name(folded, token, unit, unit_end))
    vague = token.vague or more or rough or ranged or _hedged(folded, start, floor, token.floor, unit_end)
    vague = (vague and not token.name) or (previous is not None and previous.ranged and floor == token.start - 1)
    value = token.value if start == token.start else _negated(token.value, folded[start])
    number = Number(value, text[start : token.end], start, token.end, unit, vague, ordinal, date and not ordinal)
    return _Found(number, max(after, mark), ranged)


def _negated(value: int | Decimal, sign: str) -> int | Decimal:
    """Apply a sign without rounding."""
    if sign == "+":
        return value
    return -value if isinstance(value, int) else value.copy_negate()


def _sign_start(folded: str, token: Token, floor: int) -> int:
    """Where the number with its sign starts; a dash after a number, a letter or another dash is no sign."""
    at = token.start - 1
    if at < floor or (floor and at == floor and _joins(folded, floor)):
        return token.start
    sign, before = folded[at], folded[at - 1 : at]
    if sign == "负":
        return at if at >= token.floor else token.start
    if sign not in DASHES + "+" or before in tuple(DASHES + "+)]〕】%") or _is_latin(before):
        return token.start
    # A long dash after a word is punctuation (网站—3个), a hyphen is what a keyboard gives for minus.
    return token.start if sign == "–" and before.isalpha() else at


def _is_latin(char: str) -> bool:
    """A letter or digit of an identifier (T3-2, ２), not Han."""
    return char.isalnum() and (char.isascii() or "\uff01" <= char <= "\uff5e")


def _joins(folded: str, at: int) -> bool:
    """Whether a dash, ~, 至 or 到 stands here with a numeral straight after: 3件至5件."""
    if folded[at : at + 1] not in (*DASHES, "~", "至", "到"):
        return False
    return any(token.start == 0 for token in tokens(folded[at + 1 : at + 20], frozenset()))


def _more(folded: str, at: int) -> tuple[int, bool]:
    """The place after 余, 多, + or 来 straight after a numeral, and whether one stands there."""
    mark = folded[at : at + 1]
    round_number = folded[at - 1 : at] in tuple("十百千万亿")
    more = mark in ("余", "多") or (mark == "来" and round_number and unit_at(folded, at + 1)[0] != "")
    more = more or (mark == "+" and not folded[at + 1 : at + 2].isdigit())
    return (at + 1, True) if more else (at, False)


def _just_after(folded: str, at: int, unit: str) -> tuple[int, bool]:
    """The place after 左右, 以上, … behind a number and its unit, and whether one stands there."""
    if unit in ("年", "天", "周", "倍", "小时") and folded.startswith("多", at):
        return at + 1, True
    mark = next((mark for mark in JUST_AFTER if folded.startswith(mark, at)), "")
    return at + len(mark), mark != ""


def _hedged(folded: str, start: int, floor: int, word_floor: int, end: int) -> bool:
    """Whether 约 stands right before, or 大概 in the clause before or at its end after (三十大概)."""
    clause_start = max(floor, *(folded.rfind(mark, floor, start) + 1 for mark in _CLAUSE_BREAKS))
    before = folded[clause_start:start].replace("尽可能", "").replace("不可能", "")
    if any(hedge in before for hedge in HEDGES):
        return True
    if folded[max(clause_start, word_floor) : start].rstrip(SPACES).endswith(JUST_BEFORE):
        return True
    hedge = next((hedge for hedge in HEDGES if folded.startswith(hedge, end)), "")
    return hedge != "" and folded[end + len(hedge) :][:1] in ("", *_CLAUSE_BREAKS)


def _is_date(folded: str, value: int | Decimal, unit: str, end: int) -> bool:
    """Whether value and unit are part of a calendar date; 20日内 is a period."""
    if not isinstance(value, int):
        return False
    if unit == "日":
        return 1 <= value <= 31 and not folded.startswith(("内", "以内", "之内"), end)
    return {"年": value in _YEARS, "月": 1 <= value <= 12, "时": 0 <= value <= 24}.get(unit, False)


def _is_name(folded: str, token: Token, unit: str, end: int) -> bool:
    """Whether the number names something: 第三, 二十大, 711号, A4, 0591, 〔2021〕, 星期三."""
    before, after = folded[max(0, token.start - 3) : token.start], folded[token.end : token.end + 1]
    if token.name or unit in NAMING_WORDS or before.rstrip(SPACES).endswith(("第", "星期", "礼拜")):
        return True
    if _is_latin(before[-1:]) or (after.isalpha() and _is_latin(after)):
        return True
    return _is_code(folded, token.start) or (before[-1:] in ("〔", "[", "【") and after == _BRACKETS[before[-1]])


def _is_code(folded: str, start: int) -> bool:
    """Whether three digits and more begin with 0: a telephone or a file number."""
    return folded[start] == "0" and len(folded[start : start + 3]) == 3 and folded[start : start + 3].isdecimal()


def _enumerator_end(folded: str, token: Token, unit: str, previous: _Found | None) -> int:
    """The place after an enumerator's mark (一是, （一）, 1.), or the numeral's own end when it is none."""
    before, mark = folded[token.start - 1 : token.start], folded[token.end : token.end + 1]
    chinese = folded[token.start] not in _ARABIC
    if before == "(" and mark == ")":
        named = chinese or _opens(folded, token.start - 1, previous) or folded.endswith("第", 0, token.start - 1)
        number_follows = folded[token.end + 1 : token.end + 2] in tuple(_ARABIC)
        return token.end + 1 if named or (number_follows and token.value in _YEARS) else token.end
    if chinese and mark == "是" and not unit:
        return token.end + 1
    if not _opens(folded, token.start, previous):
        return token.end
    marks = ("、", ".", ")", "要") if chinese else ("、", ".", ")")
    listed = mark != ")" and _numeral_follows(folded[token.end + 1 : token.end + 20].lstrip(SPACES), chinese)
    return token.end + 1 if mark in marks and folded[token.end + 1 :].strip() and not listed else token.end


def _numeral_follows(rest: str, chinese: bool) -> bool:
    """Whether a numeral of the same script comes next: 三、五、二 is a list, 一、3 is item one."""
    begins = any(found.start == 0 for found in tokens(rest, frozenset()))
    return begins and (rest[0] not in _ARABIC) == chinese


def _opens(folded: str, at: int, previous: _Found | None) -> bool:
    """Whether a clause opens here: at the start, after 。；or a line's end, or after another enumerator."""
    while at and folded[at - 1] in SPACES + _OPENING_QUOTES:
        at -= 1
    chained = previous is not None and previous.number.ordinal and previous.end == at
    return at == 0 or folded[at - 1] in _SENTENCE_BREAKS or chained
