"""Which sentences of the fitted passages make the paragraph: no figure and no sentence twice, nothing owed left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from assistant.drafting.enumerating import ENUMERATOR, is_enumerated
from assistant.drafting.fitting import Fitted, Rules, Setting, is_own
from assistant.drafting.telling import counted_first, printed, tells, told
from assistant.passages.passage import neutral
from knowledge.composing import Length

ANY = Length(10, 600)

Chosen = list[tuple[Fitted, str]]


@dataclass
class Choice:
    """The sentences chosen so far; `heard` are the words of all that was said, `known` the figures told in these."""

    setting: Setting
    rules: Rules
    length: Length
    heard: list[str]
    chosen: Chosen = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    @property
    def listed(self) -> bool:
        """Whether there is a list among them."""
        return any(is_enumerated(sentence) for _, sentence in self.chosen)

    def take(self, one: Fitted, sentences: Sequence[str], owed: bool = False) -> None:
        """Add the sentences that are not said yet and still have room; a second list does not follow a first.

        One that is `owed` may repeat a figure.
        """
        listed, first, before = self.listed, not self.chosen, frozenset(self.known)
        for sentence in sentences:
            words, tale = neutral(sentence), told(sentence, self.setting)
            old = tale and (not (printed(sentence) or tale) - self.known or counted_first(sentence) & before)
            alike = any(ratio(words, other) >= self.rules.composing.alike for other in self.heard)
            full = bool(self.chosen) and size(self.chosen) + len(words) > self.length.most
            if alike or full or (old and not owed) or (listed and is_enumerated(sentence)):
                continue
            self.heard.append(words)
            self.known |= tale
            self.chosen.append((one, sentence if first else self.rules.composing.openers.sub("", sentence)))

    def may_follow(self, one: Fitted) -> bool:
        """Whether it can stand behind what is there: no list without an introduction, no remains of others' texts."""
        whole = is_own(one.passage, self.setting) or one.whole >= self.rules.composing.whole
        return not self.chosen or (whole and not ENUMERATOR.match(one.sentences[0]))


def choose(aspect: str, fitted: Sequence[Fitted], setting: Setting, rules: Rules, said: Sequence[str]) -> Chosen:
    """The sentences of the best passage, more as long as it is short, then what the aspect has to say besides."""
    length = rules.composing.lengths.get(aspect, ANY)
    choice = Choice(setting, rules, length, [neutral(sentence) for sentence in said])
    taken = 0
    for one in fitted:
        enough = choice.listed or taken == rules.composing.passages or size(choice.chosen) >= length.least
        if choice.chosen and enough:
            break
        if choice.may_follow(one):
            before = len(choice.chosen)
            choice.take(one, one.sentences)
            taken += len(choice.chosen) > before
    for must in rules.composing.musts.get(aspect, ()):
        if must not in choice.known:
            speaking = ((one, sentence) for one in fitted for sentence in one.sentences)
            found = next(((one, sentence) for one, sentence in speaking if tells(must, sentence, setting)), None)
            if found:
                choice.take(found[0], (found[1],), owed=True)
    return choice.chosen


def size(chosen: Chosen) -> int:
    """Characters of the sentences."""
    return sum(len(neutral(sentence)) for _, sentence in chosen)
