"""A paragraph of this year's report from past passages, without a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from assistant.drafting.choosing import Chosen, choose, size
from assistant.drafting.enumerating import is_enumerated, renumbered
from assistant.drafting.fitting import Fitted, Rules, Setting, fit, is_own
from assistant.drafting.telling import tells
from assistant.passages.passage import Passage, neutral, unmet
from assistant.report.figures import Mark, Quantity
from assistant.report.wording import slots


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
    fitted.sort(key=lambda one: _rank(aspect, one, kin, setting, rules))
    chosen = _without_lone_headline(choose(aspect, fitted, setting, rules, said), rules)
    if not chosen:
        return None
    text = renumbered(rules.composing.connective.sub("", "".join(sentence for _, sentence in chosen)))
    asks = tuple(dict.fromkeys(ref for ref in slots(text) if setting.source.value(ref) is None))
    look = tuple(dict.fromkeys(word for one, _ in chosen for word in one.look if word in text))
    return Written(text, _origins(chosen), asks, look)


def _true(candidates: Iterable[Passage], setting: Setting, rules: Rules) -> Iterator[Fitted]:
    values = numbers(setting)
    for passage in candidates:
        if not unmet(passage, values):
            yield fit(passage, setting, rules)


def numbers(setting: Setting) -> dict[str, Quantity | None]:
    """Every cell and fact of this year that is a number, by its id."""
    known = {**setting.source.figures, **setting.source.facts}
    return {key: None if isinstance(value, Mark) else value for key, value in known.items()}


def _rank(aspect: str, one: Fitted, kin: Set[tuple[str, int]], setting: Setting, rules: Rules) -> tuple[int, int]:
    """How late a passage comes: 0 answers to the one before, 1 our own, 2 one that fits whole, 3 what is left of one.

    Of our own the newest comes first; one that is older than a year has to fit whole. Of aspects that must not be the
    same every year (`afresh`) our own comes last of all. Of those of others, the ones that say most of what has to be
    said come first.
    """
    own, fits = is_own(one.passage, setting), one.whole >= rules.composing.whole
    if own and aspect in rules.composing.afresh:
        return 4, 0
    if (one.passage.organ, one.passage.year) in kin:
        return 0, not fits
    if own and (fits or one.passage.year == setting.report.year - 1):
        return 1, setting.report.year - one.passage.year
    musts = rules.composing.musts.get(aspect, ())
    told = sum(any(tells(must, sentence, setting) for sentence in one.sentences) for must in musts)
    return (2, -told) if fits else (3, -told)


def _without_lone_headline(chosen: Chosen, rules: Rules) -> Chosen:
    """What is left of a list that has one item only: what it says, not what it is called."""
    listed = [place for place, (_, sentence) in enumerate(chosen) if is_enumerated(sentence)]
    if len(listed) != 1 or listed[0] == len(chosen) - 1 or not rules.composing.headline.match(chosen[listed[0]][1]):
        return chosen
    return [*chosen[: listed[0]], *chosen[listed[0] + 1 :]]


def _origins(chosen: Chosen) -> tuple[Origin, ...]:
    whole = size(chosen)
    passages = {one.passage.id: one.passage for one, _ in chosen}
    sizes = dict.fromkeys(passages, 0)
    for one, sentence in chosen:
        sizes[one.passage.id] += len(neutral(sentence))
    return tuple(Origin(passages[key], size / whole) for key, size in sizes.items())
