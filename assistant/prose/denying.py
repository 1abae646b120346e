"""Words that say none: 未收到申请, 没有发生行政复议, 无败诉, 均为零; 均获维持, 均已审结."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.prose.lexing import Token
from assistant.prose.saying import names, quantity_of, said_by, strange
from assistant.prose.scene import DISPUTES, Scene
from assistant.report.vocabulary import Vocabulary

UNKNOWN = 6
"""So many unknown characters between the negation and its thing leave open whether it is denied."""
TWO = {"disputes": ("reconsideration", "suits")}
"""A denial of both is a denial of each."""
LEFT: Mapping[str, tuple[str, ...]] = {"upheld": ("corrected", "pending"), "settled": ("pending",)}
"""Where all have this result, none has those."""


@dataclass(frozen=True)
class Found:
    """A quantity that is denied by the words at [start, end); `sure` when no unknown word may narrow it."""

    start: int
    end: int
    quantity: str
    sure: bool = True


def denied(word: Token, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[Found]:
    """Place and name of each quantity that is denied by `word`; `words` are all those of the clause so far."""
    after = [token for token in words if token.start >= word.end]
    if not any(names(token) for token in after):
        after = [token for token in words if token.start < word.start]
    named = [token for token in after if names(token)]
    if any(token.says("mark", "others") for token in words):
        return
    if not named or _strange(after, named[0]) or any(token.says("scope", "narrow") for token in after):
        return
    start, end = min(word.start, named[0].start), max(word.end, named[-1].end)
    if scene.year == "other":
        return
    whole = [token for token in words if token.start < named[-1].start]
    sure = not strange(whole) and not any(token.says("mark", "sub") or token.says("mark", "organ") for token in whole)
    for name in dict.fromkeys(_names(named, words, scene, vocabulary)):
        yield Found(start, end, name, sure)


def _strange(words: Sequence[Token], first: Token) -> bool:
    between = (token for token in words if token.kind == "OTHER" and token.start < first.start)
    return sum(token.end - token.start for token in between) > UNKNOWN


def _names(named: Sequence[Token], words: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[str]:
    said = said_by(named)
    domains = list(dict.fromkeys(domain for token in named for domain in token.features.get("domain", ())))
    disputes = [domain for domain in domains if domain in DISPUTES]
    results = said.get("result", frozenset())
    if disputes and results <= {"corrected", "pending"}:
        suffix = "".join(f"/{result}" for result in results)
        if "applications" in domains and any(token.says("mark", "both") for token in words):
            yield "received"
        yield from (f"{one}{suffix}" for domain in disputes for one in TWO.get(domain, (domain,)))
    if disputes or (domains and domains[-1] == "elsewhere") or said.get("domain") == frozenset({"elsewhere"}):
        return
    if results == {"corrected"} and not domains:
        yield from (f"{scene.domain}/corrected" for _ in range(scene.domain in DISPUTES))
        return
    for domain in domains or [scene.domain or "applications"]:
        meant = {**said, "domain": frozenset({"applications" if domain == "request" else domain})}
        if "carried" in said.get("act", ()):
            years = {year for token in words for year in token.features.get("year", ())}
            meant["act"] = frozenset({"carried_in"} if "last" in years else {"carried_out"})
        elif not {"act", "row"} & said.keys():
            meant["act"] = frozenset({"received"})
        if "concluded" in meant.get("act", ()) and "row" not in said:
            continue
        found = quantity_of(meant, vocabulary)
        if found:
            yield found[0]


def none_left(words: Sequence[Token], context: Sequence[Token], scene: Scene) -> Iterator[Found]:
    """均获维持, 均已审结: none was corrected, none is pending, of the cases that the context speaks of."""
    at = next((place for place, token in enumerate(words) if token.says("mark", "both")), None)
    if at is None or scene.partly:
        return
    own = [domain for token in context for domain in token.features.get("domain", ()) if domain in DISPUTES]
    for token in words[at:]:
        for said in token.features.get("result", ()):
            spoken_of = scene.disputes if said == "settled" else (scene.domain,)
            domains = list(dict.fromkeys(own)) or (spoken_of if scene.domain in DISPUTES else ())
            for result in LEFT.get(said, ()):
                yield from (Found(words[at].start, token.end, f"{domain}/{result}") for domain in domains)
