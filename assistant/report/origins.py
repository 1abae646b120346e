"""Where everything in a draft came from: of each figure, fact and text the step that wrote it last and still stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from assistant.report.draft import fold
from assistant.report.figures import Figures, shown
from assistant.report.form import Form
from assistant.report.steps import EMPTY, Done, standing

Way = Literal[
    "said",
    "typed",
    "written",
    "carried",
    "file",
    "followed",
    "mended",
    "computed",
    "offered",
    "changed",
    "begun",
    "compared",
]
"""How it came: told in the talk, typed into the table, written in the text, taken over from last year's report at a
word, read from a file, a zero that followed from others, a proposed correction that was clicked, a total that was
worked out; of texts also an offered paragraph, as it was or with changes, and one to which a sentence beside last
year's figure was added; of organ, year and kind also last year's draft, as this one was begun."""


@dataclass(frozen=True)
class Origin:
    """Where one thing came from.

    `rev` and `at` (ISO 8601 in UTC) are the step's, 0 and "" for a total that is worked out; `said` is what the clerk
    said in it, `source` the name of the file or whose paragraph it was; either may be empty.
    """

    way: Way
    rev: int = 0
    at: str = ""
    said: str = ""
    source: str = ""


@dataclass(frozen=True)
class TextWritten:
    """What a step wrote as the answer to a text question: a text with slots ("": left out), and where it came from."""

    question: str
    text: str
    origin: Origin


def figure_origins(form: Form, steps: Sequence[Done], figures: Figures | None = None) -> Mapping[str, Origin]:
    """The origin of every cell that shows something, in printed order: of the typed ones and of the totals.

    `figures` are those that the steps make, where they are known already.
    """
    writers = last_writers(steps, "figures")
    values = shown(form, fold(steps).figures if figures is None else figures)
    return {
        cell: Origin("computed") if form.cells[cell].computed else _of_figure(writers[cell], cell)
        for cell, value in values.items()
        if value is not None
    }


def fact_origins(steps: Sequence[Done]) -> Mapping[str, Origin]:
    """The origin of every fact that has a value, by its id."""
    return {fact: _of(step) for fact, step in last_writers(steps, "facts").items()}


def text_origins(steps: Sequence[Done]) -> Mapping[str, Origin]:
    """The origin of the answer to every text question that has one; that nothing is to be written is an answer, too."""
    writers = last_writers(steps, "texts")
    standing_now = {(question, step.rev) for question, step in writers.items()}
    found = (one for one in texts_written(steps) if (one.question, one.origin.rev) in standing_now)
    return MappingProxyType({one.question: one.origin for one in found})


def texts_written(steps: Iterable[Done]) -> tuple[TextWritten, ...]:
    """Every text that any step wrote, in order, those of steps that were taken back too."""
    offered: dict[str, str] = {}
    found: dict[tuple[str, int], TextWritten] = {}
    for step in steps:
        texts = {question: text for question, text in step.effects.get("texts", EMPTY).items() if text is not None}
        drawn = step.effects.get("drawn_from", EMPTY)
        offered |= {texts[question]: source for question, source in drawn.items() if question in texts}
        for question, text in texts.items():
            again = found.get((question, step.effects.get("restored", EMPTY).get(question, 0)))
            origin = _of_text(step, question, offered)
            if again is not None:
                origin = replace(again.origin, rev=step.rev, at=step.at)
            found[question, step.rev] = TextWritten(question, text, origin)
        offers = step.effects.get("offers", ())
        sources = step.effects.get("offered_from", [""] * len(offers))
        offered |= dict(zip(offers, sources, strict=True))
    return tuple(found.values())


def opening_origins(steps: Iterable[Done]) -> Mapping[str, Origin]:
    """The origin of `organ`, `year` and `kind`, of those that are known."""
    keys = ("organ", "year", "kind")
    return {key: _of(step) for step in standing(steps) for key in keys if step.effects.get(key)}


def last_writers(steps: Iterable[Done], key: str) -> Mapping[str, Done]:
    """Of each entry of that effect the standing step that wrote it last; entries that were taken away are not there."""
    found: dict[str, Done] = {}
    for step in standing(steps):
        for entry, value in step.effects.get(key, EMPTY).items():
            found.pop(entry, None)
            if value is not None:
                found[entry] = step
    return found


def _of_figure(step: Done, cell: str) -> Origin:
    # What a step wrote beside the cells that it was about, nobody has said: it follows from them.
    if cell not in step.effects.get("focus", ()):
        return Origin("followed", step.rev, step.at)
    if cell in step.effects.get("carried", ()):
        return Origin("carried", step.rev, step.at, step.said)
    return _of(step)


def _of_text(step: Done, question: str, offered: Mapping[str, str]) -> Origin:
    text = step.effects["texts"][question]
    grown_from = step.effects.get("grown_from", EMPTY).get(question)
    if step.kind == "brought" or not text or not {text, grown_from} & offered.keys():
        return _of(step)
    way: Way = "offered" if text in offered else "changed"
    return Origin(way, step.rev, step.at, step.said, offered[text if way == "offered" else grown_from])


def _of(step: Done) -> Origin:
    ways: Mapping[str, Way] = {
        "brought": "file",
        "edited": "typed",
        "corrected": "mended",
        "begun": "begun",
        "sentence": "compared",
        "rewritten": "written",
    }
    return Origin(ways.get(step.kind, "said"), step.rev, step.at, step.said, step.effects.get("file", ""))
