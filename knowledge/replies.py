"""What a paragraph of a language model may hold: words with numbers that count nothing, names, manners.

Read from replies/*.yaml. Stricter than `expressions.yaml`, by which past reports are split: a passage was looked at by
somebody, a reply by nobody, so what is not listed here is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from re import Pattern
from typing import Any

import yaml

HAN = range(0x4E00, 0xA000)


@dataclass(frozen=True)
class NumberWords:
    """`numerals` are the characters that count; `fixed` finds the words in which they count nothing.

    `amounts` and `years` find what says how much, or which year, without a numeral; `latin` may be written.
    """

    numerals: frozenset[str]
    fixed: Pattern[str]
    amounts: Pattern[str]
    years: Pattern[str]
    latin: frozenset[str]


@dataclass(frozen=True)
class NameWords:
    """`marks` finds where a name of an organ or a place may end, `names` names that are told by their form.

    `free` finds words with a mark that are no name whatever stands before them; `anchored` those that are none after a
    boundary or one of `before`.
    """

    marks: Pattern[str]
    names: Pattern[str]
    free: Pattern[str]
    anchored: Pattern[str]
    before: tuple[str, ...]


@dataclass(frozen=True)
class Manners:
    """The punctuation of a paragraph; refusals, chatter and orders, to be looked for in text without spaces."""

    punctuation: frozenset[str]
    refusals: Pattern[str]
    chatter: Pattern[str]
    orders: Pattern[str]


@cache
def number_words() -> NumberWords:
    """The shipped words about numbers."""
    written = _written("numbers")
    counting = {char for char in map(chr, HAN) if unicodedata.numeric(char, None) is not None}
    fixed = (*written["patterns"], *_literals((*written["fixed"], written["guards"])))
    return NumberWords(
        numerals=frozenset((counting | {"〇"} | set(written["numerals"])) - set(written["innocent"])),
        fixed=re.compile("|".join(fixed)),
        amounts=re.compile("|".join(_literals([written["amounts"]]))),
        years=re.compile(written["years"]),
        latin=frozenset(written["latin"]),
    )


@cache
def name_words() -> NameWords:
    """The shipped words about names."""
    written = _written("names")
    return NameWords(
        marks=re.compile("|".join((*_literals([written["endings"]]), f"[{written['marks']}]"))),
        names=re.compile("|".join((*written["patterns"], *_literals([written["regions"]])))),
        free=re.compile("|".join(_literals(written["free"]))),
        anchored=re.compile("|".join(_literals(written["anchored"]))),
        before=tuple(word for line in written["before"] for word in line),
    )


@cache
def manners() -> Manners:
    """The shipped words about manners."""
    written = _written("manners")
    return Manners(
        punctuation=frozenset(written["punctuation"]),
        refusals=re.compile("|".join(written["refusals"])),
        chatter=re.compile("|".join(written["chatter"])),
        orders=re.compile("|".join(written["orders"])),
    )


def _literals(lines: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Words as patterns, longer ones first, so that they win."""
    words = {word for line in lines for word in line}
    return tuple(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _written(name: str) -> Any:
    text = (files("knowledge") / "replies" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
