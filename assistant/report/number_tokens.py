"""Cuts folded running text into numerals; what a numeral means in its sentence is decided in `numerals`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from assistant.report.chinese_numerals import (
    BIG_UNITS,
    DIGITS,
    NUMERAL_CHARS,
    UNITS,
    fold,
    read_numeral,
)
from assistant.report.number_words import JUST_BEFORE, MEASURE_WORDS, NOT_MEASURE_WORDS, WORDS

SPACES = " \u3000\u00a0\u200b\ufeff"
DASHES = "-–"
_ARABIC = "0123456789"

_CLUSTER = re.compile(r"[0-9]+(?:[.,，][0-9]+)*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:，[0-9]{3})+)(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"((?:19|20)[0-9]{2})([-./])(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9])")
_CONNECTOR = re.compile(f"[{SPACES}]*(?:[-–~]|至|到)[{SPACES}]*")
_FIVE_YEAR_PLAN = re.compile("十[一二三四五]五")
_UNITS_LIKE_NUMERALS = ("百分点", "千克", "千米", "千瓦")
_FIXED = Context(prec=28)


@dataclass(frozen=True)
class Token:
    """A numeral at [start, end) of the folded text; value None when it is malformed.

    `unit` is set where the numeral itself says it (百分之 → %), `name` for 十四五, `date` for 2025-12-31,
    `floor` is the end of the last protected word before it.
    """

    start: int
    end: int
    value: int | Decimal | None
    vague: bool = False
    unit: str = ""
    name: bool = False
    date: bool = False
    floor: int = 0


@dataclass(frozen=True)
class Lexicon:
    """Protected words by their first character, longest first, and where a word or a numeral can start."""

    words: Mapping[str, tuple[str, ...]]
    starts: re.Pattern[str]

    def word_at(self, folded: str, at: int) -> str:
        """The longest protected word that starts here, or ''; 一一 and 五一 are none within a numeral (一一〇〇)."""
        word = next((word for word in self.words.get(folded[at], ()) if folded.startswith(word, at)), "")
        after = folded[at + len(word) : at + len(word) + 1]
        return "" if after in NUMERAL_CHARS and NUMERAL_CHARS.issuperset(word) else word


def lexicon(words: frozenset[str]) -> Lexicon:
    """Index words, folded like the text they are looked up in."""
    index: dict[str, list[str]] = {}
    for word in sorted(filter(None, map(fold, words)), key=lambda word: (-len(word), word)):
        index.setdefault(word[0], []).append(word)
    starts = "".join(sorted({*index, *NUMERAL_CHARS, *_ARABIC, *"数若半"}))
    return Lexicon({first: tuple(found) for first, found in index.items()}, re.compile(f"[{re.escape(starts)}]"))


_OWN_LEXICON = lexicon(WORDS)


def tokens(folded: str, words: frozenset[str]) -> Iterator[Token]:
    """Yield the numerals of a text in order, ranges (3-5) as one vague numeral, protected words left out.

    Units without a digit count only before a measure word (上百件, 千余条): elsewhere they are words (百姓).
    """
    known = lexicon(WORDS | words) if words else _OWN_LEXICON
    at = floor = 0
    while start := known.starts.search(folded, at):
        at = start.start()
        word = known.word_at(folded, at)
        if word:
            at = floor = at + len(word)
            continue
        found = _days(folded, at) or _one(folded, at, known)
        yield from (replace(token, floor=floor) for token in found)
        at = found[-1].end if found else _past(folded, at, known)


def unit_at(folded: str, at: int) -> tuple[str, int]:
    """The measure word at a place, spaces before it skipped, and its end; ('', at) when there is none."""
    start = at
    while start < len(folded) and folded[start] in SPACES:
        start += 1
    if not folded.startswith(NOT_MEASURE_WORDS, start):
        for length in (5, 4, 3, 2, 1):
            if folded[start : start + length] in MEASURE_WORDS:
                return folded[start : start + length], min(start + length, len(folded))
    return "", at


def _days(folded: str, at: int) -> tuple[Token, ...]:
    """A day written 2025-12-31, 2025.12.31 or 2025/12/31 is three numbers of a date."""
    day = _DAY.match(folded, at)
    if not day or (at and folded[at - 1] in _ARABIC + "."):
        return ()
    return tuple(Token(*day.span(part), int(day[part]), date=True) for part in (1, 3, 4))


def _one(folded: str, at: int, known: Lexicon) -> tuple[Token, ...]:
    """The numeral that starts here, with its 分之 or its range; () when none starts here."""
    token = _simple(folded, at, known)
    if token is None:
        return ()
    fraction = _fraction(folded, token, known)
    return (fraction or _range(folded, token, known),)


def _fraction(folded: str, under: Token, known: Lexicon) -> Token | None:
    """百分之七十 is 70 %, 千分之三 3 ‰; any other (二分之一) is a vague quotient to 28 digits."""
    if not folded.startswith("分之", under.end):
        return None
    over = _simple(folded, under.end + 2, known)
    if over is None or over.value is None or not under.value:
        return None
    unit = {"百": "%", "千": "‰"}.get(folded[under.start : under.end], "")
    value = over.value if unit else _FIXED.divide(Decimal(over.value), Decimal(under.value))
    return Token(under.start, over.end, value, over.vague or not unit, unit)


def _range(folded: str, first: Token, known: Lexicon) -> Token:
    """3-5, 三到五, 2019—2020: one vague numeral with the value of its first end."""
    while first.value is not None:
        connector = _CONNECTOR.match(folded, first.end)
        at = connector.end() if connector else len(folded)
        last = _simple(folded, at, known) if at < len(folded) and not known.word_at(folded, at) else None
        if last is None or last.value is None or _lone(folded[last.start : last.end]):
            return first
        first = replace(first, end=last.end, vague=True)
    return first


def _simple(folded: str, at: int, known: Lexicon) -> Token | None:
    """The numeral that starts here, alone."""
    if folded.startswith("若干", at):
        return Token(at, at + 2, 1, vague=True) if unit_at(folded, at + 2)[0] else None
    if folded.startswith("一半", at):
        return Token(at, at + 2, Decimal("0.5"), vague=True)
    if folded[at : at + 1] == "半":
        return Token(at, at + 1, Decimal("0.5")) if unit_at(folded, at + 1)[0] else None
    end = _run_end(folded, at, known)
    return _read(folded, at, end) if end > at else None


def _read(folded: str, start: int, end: int) -> Token | None:
    """Turn a run of numeral characters into a token; None when it is a word (百 of 百姓)."""
    run = folded[start:end]
    bare = Token(start, end, None)
    lone = _lone(run)
    if lone and not _counted(folded, start, end):
        return None
    if _FIVE_YEAR_PLAN.fullmatch(run) and not unit_at(folded, end)[0]:
        return replace(bare, value=10 + DIGITS[run[1]], name=True)
    if run[0] in _ARABIC and _hanging_point(folded, start):
        return bare
    reading = read_numeral("一" + run if lone else run)
    return replace(bare, value=reading.value, vague=reading.vague or lone) if reading else bare


def _counted(folded: str, start: int, end: int) -> bool:
    """Whether lone units count something (上百件, 千余条, 百十件) or divide (百分之)."""
    if folded.startswith("分之", end):
        return True
    more = folded[end : end + 1] in ("余", "多")
    marked = more or end - start > 1 or folded.endswith((*JUST_BEFORE, "上"), 0, start)
    return marked and unit_at(folded, end + more)[0] != ""


def _lone(run: str) -> bool:
    """Whether a run has units and no digit: 百, 千万; 十 alone is ten."""
    return run[0] != "十" and all(char in UNITS for char in run)


def _hanging_point(folded: str, start: int) -> bool:
    """Whether a literal follows a point that belongs to no other digit: .5 is malformed."""
    return folded[start - 1 : start] == "." and (start == 1 or folded[start - 2] in SPACES + ".+-–\t\n")


def _run_end(folded: str, start: int, known: Lexicon) -> int:
    """Where the run of numeral characters from `start` ends; it is read or refused as a whole."""
    at = start
    while at < len(folded) and not _stops(folded, start, at, known):
        char = folded[at]
        if char in _ARABIC:
            at = _literal_end(folded, at)
        elif char in NUMERAL_CHARS or _inner(folded, start, at):
            at += 1
        else:
            break
    return at


def _stops(folded: str, start: int, at: int, known: Lexicon) -> bool:
    """Whether a unit (3.4|万元) or a protected word (9|四类过程性信息) begins inside the run."""
    if at == start:
        return False
    if folded.startswith(("万元", "亿元"), at):
        return not any(big in folded[start:at] for big in BIG_UNITS)
    if folded.startswith(_UNITS_LIKE_NUMERALS, at):
        return True
    return folded[at] in DIGITS and folded[at + 1 : at + 2] not in DIGITS and bool(known.word_at(folded, at))


def _inner(folded: str, start: int, at: int) -> bool:
    """Characters that belong to a numeral only between its parts: 3 万, 20余万, 十八点四, 数百."""
    char, after = folded[at], folded[at + 1 : at + 2]
    if at == start:
        return char == "数" and after in tuple(UNITS)
    if char == "点":
        digits = re.compile("[零一二三四五六七八九]+(?![十百千])").match(folded, at + 1)
        return digits is not None and "点" not in folded[start:at] and not re.search("[余多几]", folded[start:at])
    if char in "余多":
        return after in BIG_UNITS and not folded.startswith(("万元", "亿元"), at + 1)
    gap = folded[at : at + 8].lstrip(SPACES)[:2] if char in SPACES else ""
    return gap[:1] in BIG_UNITS and gap not in ("万元", "亿元") and folded[start] in _ARABIC


def _literal_end(folded: str, at: int) -> int:
    """Where one arabic literal ends: 1,507 is one, 3,4 are two, 1.2.3 is one that nobody can read."""
    cluster = _CLUSTER.match(folded, at)
    assert cluster is not None, "called at a digit"
    literal = cluster[0]
    for separator in ("，", ","):
        if not (_THOUSANDS.fullmatch(literal) or _PLAIN.fullmatch(literal)):
            literal = literal.split(separator)[0]
    return at + len(literal)


def _past(folded: str, at: int, known: Lexicon) -> int:
    """Where to go on when no numeral starts here: past a lone run whole, else one character."""
    return max(at + 1, _run_end(folded, at, known) if folded[at] in NUMERAL_CHARS else at)
