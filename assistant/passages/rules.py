"""The words by which a past report is split, as values; every one of them stands in data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True)
class Turn:
    """Where a paragraph goes over to another aspect of its section: `at` finds the sentence that begins it."""

    to: str
    at: Pattern[str]


@dataclass(frozen=True)
class SplittingRules:
    """How reports fall into passages; patterns are for texts without spaces.

    `aspects` are the words that tell an aspect, by section, `begins` beginnings that leave no doubt; `otherwise` the
    aspect where none is said. A paragraph that `continues` a list is one with the one before. `fixed` finds
    expressions whose numbers count nothing (一是, 三审三校), `timely` words tied to a time, `named` words that may be
    names, `common` those of them that are none. `what` is the longest name of a counted thing, `least` the shortest
    passage, in characters. `facts` find in the words before a number that it is a fact of the form, counted in
    one of the `fact_units` of the fact's own unit.
    """

    aspects: Mapping[str, Mapping[str, tuple[str, ...]]]
    begins: Mapping[str, Mapping[str, Pattern[str]]]
    otherwise: Mapping[str, str]
    turns: Mapping[str, Turn]
    leads: Pattern[str]
    continues: Pattern[str]
    least: int
    before: Pattern[str]
    after: Pattern[str]
    direction: Pattern[str]
    idle: Pattern[str]
    verbs: Pattern[str]
    what: int
    facts: Mapping[str, Pattern[str]]
    fact_units: Mapping[str, Sequence[str]]
    timely: Pattern[str]
    named: Pattern[str]
    common: Pattern[str]
    own_level: str
    fixed: Pattern[str]

    def level_of(self, level: str, self_name: str) -> Pattern[str]:
        """The pattern of the organ's own level (县 in 县委、县政府) in a text."""
        own = self.own_level.replace("{level}", re.escape(level)).replace("{self}", re.escape(self_name[1:] or " "))
        return re.compile(own)
