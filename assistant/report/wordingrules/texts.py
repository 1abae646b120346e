"""Rules on the words of single texts, as values: what stands there, what is missing, what is misspelt.

Patterns are for texts without spaces (line breaks stay).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from re import Pattern
from typing import ClassVar

from pydantic import Field

from assistant.report.wordingrules.base import Many, Rule, Saying, Scope


class Phrase(Rule):
    """Words that should not stand there, unless the sentence round them matches `unless`; with `once` one finding."""

    find: Many[Pattern[str]]
    unless: Pattern[str] | None = None
    once: bool = False


class Misspelling(Rule):
    """Misspelt words, as patterns, each with what is right."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "words", "right")}

    pairs: dict[str, Pattern[str]]
    """What is right, and the pattern of what is written instead."""


class Topics(Rule):
    """What each of the texts has to speak of, by name; up to `tolerated` topics may be passed over.

    An organ that calls itself by name speaks of the topic `named`; `short` finds in the group of that name what a name
    is shortened to. Where `enough` topics stand in sub-headings, as
    `headed` has them, the text is divided by topic, and the others need a sub-heading too. A text in which nothing is
    written is left alone, unless `blank_too`.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "missing", "count")}

    topics: dict[str, Pattern[str]]
    tolerated: int = 0
    named: str = ""
    short: Pattern[str] | None = None
    headed: dict[str, Pattern[str]] = Field(default_factory=dict)
    sub_heading: Pattern[str] | None = None
    enough: int = 0
    blank_too: bool = False


class Length(Rule):
    """The most characters that a text should have, spaces not counted.

    `guide` says so beside a text that is being written, `beyond` where it is longer.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "say": ("section", "found", "most"),
        "guide": ("found", "most"),
        "beyond": ("found", "most"),
    }

    most: int
    guide: str
    beyond: str


class ShortNames(Scope):
    """Short names of documents: `declared` finds one in the group `short`, `used` one of those that need declaring."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "astray": ("section", "short", "document"),
        "undeclared": ("section", "short"),
    }

    texts: Many[str] = ()
    declared: Pattern[str]
    used: Pattern[str]
    reach: int
    """Characters between a document's name and the words that give it a short one."""
    astray: Saying
    undeclared: Saying


class Series(Rule):
    """Items that are counted, each beginning with `item`, whose first group is the number: one after the other."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "words", "before")}

    item: Pattern[str]


class Doubling(Rule):
    """The same words twice in a row, up to `longest` characters, two Chinese ones at least; `fine` is no mistake."""

    longest: int
    fine: Pattern[str]


class Brackets(Rule):
    """Brackets and quotation marks come in pairs, in each paragraph; a closing one after `enumerator` stands alone.

    `alike` are marks that are taken for others; one that opens and closes alike is its own pair.
    """

    pairs: Many[str]
    alike: dict[str, str]
    enumerator: Pattern[str]
    beside: int
    """Characters that are shown with a lone mark."""

    @cached_property
    def closes(self) -> Mapping[str, str]:
        """What each closing mark closes."""
        return {pair[-1]: pair[0] for pair in self.pairs}

    @cached_property
    def marks(self) -> Pattern[str]:
        """Every mark that opens or closes."""
        return re.compile(f"[{re.escape(''.join((*self.pairs, *self.alike)))}]")
