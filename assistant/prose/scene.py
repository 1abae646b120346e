"""What the sentences of a paragraph are about so far, for words that leave it unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.prose.lexing import Token

DISPUTES = frozenset({"reconsideration", "suits", "direct_suit", "suit_after_reconsideration", "disputes"})


@dataclass
class Scene:
    """The stage of a paragraph.

    `domain` is the last thing spoken of; `whole` the features of the number that the next ones may be parts of; `last`
    the name that the last number bears, `changed` whether a change in it came after; `year` the year that the sentence
    is about; `topic` whether the paragraph spoke of disclosure, `applications` of requests, `disputes` of which kinds
    of cases; `foreign` whether cases of another kind were counted since; `among` whether parts are being listed;
    `before` the words of the last clause that named a thing without a number; `applicant` whether the sentence speaks
    of one kind of applicant, so that its results may be theirs alone; `counted` whether it counted anything of
    the form yet; `sure` whether all of it so far was of the whole organ and year;
    `partly` whether the paragraph tells the cases apart that are settled, so that 均 is not said of all.
    """

    domain: str = ""
    whole: dict[str, frozenset[str]] = field(default_factory=dict)
    last: str = ""
    changed: bool = False
    year: str = "this"
    topic: bool = False
    applications: bool = False
    disputes: tuple[str, ...] = ()
    foreign: bool = False
    among: bool = False
    before: tuple[Token, ...] = ()
    applicant: bool = False
    counted: bool = False
    sure: bool = True
    partly: bool = False

    def begin(self) -> None:
        """A new sentence: its year is the report's, and what was only mentioned in passing is forgotten."""
        self.year, self.among, self.before = "this", False, ()
        self.applicant, self.counted, self.sure = False, False, True
        if self.domain == "elsewhere" and self.applications and not self.foreign:
            self.domain = "applications"

    def hear(self, words: Iterable[Token]) -> None:
        """Follow the words that name a thing or a year."""
        tokens = tuple(words)
        compared = any(token.says("mark", "than") for token in tokens)
        carried = any(act.startswith("carried") for token in tokens for act in token.features.get("act", ()))
        for token in tokens:
            for domain in token.features.get("domain", ()):
                self._speak_of(domain)
            self.topic = self.topic or token.says("mark", "topic")
            self.among = self.among or token.says("mark", "among")
            if not compared and not carried:
                self.year = next(iter(token.features.get("year", (self.year,))))

    def _speak_of(self, domain: str) -> None:
        self.domain = domain if domain != "request" else self.domain or "applications"
        if domain == "applications":
            self.applications, self.foreign = True, False
        if domain in DISPUTES and domain not in self.disputes:
            self.disputes = (*self.disputes, domain)
