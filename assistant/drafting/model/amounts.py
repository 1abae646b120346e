"""Slots at places where their value would read as another number: {year}件, {a}{b}, {a}万件, 负{a}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.drafting.model.marked import Marked

NAMES = ("organ", "self", "level")
WORDS = ("change:", "more:")
"""Slots that are filled with words of their own: 增长8.5%."""
_YEAR = re.compile(r"year(?:[+-]1)?")
_SHARE = re.compile("[%％]")
_MULTIPLIED = re.compile("[万亿余多几来成倍半%％‰]|个百分点|分之|点(?=[0-9零一二三四五六七八九])")
_DATE = re.compile("年|月|日(?!常|均)|号")
_BEFORE = re.compile("(?:负|第|约|近|逾|超|将近|接近|不足|不到|超过|突破|[-+.,:/])$")


def ill_placed(taken: Marked, allowed: Mapping[str, str]) -> tuple[str, ...]:
    """The slots of a reply whose value would be misread where they stand."""
    beside = [
        f"{one}{other}"
        for (_, one, between), (_, other, _) in zip(taken.around(), taken.around()[1:], strict=False)
        if not between and _join(one, other)
    ]
    return (*beside, *(ref for before, ref, after in taken.around() if _misread(before, ref, after, allowed)))


def _join(one: str, other: str) -> bool:
    """Whether the values of neighbouring slots would run into one number."""
    return one not in NAMES and other not in NAMES


def _misread(before: str, ref: str, after: str, allowed: Mapping[str, str]) -> bool:
    if ref in NAMES:
        return False
    if _YEAR.fullmatch(ref):
        return not after.startswith("年") or bool(_BEFORE.search(before))
    if ref.startswith("share:"):
        return not _SHARE.match(after)
    if ref.startswith(WORDS):
        return bool(_MULTIPLIED.match(after))
    return bool(_BEFORE.search(before)) or any(_after(after, _unit(ref, allowed)))


def _after(after: str, unit: str) -> Iterator[bool]:
    """Whether the words after a figure multiply it or make a date of it, where its unit does not."""
    yield bool(_MULTIPLIED.match(after)) and not (unit and after.startswith(unit))
    yield bool(_DATE.match(after)) and not (unit and after.startswith(unit))


def _unit(ref: str, allowed: Mapping[str, str]) -> str:
    """The unit that would otherwise be refused: of an open number its own, else 万元 where the description has it."""
    if ref.startswith("?"):
        return ref[1:].partition(":")[0]
    description = allowed.get(ref, "")
    return next((unit for unit in ("万元", "亿元", "万平方米", "%") if unit in description), "")
