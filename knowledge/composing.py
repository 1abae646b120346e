"""How past sentences become a paragraph of this year without a model: reads composing.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from re import Pattern
from types import MappingProxyType
from typing import Any

import yaml


@dataclass(frozen=True)
class Length:
    """How short and how long a paragraph may be, in characters."""

    least: int
    most: int


@dataclass(frozen=True)
class ComposingRules:
    """`musts` are the cells and facts that an aspect has to speak of; patterns are for text with slots.

    What can be cut: `hanging` half-sentences say nothing by themselves, `leaning` ones nothing without the one before,
    a `headline` nothing without what stands under it, an `announcing` sentence nothing without a list, `labels` nothing
    at all; `among` begins a list of parts; `openers` are left out where a passage follows another.

    What does not fit: `direction` finds words that may not be true this year, `particular` what only one organ can say,
    `levels` a government's level that was not made a slot, `above` governments above one of a certain level, `selves` a
    name of its own kind, and `own_nouns` by what an organ calls itself other words for it; `fields` ends the name of an
    organ that has a field of its own (水务), `misplaced` are by aspect the words of other aspects. `denials` say that
    there was none.

    A sentence with more open slots than `asked` is not asked for; `countable` are the open slots that can be. `afresh`
    are the aspects that must not be the same every year. `percent_whole` is how much of a paragraph of others has to be
    left for it to be used as one; it, `alike` and `traced`, from which on a past sentence is
    told as where a sentence comes from, are in percent.
    """

    musts: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, Length]
    afresh: Sequence[str]
    passages: int
    percent_whole: float
    alike: float
    traced: float
    hanging: Pattern[str]
    leaning: Pattern[str]
    among: Pattern[str]
    connective: Pattern[str]
    direction: Pattern[str]
    particular: Pattern[str]
    own_nouns: Mapping[str, Pattern[str]]
    selves: Pattern[str]
    denials: Pattern[str]
    fields: Pattern[str]
    levels: Pattern[str]
    misplaced: Mapping[str, Pattern[str]]
    above: Pattern[str]
    openers: Pattern[str]
    asked: int
    countable: Pattern[str]
    labels: Pattern[str]
    headline: Pattern[str]
    announcing: Pattern[str]

    @property
    def whole(self) -> float:
        """The share of a paragraph, 0 to 1."""
        return self.percent_whole / 100


@cache
def load_composing() -> ComposingRules:
    """The shipped rules; TypeError when the file lacks one or has one too many, re.error for a broken pattern."""
    text = (files("knowledge") / "composing.yaml").read_text(encoding="utf-8")
    written: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    musts = {aspect: tuple(refs) for aspect, refs in written.pop("musts").items()}
    lengths = {aspect: Length(**length) for aspect, length in written.pop("lengths").items()}
    patterns: dict[str, Any] = {
        name: MappingProxyType({key: re.compile(words) for key, words in written.pop(name).items()})
        for name in ("own_nouns", "misplaced")
    }
    rest: dict[str, Any] = {
        name: re.compile(value) if isinstance(value, str) else value for name, value in written.items()
    }
    tables: dict[str, Any] = {name: MappingProxyType(table) for name, table in (("musts", musts), ("lengths", lengths))}
    return ComposingRules(**tables, **patterns, **rest)
