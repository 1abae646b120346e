"""A past passage fitted to this year: the sentences that are true of this year's figures, and those alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.checks import Finding
from assistant.checks.fees import check_fees
from assistant.checks.mentions import counted
from assistant.checks.naming import check_naming
from assistant.checks.parts import check_parts
from assistant.checks.proportions import check_proportions
from assistant.checks.said import check_said
from assistant.checks.wording import check_phrases
from assistant.checks.years import check_years
from assistant.drafting.cutting import without
from assistant.drafting.enumerating import announced, is_enumerated, items
from assistant.passages.naming import foreign, stems
from assistant.passages.passage import Passage, neutral
from assistant.passages.rules import SplittingRules
from assistant.passages.sentences import sentences
from assistant.prose import Mention, read_prose
from assistant.report.organ import same_organ
from assistant.report.report import Report
from assistant.report.slots import NAMES, OPEN, Source, filled
from assistant.report.wording import slots
from knowledge.composing import ComposingRules
from knowledge.fields import of_other_field

JUDGES = (check_said, check_proportions, check_parts, check_fees, check_naming, check_years, check_phrases)
"""The families that can tell of one sentence alone that it is not true of this report."""

WHOLE = ("。", "！", "？", "”", "）")
"""How a whole sentence ends; what ends otherwise broke off, or leads up to something."""
OPENING = 6
"""So many characters at its beginning tell that a passage still begins as it did."""


@dataclass(frozen=True)
class Setting:
    """What is written for: the report, what its slots are filled from, and the facts that are not to be said."""

    report: Report
    source: Source
    declined: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rules:
    """The words by which passages are split and put together."""

    splitting: SplittingRules
    composing: ComposingRules


@dataclass(frozen=True)
class Fitted:
    """What is left of a passage: its sentences with slots, the open slots to be asked for, the words to look at.

    `whole` is how much of it that is, 0 to 1; 0 where its beginning was left out.
    """

    passage: Passage
    sentences: tuple[str, ...]
    asks: tuple[str, ...]
    look: tuple[str, ...]
    whole: float

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return "".join(self.sentences)


def is_own(passage: Passage, setting: Setting) -> bool:
    """Whether the passage is from an earlier report of the same organ."""
    return bool(passage.report) and bool(setting.report.organ) and same_organ(passage.organ, setting.report.organ)


def fit(passage: Passage, setting: Setting, rules: Rules) -> Fitted:
    """The sentences of the passage that can be said this year; there may be none."""
    own = is_own(passage, setting)
    said = sentences(passage.text)
    left: list[str] = []
    for sentence in said:
        leans = left and not left[-1] and rules.composing.leaning.search(sentence)
        left.append("" if leans else _fitted(sentence, passage, own, setting, rules))
    standing = (
        one for start, end in items(said, rules.composing) for one in _standing(said[start:end], left[start:end], rules)
    )
    kept = announced(tuple(standing), rules.composing)
    text = "".join(kept)
    asks = tuple(dict.fromkeys(ref for ref in slots(text) if setting.source.value(ref) is None))
    look = tuple(word for word in passage.look if word in text)
    whole = len(neutral(text)) / len(neutral(passage.text)) if kept and kept[0][:OPENING] == said[0][:OPENING] else 0.0
    return Fitted(passage, kept, asks, look, whole)


def _standing(said: Sequence[str], left: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """What is left of an item of a list, or of a headline and what stands under it.

    No item without its beginning, no headline without anything under it.
    """
    kept = tuple(filter(None, left))
    begins = not is_enumerated(said[0]) or left[0]
    bare = len(kept) == 1 < len(said) and rules.composing.headline.match(kept[0])
    return kept if begins and not bare else ()


def _fitted(sentence: str, passage: Passage, own: bool, setting: Setting, rules: Rules) -> str:
    """The sentence as far as it can be said, with slots; "" when it cannot."""
    if not sentence.endswith(WHOLE) or rules.composing.labels.match(sentence):
        return ""
    left = without(sentence, _bad(sentence, own, setting, rules), rules.composing)
    if not left or (not own and _is_out_of_place(left, passage.aspect, setting, rules)):
        return ""
    if passage.report and not own and _not_ours(left, passage, setting, rules):
        return ""
    if rules.composing.direction.search(left) or _denies_unread(left, setting, rules):
        return ""
    return "" if any(untrue(left, setting)) else left


def _is_out_of_place(sentence: str, aspect: str, setting: Setting, rules: Rules) -> bool:
    """Whether it is about another aspect, or about a field that another kind of office has."""
    misplaced = rules.composing.misplaced.get(aspect)
    if misplaced and misplaced.search(sentence):
        return True
    return setting.report.kind == "department" and of_other_field(sentence, setting.report.organ)


def _not_ours(sentence: str, passage: Passage, setting: Setting, rules: Rules) -> bool:
    """Whether only the organ that wrote it can say it."""
    composing, words = rules.composing, sentence.replace("{level}", "")
    names = setting.report.form.wording.names
    called = names.self_name(passage.organ) if names else ""
    nouns = composing.own_nouns.get(called) if called != setting.source.self_name else None
    elsewhere = names is not None and names.level(passage.organ) != setting.source.level
    return bool(
        {match["level"] for match in composing.levels.finditer(words)} - {setting.source.level}
        or (elsewhere and composing.above.search(sentence))
        or (nouns and nouns.search(sentence))
        or composing.selves.search(sentence)
        or any(stem in sentence for stem in _stems(passage.organ, setting, rules))
        or foreign(sentence, rules.splitting)
        or rules.splitting.timely.search(sentence)
        or composing.particular.search(sentence)
    )


def _bad(sentence: str, own: bool, setting: Setting, rules: Rules) -> frozenset[str]:
    """The slots that cannot be printed this year: without a value, with nothing to speak of, too many to be asked."""
    refs = slots(sentence)
    waiting = {ref for ref in refs if setting.source.value(ref) is None}
    asked = {ref for ref in waiting if own and _can_be_asked(ref, setting, rules)}
    if len(asked) > rules.composing.asked:
        asked = set()
    nothing = {ref for ref in refs if ref not in NAMES and setting.source.value(ref) in ("0", "持平")}
    return frozenset((waiting - asked) | nothing)


def _can_be_asked(ref: str, setting: Setting, rules: Rules) -> bool:
    """Whether it makes a question that somebody can answer: a fact, or so many of something."""
    if ref.removeprefix("fact:") in setting.declined:
        return False
    return ref.startswith("fact:") or rules.composing.countable.match(ref) is not None


def _stems(organ: str, setting: Setting, rules: Rules) -> frozenset[str]:
    """The words of another organ's name that are not words of ours."""
    names = setting.report.form.wording.names
    if names is None:
        return frozenset()
    fields = rules.composing.fields
    return stems(organ, names, fields) - stems(setting.report.organ, names, fields)


def _denies_unread(sentence: str, setting: Setting, rules: Rules) -> bool:
    """Whether it says that there was none of something, and the reader cannot tell of what, or nobody knows yet."""
    text, report = _alone(sentence, setting), setting.report
    read = [one for one in read_prose(text, report.form, report.year) if one.none and _is_known(one, report)]
    denied = rules.composing.denials.finditer(text)
    return any(all(one.end <= match.start() or match.end() <= one.start for one in read) for match in denied)


def _is_known(denied: Mention, report: Report) -> bool:
    _, sums = report.form.vocabulary.sums[denied.quantity]
    return None not in counted(report, sums, denied.year)


def _alone(sentence: str, setting: Setting) -> str:
    """The sentence as it reads this year; what is still to be asked for is some number."""
    return filled(sentence, setting.source).replace(OPEN, "若干")


def untrue(sentence: str, setting: Setting) -> Iterator[Finding]:
    """What the checks say against the sentence in a report that has nothing else in it."""
    slot = next(piece.ref for piece in setting.report.form.texts if not piece.optional)
    alone = replace(setting.report, texts=MappingProxyType({slot: _alone(sentence, setting)}), printed=None)
    for judge in JUDGES:
        yield from (finding for finding in judge(alone) if finding.severity != "I" and finding.spot is not None)
