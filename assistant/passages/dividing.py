"""A report's texts as paragraphs, each with the aspect that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.passages.rules import SplittingRules
from assistant.passages.sentences import sentences

SENTENCE_END = re.compile("[。；！？：]")
"""A line without any is a heading."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a section's text, under its sub-heading, with its aspect; "" as long as that is not known."""

    section: str
    aspect: str
    heading: str
    text: str


def divided(paragraphs: Iterable[Paragraph], rules: SplittingRules) -> Iterator[Paragraph]:
    """The paragraphs of the sections that have aspects, with an aspect each.

    What a line begins with (（一）, 1.) is no part of it; lines that go on with a list are one with what begins it; a
    paragraph of problems that goes on to what is done about them is cut there.
    """
    for paragraph in _joined(_led(paragraphs, rules), rules):
        for aspect, part in _turned(paragraph, paragraph.text, rules):
            if len(part) >= rules.least and SENTENCE_END.search(part):
                yield Paragraph(paragraph.section, aspect, paragraph.heading, part)


def _led(paragraphs: Iterable[Paragraph], rules: SplittingRules) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        if paragraph.section in rules.aspects:
            yield replace(paragraph, text=rules.leads.sub("", "".join(paragraph.text.split())))


def _joined(paragraphs: Iterable[Paragraph], rules: SplittingRules) -> Iterator[Paragraph]:
    """二是 behind 一是, and 一是 behind the words that lead up to it, under the same sub-heading."""
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        if waiting and rules.continues.match(paragraph.text) and _beside(waiting, paragraph):
            waiting = replace(waiting, text=waiting.text + paragraph.text)
            continue
        if waiting:
            yield waiting
        waiting = paragraph
    if waiting:
        yield waiting


def _beside(one: Paragraph, other: Paragraph) -> bool:
    same = (one.section, one.aspect, one.heading) == (other.section, other.aspect, other.heading)
    again = other.text.startswith("一是") and "一是" in one.text
    return same and not again and one.text.endswith(("。", "：", "；"))


def _turned(paragraph: Paragraph, text: str, rules: SplittingRules) -> Iterator[tuple[str, str]]:
    turn = rules.turns.get(paragraph.section)
    said = sentences(text)
    at = next((n for n, sentence in enumerate(said) if turn and turn.at.match(sentence)), len(said))
    if turn and at < len(said):
        first = "".join(said[:at])
        if first:
            yield _aspect(paragraph, first, rules, but=turn.to), first
        yield turn.to, "".join(said[at:])
    else:
        yield _aspect(paragraph, text, rules), text


def _aspect(paragraph: Paragraph, text: str, rules: SplittingRules, but: str = "") -> str:
    """The aspect as its sub-heading has it, else the one that most of its words are of."""
    known = rules.aspects[paragraph.section]
    if paragraph.aspect in known and paragraph.aspect != but:
        return paragraph.aspect
    if paragraph.aspect == rules.otherwise[paragraph.section]:
        return paragraph.aspect
    begins = rules.begins.get(paragraph.section, {})
    if opened := next((aspect for aspect, pattern in begins.items() if aspect != but and pattern.match(text)), ""):
        return opened
    said = paragraph.heading * 2 + text
    counts = {aspect: sum(said.count(word) for word in words) for aspect, words in known.items() if aspect != but}
    best = max(counts, key=lambda aspect: counts[aspect])
    return best if counts[best] else rules.otherwise[paragraph.section]
