"""Which entries of a form's help answer a question: its words compared with the labels and the ways of asking."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.interview.tokens import labels_of, normal
from assistant.report.form import Form, Help, Question
from knowledge.speech import Speech

FITS = 0.58
"""What a question and an entry must have in common, of 1; below it nothing fits. Measured: tests/interview/help_questions.yaml."""
BOTH = 0.8
"""Of which a question for the difference of two things must be answered by one entry; else each is explained."""
HERE = 0.06
"""What counts for an entry that is about the question at hand."""
QUESTION = 0.85
"""The weight of the words of the question that the entry has, against those of the entry that the question has."""
AROUND = 0.5
"""The weight of words that stand only elsewhere in the entry."""
SINGLE = 0.5
"""The weight of a single character against that of a pair."""
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_AND = re.compile("[和跟与同及]|还是")

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Found:
    """The entries that answer a question, best first, and how well the first of them fits, of 1."""

    entries: tuple[Help, ...]
    score: float = 0.0


def look_up(form: Form, question: Question | None, text: str, speech: Speech) -> Found:
    """The entries that answer the text: one, two where two things are to be told apart, or none."""
    best = _best(form, question, text, speech)
    if not any(word in text for word in speech.apart):
        return best
    sides = [side for side in _AND.split(text, maxsplit=1) if content(side, speech)]
    told = [_best(form, question, side, speech) for side in sides]
    each = tuple(dict.fromkeys(found.entries[0] for found in told if found.entries))
    if best.score >= BOTH or len(sides) != 2 or len(each) != 2:
        return best
    return Found(each, min(found.score for found in told))


def content(text: str, speech: Speech) -> str:
    """What a question is about: its words without those that only ask."""
    left = normal(text).lower()
    for words in (speech.here, speech.question, speech.apart, speech.perhaps, speech.asks):
        for word in words:
            left = left.replace(word, " ")
    return " ".join(_RUN.findall(left))


def _best(form: Form, question: Question | None, text: str, speech: Speech) -> Found:
    asked = frozenset(_pieces(content(text, speech)))
    index = _index(form, speech)
    total = sum(map(index.weight, asked))
    if not total:
        return Found(())
    scored = [
        (index.likeness(asked, total, way) + (HERE if _is_about(way.entry, question) else 0), -place)
        for place, way in enumerate(index.ways)
    ]
    score, place = max(scored)
    return Found((index.ways[-place].entry,), score) if score >= FITS else Found(())


def _is_about(entry: Help, question: Question | None) -> bool:
    if question is None:
        return False
    return question.id in entry.questions or bool(entry.cells & frozenset(question.cells))


@dataclass(frozen=True)
class _Way:
    """One way of asking: its pieces, and those of all else that the entry says."""

    entry: Help
    pieces: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True)
class _Index:
    """Every way of asking with its entry, and what each piece of a word is worth; a piece never seen is worth most."""

    ways: tuple[_Way, ...]
    weights: Weights
    unknown: float

    def weight(self, piece: str) -> float:
        return self.weights.get(piece, self.unknown) * (1 if len(piece) > 1 else SINGLE)

    def likeness(self, asked: frozenset[str], total: float, way: _Way) -> float:
        """How much of the question the way of asking has and the other way round; the rest of the entry counts less."""
        common = sum(map(self.weight, asked & way.pieces))
        around = sum(map(self.weight, (asked - way.pieces) & way.around))
        whole = sum(map(self.weight, way.pieces))
        return QUESTION * (common + AROUND * around) / total + (1 - QUESTION) * common / whole


@cache
def _index(form: Form, speech: Speech) -> _Index:
    ways = tuple(way for entry in form.help for way in _ways(form, entry, speech))
    entries: dict[str, set[str]] = {}
    for way in ways:
        for piece in way.pieces | way.around:
            entries.setdefault(piece, set()).add(way.entry.id)
    count = len(form.help)
    weights = {piece: math.log(1 + count / len(ids)) for piece, ids in entries.items()}
    return _Index(ways, weights, math.log(1 + count))


def _ways(form: Form, entry: Help, speech: Speech) -> Iterator[_Way]:
    """What calls the entry: the ways of asking, its words, and the labels of the rows or columns that it is about."""
    names = {content(name, speech) for name in (*entry.words, *_labels(form, entry))}
    said = {*names, *(content(way, speech) for way in entry.asked)} - {""}
    around = frozenset(_pieces(content(entry.answer, speech))).union(*map(_pieces, said))
    for way in sorted(said):
        yield _Way(entry, frozenset(_pieces(way)), around)


def _labels(form: Form, entry: Help) -> Iterable[str]:
    if not entry.cells:
        return ()
    return (
        label for label, meanings in labels_of(form).items() if any(meaning.cells == entry.cells for meaning in meanings)
    )


def _pieces(text: str) -> Iterator[str]:
    """Single characters and pairs of neighbours; Latin words and numbers whole. No pair spans a gap."""
    for run in _RUN.findall(text):
        if run[0].isascii():
            yield run
        else:
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
