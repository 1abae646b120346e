"""Words that say none: 未收到申请, 没有发生行政复议, 无败诉."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.prose.lexing import Token
from assistant.prose.saying import DISPUTES, NAMING, Scene, quantity_of, said_by
from assistant.prose.tree import Denial
from assistant.report.vocabulary import Vocabulary

UNKNOWN = 6
"""So many unknown characters between the negation and its thing leave open whether it is denied."""
TWO = {"disputes": ("reconsideration", "suits")}
"""A denial of both is a denial of each."""


def denied(
    denial: Denial, words: Sequence[Token], scene: Scene, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, str]]:
    """Place and name of each quantity that the words deny; `words` are all those of the clause so far."""
    after = [token for token in words if token.start >= denial.word.end]
    if not any(feature in token.features for token in after for feature in NAMING):
        after = [token for token in words if token.start < denial.word.start]
    named = [token for token in after if any(feature in token.features for feature in NAMING)]
    if not named or _strange(after, named[0]) or any(token.says("scope", "narrow") for token in after):
        return
    end = max(denial.word.end, named[-1].end)
    start = min(denial.word.start, named[0].start)
    for name in dict.fromkeys(_names(named, scene, vocabulary)):
        yield start, end, name


def _strange(words: Sequence[Token], first: Token) -> bool:
    between = (token for token in words if token.kind == "OTHER" and token.start < first.start)
    return sum(token.end - token.start for token in between) > UNKNOWN


def _names(named: Sequence[Token], scene: Scene, vocabulary: Vocabulary) -> Iterator[str]:
    domains = [domain for token in named for domain in token.features.get("domain", ())]
    said = said_by(named)
    disputes = [domain for domain in domains if domain in DISPUTES]
    if disputes:
        results = said.get("result", frozenset())
        if results <= {"corrected", "pending"}:
            suffix = "".join(f"/{result}" for result in results)
            yield from (f"{one}{suffix}" for domain in disputes for one in TWO.get(domain, (domain,)))
        return
    for domain in dict.fromkeys(domains or [scene.domain]):
        meant = {**said, "domain": frozenset({"applications" if domain == "request" else domain})}
        if not {"act", "row"} & said.keys():
            meant["act"] = frozenset({"received"})
        if "concluded" in meant.get("act", ()) and "row" not in said:
            continue
        found = quantity_of(meant, vocabulary)
        if found:
            yield found[0]
