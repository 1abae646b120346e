"""A paragraph of this year's report from past passages, without a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from assistant.drafting.cutting import NAMES
from assistant.drafting.enumerating import is_enumerated, renumbered
from assistant.drafting.fitting import Fitted, Rules, Setting, fit, is_own
from assistant.passages.passage import Passage, neutral, unmet
from assistant.prose import read_prose
from assistant.report.figures import Mark, Quantity
from assistant.report.slots import cells_in, facts_in, filled
from assistant.report.wording import slots
from knowledge.composing import Length

ANY = Length(10, 600)


@dataclass(frozen=True)
class Origin:
    """Whose sentences a paragraph has: the passage, and its share of the paragraph's characters, 0 to 1."""

    passage: Passage
    share: float


@dataclass(frozen=True)
class Written:
    """A paragraph with slots, whose sentences it has, what has to be asked, what wants a look."""

    text: str
    origins: tuple[Origin, ...]
    asks: tuple[str, ...]
    look: tuple[str, ...]


def compose(
    aspect: str,
    candidates: Iterable[Passage],
    setting: Setting,
    rules: Rules,
    said: Sequence[str] = (),
    after: Sequence[Origin] = (),
) -> Written | None:
    """The paragraph for an aspect from the candidates, best first; `said` are sentences that stand elsewhere already.

    `after` is whose sentences the paragraph has that this one answers to (the problems, before what is done about
    them). None when no candidate has a sentence that can be said this year.
    """
    fitted = [one for one in _true(candidates, setting, rules) if one.sentences]
    kin = frozenset((one.passage.organ, one.passage.year) for one in after)
    fitted.sort(key=lambda one: rank(aspect, one, kin, setting, rules))
    chosen = _chosen(aspect, fitted, setting, rules, said)
    if not chosen:
        return None
    text = renumbered(rules.composing.connective.sub("", "".join(sentence for _, sentence in chosen)))
    asks = tuple(dict.fromkeys(ref for ref in slots(text) if setting.source.value(ref) is None))
    look = tuple(dict.fromkeys(word for one, _ in chosen for word in one.look if word in text))
    return Written(text, _origins(chosen), asks, look)


def rank(aspect: str, one: Fitted, kin: Set[tuple[str, int]], setting: Setting, rules: Rules) -> int:
    """How late a passage comes: 0 answers to the one before, 1 our own, 2 one that fits whole, 3 what is left of one.

    Of aspects that must not be the same every year (`afresh`) our own comes last of all.
    """
    own = is_own(one.passage, setting)
    if own and aspect in rules.composing.afresh:
        return 4
    fits = own or one.whole >= rules.composing.whole
    if fits and (one.passage.organ, one.passage.year) in kin:
        return 0
    return 1 if own else 2 if fits else 3


def _true(candidates: Iterable[Passage], setting: Setting, rules: Rules) -> Iterator[Fitted]:
    values = numbers(setting)
    for passage in candidates:
        if not unmet(passage, values):
            yield fit(passage, setting, rules)


def numbers(setting: Setting) -> dict[str, Quantity | None]:
    """Every cell and fact of this year that is a number, by its id."""
    known = {**setting.source.figures, **setting.source.facts}
    return {key: None if isinstance(value, Mark) else value for key, value in known.items()}


Chosen = list[tuple[Fitted, str]]


def _chosen(aspect: str, fitted: Sequence[Fitted], setting: Setting, rules: Rules, said: Sequence[str]) -> Chosen:
    """The sentences of the best passage, then what the aspect has to say besides, then more as long as it is short."""
    length = rules.composing.lengths.get(aspect, ANY)
    chosen: Chosen = []
    heard = [neutral(sentence) for sentence in said]
    for number, one in enumerate(fitted):
        listed = any(is_enumerated(sentence) for _, sentence in chosen)
        enough = number >= rules.composing.passages or listed or _size(chosen) >= length.least
        if chosen and (enough or not _may_follow(one, setting, rules)):
            break
        _take(one, one.sentences, chosen, heard, length, rules)
    for must in rules.composing.musts.get(aspect, ()):
        if not any(_speaks_of(must, sentence, setting) for _, sentence in chosen):
            speaking = ((one, sentence) for one in fitted for sentence in one.sentences)
            found = next(((one, said) for one, said in speaking if _speaks_of(must, said, setting)), None)
            if found:
                _take(found[0], (found[1],), chosen, heard, length, rules)
    return chosen


def _may_follow(one: Fitted, setting: Setting, rules: Rules) -> bool:
    """Whether it is more than what was left of somebody else's paragraph."""
    return is_own(one.passage, setting) or one.whole >= rules.composing.whole


def _take(
    one: Fitted, sentences: Sequence[str], chosen: Chosen, heard: list[str], length: Length, rules: Rules
) -> None:
    """Add the sentences that are not said yet and still have room; a second list does not follow a first."""
    listed = any(is_enumerated(sentence) for _, sentence in chosen)
    for sentence in sentences:
        words = neutral(sentence)
        if _says_nothing_new(sentence, chosen) or any(ratio(words, other) >= rules.composing.alike for other in heard):
            continue
        if (listed and is_enumerated(sentence)) or (chosen and _size(chosen) + len(words) > length.most):
            continue
        heard.append(words)
        chosen.append((one, sentence))


def _says_nothing_new(sentence: str, chosen: Chosen) -> bool:
    """Whether every figure of the sentence is printed already, be it in a sum with others."""
    refs = [ref for ref in slots(sentence) if ref not in NAMES]
    printed = [ref for _, one in chosen for ref in slots(one)]
    figures = {*cells_in(refs), *facts_in(refs)}
    return bool(figures) and figures <= {*cells_in(printed), *facts_in(printed)}


def _size(chosen: Chosen) -> int:
    return sum(len(neutral(sentence)) for _, sentence in chosen)


def _speaks_of(must: str, sentence: str, setting: Setting) -> bool:
    """Whether the sentence prints the figure, or says that there was none."""
    refs = slots(sentence)
    if must in (*cells_in(refs), *facts_in(refs)):
        return True
    report = setting.report
    denied = (one for one in read_prose(filled(sentence, setting.source), report.form, report.year) if one.none)
    named = (report.form.vocabulary.sums[one.quantity][1] for one in denied)
    return any(must in (cell.removeprefix("fact:") for cell in cells) for sums in named for cells in sums)


def _origins(chosen: Chosen) -> tuple[Origin, ...]:
    whole = _size(chosen)
    passages = {one.passage.id: one.passage for one, _ in chosen}
    sizes = dict.fromkeys(passages, 0)
    for one, sentence in chosen:
        sizes[one.passage.id] += len(neutral(sentence))
    return tuple(Origin(passages[key], size / whole) for key, size in sizes.items())
