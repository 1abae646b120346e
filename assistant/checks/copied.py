"""How much of a report stands in last year's already, section by section, sentence by sentence (D-17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell_at
from assistant.checks.written import SENTENCE, SPACE, Written, quoted, written
from assistant.report.report import Report
from assistant.report.wordingrules.origins import Copied


@dataclass(frozen=True)
class Likeness:
    """What a text has in common with last year's: its `share` by characters, and where those sentences stand."""

    share: float
    sentences: tuple[tuple[int, int], ...]


def check_copied(report: Report) -> Iterator[Finding]:
    """One finding a text of which last year's report holds too much; its spot is the longest sentence in common."""
    before = report.last_year
    if before is None:
        return
    for rule in in_force(report, report.form.wording.copied):
        for one in written(report, tuple(rule.shares)):
            likeness = likeness_of(rule, one, before.texts.get(one.slot, ""), (report.organ, before.organ))
            if len(one.words) >= rule.least and likeness.share >= rule.shares[one.slot]:
                yield _finding(rule, one, likeness, report.year)


def likeness_of(rule: Copied, one: Written, last_year: str, organs: Sequence[str] = ()) -> Likeness:
    """How much of a text stands in last year's; numbers, years and the names of these organs do not count."""
    old = tuple(masked(rule, sentence, organs) for sentence in SENTENCE.findall(SPACE.sub("", last_year)))
    olds = frozenset(old)
    counted = [(start, end) for start, end in one.sentences if end - start >= rule.sentence]
    alike = []
    for start, end in counted:
        sentence = masked(rule, one.words[start:end], organs)
        if sentence in olds or extractOne(sentence, old, scorer=ratio, score_cutoff=rule.alike):
            alike.append((start, end))
    whole = sum(end - start for start, end in counted)
    return Likeness(sum(end - start for start, end in alike) / whole if whole else 0.0, tuple(alike))


def masked(rule: Copied, sentence: str, organs: Sequence[str]) -> str:
    """The sentence without what changes by itself from year to year and from organ to organ."""
    for mask, pattern in rule.masks.items():
        sentence = pattern.sub(mask, sentence)
    for organ in filter(None, organs):
        sentence = sentence.replace(organ, "")
    return sentence


def _finding(rule: Copied, one: Written, likeness: Likeness, year: int) -> Finding:
    longest = max(likeness.sentences, key=lambda span: span[1] - span[0])
    percent, most = (round(share * 100) for share in (likeness.share, rule.shares[one.slot]))
    said = {"percent": percent, "count": len(likeness.sentences), "words": quoted(one.words[slice(*longest)])}
    return tell_at(rule.code, rule, one, longest, (most, percent), year=year, **said)
