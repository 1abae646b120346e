"""What the words round a number say together, and whether they reach the number at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.prose.lexing import Token
from assistant.report.vocabulary import Quantity, Vocabulary

NAMING = ("domain", "act", "row", "who", "result")
"""The features of words that can say what a number counts."""
LOOSE = frozenset({"published", "decided", "charged"})
"""Acts that stand in the names of things (预决算公开, 公开决定) and give way to any other."""
KINDS_OF_SUITS = frozenset({"direct_suit", "suit_after_reconsideration"})
EVERYBODY = frozenset({"natural_person", "organizations"})

Features = dict[str, frozenset[str]]
Said = Mapping[str, frozenset[str]]


def names(token: Token) -> bool:
    """Whether the word says what is counted."""
    return any(feature in token.features for feature in NAMING)


def names_any(words: Sequence[Token]) -> bool:
    """Whether any of the words says what is counted."""
    return any(names(token) for token in words)


def strange(words: Sequence[Token]) -> bool:
    """Whether there are words among these that the vocabulary does not know."""
    return any(token.kind == "OTHER" for token in words)


def reaches(words: Sequence[Token], backwards: bool) -> bool:
    """Whether the nearest word names something: an unknown word there counts something unknown."""
    ordered = reversed(words) if backwards else words
    nearest = next((token for token in ordered if names(token) or token.kind == "OTHER"), None)
    return nearest is not None and nearest.kind != "OTHER"


def said_by(words: Sequence[Token], behind: bool = False) -> Features:
    """The features of the words; of two that say different things of one kind the nearer to the number stands.

    Of two things, before a number or `behind` it, the later is the one counted (因申请引发的行政复议), unless it only
    repeats the earlier in general (未经复议直接起诉的行政诉讼). All applicants together are no kind of applicant.
    """
    said: Features = {}
    for place, token in enumerate(words):
        for feature, values in token.features.items():
            counts = feature == "domain" or not behind
            if feature not in said or (counts and not _gives_way(feature, values, said[feature])):
                said[feature] = values
        if token.says("domain", "request"):
            last = words[place - 1] if place else None
            foreign = last is not None and (last.kind == "OTHER" or last.says("domain", "elsewhere"))
            said["domain"] = frozenset({"elsewhere" if foreign else "request"})
    acts, whos = _all(words, "act"), _all(words, "who")
    if acts >= {"received", "carried_in"}:
        said["act"] = frozenset({"received"})  # together they are the other usage of 收到
    if whos >= EVERYBODY:
        del said["who"]
    if "narrow" in _all(words, "scope"):
        said["scope"] = frozenset({"narrow"})
    return said


def _all(words: Sequence[Token], feature: str) -> frozenset[str]:
    return frozenset(value for token in words for value in token.features.get(feature, ()))


def _gives_way(feature: str, new: frozenset[str], old: frozenset[str]) -> bool:
    """Whether the new word says less than the one before it."""
    if feature == "act":
        carried = any(act.startswith("carried") for act in old) and bool(new & {"concluded", "handled"})
        return carried or (new <= LOOSE and not old <= LOOSE)
    if feature == "domain":
        return new == {"suits"} and old <= KINDS_OF_SUITS
    if feature == "row":
        return any(one.startswith(f"{group}.") for one in old for group in new)
    return False


def quantity_of(said: Said, vocabulary: Vocabulary, unit: str | None = None) -> tuple[str, Quantity] | None:
    """The quantity that these features name, with the name that a mention of it bears; None when there is none.

    Where a `unit` is given, it has to be one in which the quantity is counted.
    """
    best: Quantity | None = None
    of_domain = (one for domain in said.get("domain", ()) for one in vocabulary.by_domain.get(domain, ()))
    for quantity in of_domain:
        fits = all(value in said.get(feature, ()) for feature, value in quantity.needs.items())
        fits = fits and (unit is None or unit in quantity.units)
        if fits and (best is None or "row" in quantity.needs):
            best = quantity
    if best is None:
        return None
    kinds = said.get("who") if "who" in said else said.get("result")
    name = best.name + "".join(f"/{kind}" for kind in sorted(kinds or ()))
    return (name, best) if name in best.sums else None
