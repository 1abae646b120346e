"""What the words round a number say together: which feature, and whether they reach the number at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.prose.lexing import Token
from assistant.report.vocabulary import Quantity, Vocabulary

NAMING = ("domain", "act", "row", "who", "result")
"""The features of words that can say what a number counts."""
DISPUTES = frozenset({"reconsideration", "suits", "direct_suit", "suit_after_reconsideration", "disputes"})
FEES = frozenset({"fees", "processing_fee"})
LISTED = frozenset({"rules", "normative_documents", "licensing", "penalties", "coercion"})
"""Things that are listed one after the other with the act said once: 制发规章2件、规范性文件5件."""

Said = Mapping[str, frozenset[str]]


@dataclass
class Scene:
    """What the sentences so far are about, for words that leave it unsaid.

    `domain` is the last thing spoken of; `whole` the features of the number that the next ones may be parts of;
    `last` the name that it bears; `year` the year that the sentence is about; `applications` whether the paragraph
    spoke of requests, `disputes` the kinds of cases that it spoke of, `among` whether parts are being listed.
    """

    domain: str = ""
    whole: dict[str, frozenset[str]] = field(default_factory=dict)
    last: str = ""
    year: str = "this"
    applications: bool = False
    among: bool = False
    disputes: tuple[str, ...] = ()

    def hear(self, words: Iterable[Token]) -> None:
        """Follow the words that name a thing or a year."""
        tokens = tuple(words)
        compared = any(token.says("mark", "than") for token in tokens)
        for token in tokens:
            for domain in token.features.get("domain", ()):
                self.domain = domain if domain != "request" else self.domain or "applications"
                self.applications = self.applications or self.domain == "applications"
                if domain in DISPUTES and domain not in self.disputes:
                    self.disputes = (*self.disputes, domain)
            self.among = self.among or token.says("mark", "among")
            if not compared and not token.says("act", "carried_in"):
                self.year = next(iter(token.features.get("year", (self.year,))))


def names(token: Token) -> bool:
    """Whether the word says what is counted."""
    return any(feature in token.features for feature in NAMING)


def reaches(words: Sequence[Token], backwards: bool) -> bool:
    """Whether the nearest word that is not silent names something: an unknown word there counts something unknown."""
    ordered = reversed(words) if backwards else words
    nearest = next((token for token in ordered if names(token) or token.kind == "OTHER"), None)
    return nearest is not None and nearest.kind != "OTHER"


def said_by(words: Sequence[Token], behind: bool = False) -> dict[str, frozenset[str]]:
    """The features of the words; of two that say different things of one kind the nearer to the number stands.

    Of two things, before a number or `behind` it, the later is the one counted: 因申请引发的行政复议.
    """
    said: dict[str, frozenset[str]] = {}
    for place, token in enumerate(words):
        for feature, values in token.features.items():
            if feature == "domain" or not behind or feature not in said:
                said[feature] = values
        if token.says("domain", "request"):
            foreign = place > 0 and words[place - 1].kind == "OTHER"
            said["domain"] = frozenset({"elsewhere" if foreign else "request"})
    acts = {act for token in words for act in token.features.get("act", ())}
    if acts >= {"received", "carried_in"}:
        said["act"] = frozenset({"received"})  # together they are the other usage of 收到
    if any(token.says("scope", "narrow") for token in words):
        said["scope"] = frozenset({"narrow"})
    return said


def quantity_of(said: Said, vocabulary: Vocabulary, unit: str | None = None) -> tuple[str, Quantity] | None:
    """The quantity that these features name, with the name that a mention of it bears; None when there is none.

    Where a `unit` is given, it has to be one in which the quantity is counted.
    """
    best: Quantity | None = None
    for quantity in vocabulary.quantities:
        fits = all(value in said.get(feature, ()) for feature, value in quantity.needs.items())
        fits = fits and (unit is None or unit in quantity.units)
        if fits and (best is None or "row" in quantity.needs):
            best = quantity
    if best is None:
        return None
    kinds = said.get("who") if "who" in said else said.get("result")
    name = best.name + "".join(f"/{kind}" for kind in sorted(kinds or ()))
    return (name, best) if name in best.sums else None
