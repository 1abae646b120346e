"""A published report drafted anew without it: from the others of the folder and the passages that ship."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from assistant.checks import Finding, evaluate
from assistant.drafting.composing import Written, compose
from assistant.drafting.fitting import Rules, Setting, is_own
from assistant.passages.passage import Passage
from assistant.passages.sentences import sentences
from assistant.report.figures import Value, shown
from assistant.report.form import Question
from assistant.report.organ import same_organ
from assistant.report.report import Prior, Report
from assistant.report.slots import OPEN, filled, source_for
from knowledge.composing import load_composing
from knowledge.passages import load_passages
from knowledge.splitting import load_splitting
from tests.drafting.reader import Odd, names_of_others, odd_in
from tests.passages.folder import learned, reading_of
from tests.passages.labels import labels
from tests.published import REPORTS

RULES = Rules(load_splitting(), load_composing())
WORDS_OF_OTHERS = ("D-5", "D-6", "D-19")
"""What the checks of words call another organ's or another year's."""


@dataclass(frozen=True)
class Drafted:
    """One report: the aspects that its form asks for with what was written, what is wrong, how long it took."""

    name: str
    setting: Setting
    written: tuple[tuple[Question, Written | None], ...]
    findings: tuple[Finding, ...]
    odd: tuple[Odd, ...]
    seconds: float

    @property
    def covered(self) -> int:
        """How many aspects have a paragraph."""
        return sum(one is not None for _, one in self.written)

    @property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs with their slots."""
        return tuple(one.text for _, one in self.written if one)

    def share(self, whose: str) -> float:
        """How much of the text is from one's `own` last report, from `others`' or `shipped`, 0 to 1."""
        sizes = {"own": 0.0, "others": 0.0, "shipped": 0.0}
        for _, one in self.written:
            for origin in one.origins if one else ():
                passage = origin.passage
                kind = "shipped" if not passage.report else "own" if is_own(passage, self.setting) else "others"
                sizes[kind] += origin.share * len(one.text) if one else 0
        return sizes[whose] / (sum(sizes.values()) or 1)


def drafted(folder: Path, name: str) -> Drafted:
    """The report of that name, written from its true figures and everything but itself and what came later."""
    setting = _setting(folder, name)
    passages = tuple(_candidates(folder, name, setting.report))
    begun = time.perf_counter()
    written = tuple(_written(setting, passages))
    seconds = time.perf_counter() - begun
    others = names_of_others(folder, name)
    texts = [one.text for _, one in written if one]
    odd = tuple(one for text in texts for one in odd_in(text, setting.report.year, others))
    return Drafted(name, setting, written, tuple(_findings(setting, written)), odd, seconds)


def _setting(folder: Path, name: str) -> Setting:
    report = reading_of(folder, name).report
    before = [reading_of(folder, other).report for other in REPORTS if other != name]
    last = next((one for one in before if _is_last_year(one, report)), None)
    prior = Prior(last.year, last.figures, last.form, last.organ, texts=last.texts, kind=last.kind) if last else None
    told = {label.before: label for label in labels()[name] if any(one.startswith("fact:") for one in label.means)}
    fees: dict[str, Value] = {"processing_fee.items": 0, "processing_fee.yuan": 0}
    fees |= {next(iter(label.means)).removeprefix("fact:"): int(label.number) for label in told.values()}
    if fees["processing_fee.yuan"] and not fees["processing_fee.items"]:
        del fees["processing_fee.items"]
    bare = replace(report, facts=fees, texts=MappingProxyType({}), prior=prior, printed=None)
    figures = shown(report.form, report.figures)
    beside = prior.known_beside(report.form) if prior else {}
    return Setting(bare, source_for(report.form, report.organ, report.year, figures, fees, beside))


def _is_last_year(one: Report, report: Report) -> bool:
    return one.year == report.year - 1 and same_organ(one.organ, report.organ)


def _candidates(folder: Path, name: str, report: Report) -> Iterator[Passage]:
    """Newest first, those that ship last, the ones for fewest kinds of organ first.

    Nothing of the report itself and nothing later of the same organ.
    """
    past = [
        one
        for one in learned(folder)
        if one.report != f"{name}.txt" and not (same_organ(one.organ, report.organ) and one.year >= report.year)
    ]
    yield from sorted(past, key=lambda one: -one.year)
    yield from sorted(load_passages(), key=lambda one: len(one.kinds))


def _written(setting: Setting, passages: tuple[Passage, ...]) -> Iterator[tuple[Question, Written | None]]:
    report, said = setting.report, list[str]()
    last: Written | None = None
    for question in report.form.questions:
        if not (question.text and question.aspect) or report.kind not in question.kinds:
            continue
        fitting = [one for one in passages if _is_for(one, question, report)]
        after = last.origins if question.follows and last else ()
        last = compose(question.aspect, fitting, setting, RULES, said, after)
        said += sentences(last.text) if last else ()
        yield question, last


def _is_for(passage: Passage, question: Question, report: Report) -> bool:
    return (
        (passage.section, passage.aspect) == (question.text, question.aspect)
        and report.kind in passage.kinds
        and report.form.id in passage.forms
    )


def _findings(setting: Setting, written: tuple[tuple[Question, Written | None], ...]) -> Iterator[Finding]:
    """What the checks find wrong with the words of the whole draft; what nobody was asked yet is some number."""
    texts: dict[str, list[str]] = {}
    for question, one in written:
        if one:
            texts.setdefault(question.text, []).append(filled(one.text, setting.source).replace(OPEN, "若干"))
    report = replace(setting.report, texts={slot: "\n".join(paragraphs) for slot, paragraphs in texts.items()})
    for finding in evaluate(report):
        of_words = finding.spot is not None and finding.severity != "I"
        if of_words and (finding.code.startswith("N") or finding.code in WORDS_OF_OTHERS):
            yield finding
