"""How much of a paragraph stands in a report of another organ, sentence by sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract_iter

from assistant.passages.dividing import Paragraph
from assistant.passages.naming import name_spans
from assistant.passages.passage import Passage
from assistant.passages.rules import SplittingRules
from assistant.passages.spans import laid
from assistant.report.alike import Alike, Borrowing
from assistant.report.organ import same_organ
from assistant.report.wording import literal, read_wording
from assistant.report.wordingrules.origins import Borrowed, OwnNames

SENTENCE = re.compile(r"(?:{[^{}]*}|[^。；;！？!?\n])+[。；;！？!?]?")
SLOT = re.compile(r"{([^{}]*)}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAMES = frozenset({"organ", "self", "place", "level"})
"""Slots that are no numbers."""
EDGE = 6
"""Sentences that are nearly the same begin or end with the same characters, so many."""


@dataclass(frozen=True, order=True)
class Whose:
    """A report: its organ, its year, the name of its file."""

    organ: str
    year: int
    file: str


@dataclass(frozen=True)
class Own:
    """Whose paragraph is compared, and the words by which names are known in it."""

    organ: str
    names: OwnNames | None
    splitting: SplittingRules


class Others:
    """The sentences of learned reports, by their shapes: what is left of them without numbers, names and fixed words.

    Passages that ship are offered to everybody and are no part of it.
    """

    def __init__(self, passages: Iterable[Passage], rule: Borrowed) -> None:
        self.rule = rule
        self._reports: list[Whose] = []
        self._stands: dict[str, list[int]] = {}
        self._edges: dict[str, list[str]] = {}
        self._numbers: dict[Whose, int] = {}
        self.add(passages)

    def add(self, passages: Iterable[Passage]) -> None:
        """Keep the sentences of these passages too."""
        for passage in passages:
            if passage.report:
                whose = Whose(passage.organ, passage.year, passage.report)
                number = self._numbers.setdefault(whose, len(self._numbers))
                if number == len(self._reports):
                    self._reports.append(whose)
                self._keep(passage.text, number)

    def _keep(self, text: str, number: int) -> None:
        for sentence in SENTENCE.findall(text):
            shape = masked(SLOT.sub(_in_slot, sentence), self.rule)
            if len(shape) < self.rule.sentence:
                continue
            if shape not in self._stands:
                self._stands[shape] = []
                for edge in _edges(shape):
                    self._edges.setdefault(edge, []).append(shape)
            if number not in self._stands[shape]:
                self._stands[shape].append(number)

    def holding(self, shape: str) -> frozenset[Whose]:
        """The reports in which a sentence of that shape stands, or one nearly alike."""
        near = {other for edge in _edges(shape) for other in self._edges.get(edge, ())}
        alike = extract_iter(shape, sorted(near), scorer=ratio, score_cutoff=self.rule.alike)
        return frozenset(self._reports[number] for other, _, _ in alike for number in self._stands[other])


def masked(words: str, rule: Borrowed) -> str:
    """The words without what everybody writes, and what is another for every organ and year."""
    for mask in rule.masks:
        words = mask.sub("", words)
    return words


def unnumbered(text: str, own: Own | None = None) -> str:
    """The text with slots without names, a 0 for every number; `own` tells which names are the text's own."""
    return NUMBER.sub("0", SLOT.sub(_in_slot, text if own is None else _unnamed(text, own)))


def most_alike(text: str, own: Own, others: Others, slot: str) -> Alike | None:
    """The report of another organ that has most of a text with slots, or of one paragraph of it; None where none has.

    A paragraph that is told of goes before one that is not, then the more characters in common decide.
    """
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
    whole = [text] if len(paragraphs) > 1 else []
    found = [one for part in (*whole, *paragraphs) if (one := likeness(part, own, others)) is not None]
    tells = others.rule.tells
    return max(found, key=lambda one: (tells(slot, one.share, one.characters), one.characters, one.share), default=None)


def borrowings(
    texts: Mapping[str, str], parts: Iterable[Paragraph], own: Own, others: Others, names: Mapping[str, str]
) -> Iterator[Borrowing]:
    """What the parts of finished texts have in common with other organs' reports; `names` are those of the slots."""
    for part in parts:
        alike = most_alike(literal(part.text), own, others, part.section)
        if alike is not None:
            words = "".join(words for words in read_wording(alike.words) if isinstance(words, str))
            place = texts.get(part.section, "").find(words)
            yield Borrowing(part.section, part.aspect or names[part.section], place, replace(alike, words=words))


def likeness(text: str, own: Own, others: Others) -> Alike | None:
    """The report of another organ in which most of the text stands; None where nothing of it stands in any.

    What stands in the organ's own reports is its own, what stands in those of many nobody's.
    """
    sentences = [(sentence, shape) for sentence, shape in _shapes(text, own, others.rule)]
    alike: dict[Whose, list[tuple[str, str]]] = defaultdict(list)
    for sentence, shape in sentences:
        for whose in _lenders(others.holding(shape), own.organ, others.rule):
            alike[whose].append((sentence, shape))
    whole = _size(sentences)
    if not alike:
        return None
    best = max(alike, key=lambda whose: (_size(alike[whose]), whose.year, whose))
    words, _ = max(alike[best], key=lambda one: len(one[1]))
    size = _size(alike[best])
    return Alike(best.organ, best.year, best.file, size, whole, words.strip())


def _lenders(holding: frozenset[Whose], organ: str, rule: Borrowed) -> frozenset[Whose]:
    """The reports that a sentence may have been taken from."""
    many = len({whose.organ for whose in holding}) >= rule.formula
    ours = any(same_organ(whose.organ, organ) for whose in holding)
    return frozenset() if many or ours else holding


def _shapes(text: str, own: Own, rule: Borrowed) -> Iterator[tuple[str, str]]:
    """The sentences of a text that count, each with its shape."""
    for sentence in SENTENCE.findall(text):
        named = SLOT.sub(_in_slot, _unnamed(sentence, own))
        shape = masked(named, rule)
        if len(shape) >= rule.sentence:
            yield sentence, shape


def _unnamed(sentence: str, own: Own) -> str:
    """The sentence with slots without the organ's own names."""
    if own.names is None:
        return sentence
    kept, end = [], 0
    for span in laid(name_spans(sentence, own.organ, own.names, own.splitting)):
        kept.append(sentence[end : span.start])
        end = span.end
    return "".join([*kept, sentence[end:]])


def _in_slot(slot: re.Match[str]) -> str:
    """Some number, or nothing for a name: either is left out then."""
    return "" if slot[1] in NAMES else "0"


def _size(sentences: Sequence[tuple[str, str]]) -> int:
    return sum(len(shape) for _, shape in sentences)


def _edges(shape: str) -> tuple[str, str]:
    return f"^{shape[:EDGE]}", f"{shape[-EDGE:]}$"
