"""A clerk's message as tokens: labels of the form, numbers, words such as "the rest", breaks, and what is unknown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from assistant.report.form import Form, Named
from assistant.report.numerals import Number, find_numbers
from knowledge.speech import Speech

Spoken = Literal["none", "rest", "nothing else", "all", "correct", "wrong", "among", "filler"]
Kind = Literal[Spoken, "label", "number", "colon", "soft break", "hard break", "unknown"]
Axis = Literal["row", "column", "group"]

SOFT, HARD = frozenset(",、()"), frozenset(";。.!\n")
SILENT = frozenset(" \t\r\"'“”‘’《》=-—")


@dataclass(frozen=True)
class Meaning:
    """What a label may stand for: a row, a column or a group of rows of one table, with its cells."""

    axis: Axis
    table: str
    name: str
    cells: frozenset[str]


@dataclass(frozen=True)
class Token:
    """A piece of the message: its words, what kind it is, and what a label or number in it means."""

    kind: Kind
    words: str
    meanings: tuple[Meaning, ...] = ()
    number: Number | None = None


def normal(text: str) -> str:
    """The text with full-width letters, digits and punctuation made plain, so that words compare.

    Digits in a ring or above the line stay what they are: 10² is not 102.
    """
    runs = groupby(text, lambda character: unicodedata.category(character) == "No")
    parts = ("".join(run) if other else unicodedata.normalize("NFKC", "".join(run)) for other, run in runs)
    return "".join(parts).strip()


@cache
def labels_of(form: Form) -> Mapping[str, tuple[Meaning, ...]]:
    """Every word for a row, column or group of the form, and what it may mean."""
    found: dict[str, list[Meaning]] = {}
    for table in form.tables:
        axes: tuple[tuple[Axis, tuple[Named, ...]], ...] = (
            ("row", table.rows),
            ("column", table.columns),
            ("group", table.groups),
        )
        for axis, entries in axes:
            for named in entries:
                meaning = Meaning(axis, table.id, named.name, named.cells)
                for word in {normal(word) for word in (named.name, *named.also)}:
                    found.setdefault(word, []).append(meaning)
    return {word: tuple(meanings) for word, meanings in found.items()}


def tokens(message: str, form: Form, speech: Speech) -> tuple[Token, ...]:
    """The message cut into tokens, longest words first; every character stands in exactly one, fillers left out."""
    text = normal(message)
    labels = labels_of(form)
    numbers = {number.start: number for number in find_numbers(text) if not number.date}
    return tuple(_joined(_cut(text, labels, numbers, speech)))


def _cut(
    text: str, labels: Mapping[str, tuple[Meaning, ...]], numbers: Mapping[int, Number], speech: Speech
) -> Iterator[Token]:
    place = 0
    longest = max(map(len, labels))
    while place < len(text):
        label = next((text[place : place + n] for n in range(longest, 0, -1) if text[place : place + n] in labels), "")
        spoken = _spoken(text, place, speech)
        number = numbers.get(place)
        token = Token("unknown", text[place])
        if label and len(label) >= len(spoken.words):
            token = Token("label", label, labels[label])
        elif spoken.words and (number is None or len(spoken.words) > len(number.raw)):
            token = spoken
        elif number:
            token = Token("number", _with_unit(text, number), number=number)
        elif text[place] in SOFT:
            token = Token("soft break", text[place])
        elif text[place] in HARD:
            token = Token("hard break", text[place])
        elif text[place] == ":":
            token = Token("colon", text[place])
        elif text[place] in SILENT:
            place += 1
            continue
        place += len(token.words)
        yield token


def _with_unit(text: str, number: Number) -> str:
    """The number as it stands in the text, with the unit that belongs to it."""
    rest = text[number.end :]
    unit_end = len(rest) - len(rest.lstrip()) + len(number.unit)
    return text[number.start : number.end + unit_end] if number.unit else number.raw


def _spoken(text: str, place: int, speech: Speech) -> Token:
    """The longest general word that begins here; a token without words when there is none."""
    best = Token("unknown", "")
    kinds: tuple[tuple[Spoken, tuple[str, ...]], ...] = (
        ("none", speech.none),
        ("none", speech.slash),
        ("rest", speech.rest),
        ("nothing else", speech.nothing_else),
        ("all", speech.all),
        ("correct", speech.correct),
        ("wrong", speech.wrong),
        ("among", speech.among),
        ("filler", speech.filler),
    )
    for kind, words in kinds:
        word = next((word for word in words if text.startswith(word, place)), "")
        if len(word) > len(best.words):
            best = Token(kind, word)
    return best


def _joined(cut: Iterator[Token]) -> Iterator[Token]:
    """Unknown characters in a row as one token; fillers, which only part words, left out."""
    unknown = ""
    for token in cut:
        if token.kind == "unknown":
            unknown += token.words
            continue
        if unknown:
            yield Token("unknown", unknown)
            unknown = ""
        if token.kind != "filler":
            yield token
    if unknown:
        yield Token("unknown", unknown)
