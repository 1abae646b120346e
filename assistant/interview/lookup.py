"""Which entries of a form's help answer a question: its words compared with the labels and the ways of asking."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.report.form import Form, Help, Question
from assistant.understanding.labels import labels_of, normal
from knowledge.speech import Speech

FITS, FITS_PLACING = 0.66, 0.34
"""What a question and an entry must have in common, of 1; below it nothing fits. Whoever asks where something is filled
in, or how it counts, asks about the form: less is enough. Measured by tests/interview/help_questions.py."""
SURE = 0.9
"""From here on an entry answers just what was asked."""
NEAR, AT_MOST_NEAR = 0.2, 3
"""From where on an entry may be meant, and how many such are named."""
HERE = 0.1
"""What counts for an entry that is about the question at hand."""
QUESTION = 0.85
"""The weight of the words of the question that the entry has, against those of the entry that the question has."""
AROUND = 0.5
"""The weight of words that stand only elsewhere in the entry."""
SINGLE = 0.5
"""The weight of a single character against that of a pair."""
LABEL = 4
"""Characters of a label that can mean nothing but the form."""
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_AND = re.compile("[和跟与同及]|还是")

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Found:
    """The entries that answer a question, best first; `near` are those that may be meant where none does.

    `sure` says that the first is worded so much like the question that nothing else can be meant, `here` that the
    question only points at what the desk has just asked.
    """

    entries: tuple[Help, ...] = ()
    near: tuple[Help, ...] = ()
    sure: bool = False
    here: bool = False


def look_up(form: Form, question: Question | None, text: str, speech: Speech) -> Found:
    """The entries that answer the text: one, two where two things are to be told apart, or none."""
    best = _best(form, question, text, speech)
    if best.sure or not any(word in text for word in speech.apart):
        return best
    sides = [side for side in _AND.split(text, maxsplit=1) if content(side, speech)]
    told = [entry for side in sides for entry in _best(form, question, side, speech, placing=True).entries]
    each = tuple(dict.fromkeys(told))
    told_by_one = any(entry.cells >= frozenset().union(*(one.cells for one in each)) for entry in best.entries)
    return best if told_by_one or len(sides) != 2 or len(each) != 2 else Found(each)


def content(text: str, speech: Speech) -> str:
    """What a question is about: its words without those that only ask."""
    left = normal(text).lower()
    for words in (speech.here, speech.question, speech.apart, speech.perhaps, speech.asks):
        for word in words:
            left = left.replace(word, " ")
    return " ".join(_RUN.findall(left))


def _best(form: Form, question: Question | None, text: str, speech: Speech, placing: bool = False) -> Found:
    asked = frozenset(_pieces(content(text, speech)))
    scores = _index(form, speech).scores(asked)
    if question is not None:
        scores = {entry: score + _nearness(form, entry, question) for entry, score in scores.items()}
    ranked = sorted(scores, key=lambda entry: -scores[entry])
    placing = placing or any(word in text for word in speech.placing) or _has_label(form, text)
    if ranked and scores[ranked[0]] >= (FITS_PLACING if placing else FITS):
        return Found((ranked[0],), sure=scores[ranked[0]] >= SURE)
    near = [entry for entry in ranked[:AT_MOST_NEAR] if scores[entry] >= NEAR]
    return Found(near=tuple(near) if placing else ())


def _nearness(form: Form, entry: Help, question: Question) -> float:
    """What counts for an entry that is about the question at hand, half of it where only the table is the same."""
    if question.id in entry.questions or entry.cells & frozenset(question.cells):
        return HERE
    tables = {form.cells[cell].table for cell in question.cells}
    return HERE / 2 if any(form.cells[cell].table in tables for cell in entry.cells) else 0.0


def _has_label(form: Form, text: str) -> bool:
    """Whether the text has a label of the form that is too long to stand there by chance."""
    words = normal(text)
    return any(len(label) >= LABEL and label in words for label in labels_of(form).meanings)


@dataclass(frozen=True)
class _Way:
    """One way of asking: its pieces, and those of all that the entry says."""

    entry: Help
    pieces: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True)
class _Index:
    """Every way of asking with its entry and what all of it is worth, by the pieces that lead to it.

    `weights` has what each piece of a word is worth; a piece never seen is worth most.
    """

    ways: tuple[tuple[_Way, float], ...]
    leading: Mapping[str, tuple[int, ...]]
    weights: Weights
    unknown: float

    def weight(self, piece: str) -> float:
        return self.weights.get(piece) or _worth(piece, self.unknown)

    def scores(self, asked: frozenset[str]) -> dict[Help, float]:
        """How well each entry fits that has anything in common with what is asked."""
        worth = {piece: self.weight(piece) for piece in asked}
        total = math.fsum(worth.values())
        scores: dict[Help, float] = {}
        for place in sorted({place for piece in asked for place in self.leading.get(piece, ())}):
            way, whole = self.ways[place]
            likeness = _likeness(worth, total, way, whole)
            scores[way.entry] = max(scores.get(way.entry, 0.0), likeness)
        return scores


def _likeness(worth: Weights, total: float, way: _Way, whole: float) -> float:
    """How much of the question the way of asking has and the other way round; the rest of the entry counts less."""
    common = math.fsum(weight for piece, weight in worth.items() if piece in way.pieces)
    around = math.fsum(weight for piece, weight in worth.items() if piece in way.around and piece not in way.pieces)
    return QUESTION * (common + AROUND * around) / total + (1 - QUESTION) * common / whole


def _worth(piece: str, weight: float) -> float:
    return weight * (1 if len(piece) > 1 else SINGLE)


@cache
def _index(form: Form, speech: Speech) -> _Index:
    ways = tuple(way for entry in form.help for way in _ways(form, entry, speech))
    entries: dict[str, set[str]] = {}
    leading: dict[str, list[int]] = {}
    for place, way in enumerate(ways):
        for piece in way.around:
            entries.setdefault(piece, set()).add(way.entry.id)
            leading.setdefault(piece, []).append(place)
    count = len(form.help)
    weights = {piece: _worth(piece, math.log(1 + count / len(ids))) for piece, ids in entries.items()}
    whole = ((way, math.fsum(weights[piece] for piece in way.pieces)) for way in ways)
    return _Index(
        tuple(whole), {piece: tuple(places) for piece, places in leading.items()}, weights, math.log(1 + count)
    )


def _ways(form: Form, entry: Help, speech: Speech) -> Iterator[_Way]:
    """What calls the entry: the ways of asking, its words, and the labels of the rows or columns that it is about."""
    names = {content(name, speech) for name in (*entry.words, *_labels(form, entry))}
    said = {*names, *(content(way, speech) for way in entry.asked)} - {""}
    around = frozenset(_pieces(content(entry.answer, speech))).union(*map(_pieces, said))
    for way in sorted(said):
        yield _Way(entry, frozenset(_pieces(way)), around)


def _labels(form: Form, entry: Help) -> Iterator[str]:
    """The labels that mean in their table just what the entry is about."""
    tables = {form.cells[cell].table for cell in entry.cells}
    for label, meanings in labels_of(form).meanings.items():
        here = [meaning.cells for meaning in meanings if meaning.table in tables]
        if here == [entry.cells]:
            yield label


def _pieces(text: str) -> Iterator[str]:
    """Single characters and pairs of neighbours; Latin words and numbers whole. No pair spans a gap."""
    for run in _RUN.findall(text):
        if run[0].isascii():
            yield run
        else:
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
