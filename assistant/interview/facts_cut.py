"""A message about the figures of the text in pieces: names of facts, numbers, 其余, 不写, 还没拿到, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Literal

from assistant.interview.commands import named_owner
from assistant.report.form import Fact, Form
from assistant.report.numerals import Number, find_numbers
from assistant.understanding.labels import ByFirst, by_first, longest_at, normal
from assistant.understanding.tokens import HARD, SILENT, SOFT, with_unit
from knowledge.speech import Speech

Kind = Literal["fact", "number", "none", "decline", "skip", "wait", "rest", "each", "correct", "break", "unknown", ""]
BREAKS = SOFT | HARD | {":", "、"}


@dataclass(frozen=True)
class Piece:
    """A piece of the message: its words, the facts that they may name, the number; of a `skip` the words are the owner.

    A piece without a kind says nothing.
    """

    kind: Kind
    words: str
    facts: tuple[Fact, ...] = ()
    number: Number | None = None


@cache
def names_of(form: Form) -> Mapping[str, tuple[Fact, ...]]:
    """Every word for a fact of the form, and the facts that it may mean."""
    found: dict[str, dict[Fact, None]] = {}
    for fact in form.facts.values():
        for word in (fact.name, *fact.also):
            found.setdefault(normal(word), {})[fact] = None
    return {word: tuple(facts) for word, facts in found.items()}


def pieces(message: str, form: Form, year: int | None, speech: Speech) -> tuple[Piece, ...]:
    """The message cut up, longest words first; what says nothing is left out, the report's own year among it."""
    text = normal(message)
    said: list[Piece] = []
    clause: list[Piece] = []
    for piece in (*_joined(_cut(text, names_of(form), year, speech)), Piece("break", "")):
        if piece.kind != "break":
            clause.append(piece)
            continue
        said += [*_put_off(clause), piece]
        clause = []
    return tuple(said)


def _cut(text: str, names: Mapping[str, tuple[Fact, ...]], year: int | None, speech: Speech) -> Iterator[Piece]:
    numbers = {number.start: number for number in find_numbers(text)}
    names_first = by_first(names)
    place = 0
    while place < len(text):
        piece = _word(text, place, names, names_first, speech)
        number = numbers.get(place)
        if number and len(number.raw) >= len(piece.words):
            unit_end = place + len(with_unit(text, number))
            own_year = number.date and number.unit.startswith("年") and number.value == year
            piece = Piece("" if own_year else "number", text[place:unit_end], number=number)
        elif not piece.words:
            piece = Piece(_mark(text[place]), text[place])
        place += len(piece.words)
        yield piece


def _mark(character: str) -> Kind:
    if character in BREAKS:
        return "break"
    return "" if character in SILENT else "unknown"


def _word(text: str, place: int, names: Mapping[str, tuple[Fact, ...]], names_first: ByFirst, speech: Speech) -> Piece:
    """The longest word that begins here, a fact's name before another as long; without words when there is none."""
    name, word = longest_at(text, place, names_first), longest_at(text, place, _first(speech))
    return Piece("fact", name, names.get(name, ())) if len(name) >= len(word) else Piece(_kinds(speech)[word], word)


@cache
def _kinds(speech: Speech) -> Mapping[str, Kind]:
    """What each general word does here; of a word that may do several things the first kind holds."""
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("decline", speech.decline),
        ("none", (*speech.none, *speech.nothing_else)),
        ("skip", speech.skip),
        ("unknown", speech.unsettled),
        ("wait", speech.wait),
        ("rest", (*speech.rest, *speech.rest_of_facts)),
        ("each", speech.each_fact),
        ("correct", (*speech.correct, *speech.wrong)),
        ("", (*speech.filler, *speech.around_facts)),
    )
    found: dict[str, Kind] = {}
    for kind, words in kinds:
        for word in words:
            found.setdefault(word, kind)
    return found


@cache
def _first(speech: Speech) -> ByFirst:
    return by_first(_kinds(speech))


def _joined(cut: Iterator[Piece]) -> Iterator[Piece]:
    """Unknown characters in a row as one piece; what says nothing left out."""
    for unknown, run in groupby(cut, lambda one: one.kind == "unknown"):
        if unknown:
            yield Piece("unknown", "".join(one.words for one in run))
        else:
            yield from (one for one in run if one.kind)


def _put_off(clause: Sequence[Piece]) -> Iterator[Piece]:
    """`其余等宣传科报数`, `新媒体宣传科还没给`: words that put something off say nothing else than who owes it."""
    kinds = {piece.kind for piece in clause}
    if not kinds & {"skip", "wait"} or "number" in kinds:
        yield from (replace(one, kind="unknown") if one.kind in ("skip", "wait") else one for one in clause)
        return
    yield from (one for one in clause if one.kind in ("fact", "rest"))
    who = "".join(one.words for one in clause if one.kind == "unknown")
    yield Piece("skip", named_owner(who, "", skipped=False))
