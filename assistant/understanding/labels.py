"""The names by which a message may mean rows, columns, groups and tables of a form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from assistant.report.form import Form, Named
from assistant.understanding.slips import Slips, slips_of

Axis = Literal["row", "column", "group", "table"]
ByFirst = Mapping[str, tuple[str, ...]]
"""Words by their first character, the longest first."""


@dataclass(frozen=True)
class Meaning:
    """What a label may stand for: a row, a column, a group of rows or the whole of one table, with its cells."""

    axis: Axis
    table: str
    name: str
    cells: frozenset[str]


@dataclass(frozen=True)
class Labels:
    """Every name of a form with what it may mean, the names by their first character, and the slips in them."""

    meanings: Mapping[str, tuple[Meaning, ...]]
    first: ByFirst
    slips: Slips


def normal(text: str) -> str:
    """The text with full-width letters, digits and punctuation made plain, so that words compare.

    Digits in a ring or above the line stay what they are: 10² is not 102.
    """
    runs = groupby(text, lambda character: unicodedata.category(character) == "No")
    parts = ("".join(run) if other else unicodedata.normalize("NFKC", "".join(run)) for other, run in runs)
    return "".join(parts).strip()


@cache
def labels_of(form: Form) -> Labels:
    """The names of the form's rows, columns, groups and tables, in its own words and in others."""
    found: dict[str, list[Meaning]] = {}
    for table in form.tables:
        every = frozenset(cell for row in table.rows for cell in row.cells)
        axes: tuple[tuple[Axis, tuple[Named, ...]], ...] = (
            ("row", table.rows),
            ("column", table.columns),
            ("group", table.groups),
            ("table", (Named(table.id, table.section, table.also, every),)),
        )
        for axis, entries in axes:
            for named in entries:
                meaning = Meaning(axis, table.id, named.name, named.cells)
                for word in {normal(word) for word in (named.name, *named.also)}:
                    found.setdefault(word, []).append(meaning)
    meanings = {word: tuple(some) for word, some in found.items()}
    return Labels(meanings, by_first(meanings), slips_of(meanings))


def by_first(words: Iterable[str]) -> ByFirst:
    """The words by their first character."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {character: tuple(some) for character, some in found.items()}


def longest_at(text: str, place: int, words: ByFirst) -> str:
    """The longest of the words that begins here; empty when there is none."""
    return next((word for word in words.get(text[place], ()) if text.startswith(word, place)), "")
