"""From two kinds of likeness to one order: stretched within the query, weighted, and near-duplicates folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from assistant.passages.passage import Passage, neutral
from knowledge.search.query import Match, Parts, Query
from knowledge.search.settings import Retrieval


@dataclass(frozen=True)
class Candidate:
    """A passage with what either side says of it: the cosine (None without an encoder) and the score of BM25."""

    passage: Passage
    cosine: float | None
    bm25: float


def ranked(candidates: Sequence[Candidate], query: Query, settings: Retrieval) -> list[Match]:
    """All of them as matches, best first; of equal ones the smaller id first."""
    dense = stretched([one.cosine or 0.0 for one in candidates])
    words = stretched([one.bm25 for one in candidates])
    matches = [
        _match(one, Parts(None if one.cosine is None else near, said, *_beside(one.passage, query, settings)), settings)
        for one, near, said in zip(candidates, dense, words, strict=True)
    ]
    return sorted(matches, key=lambda match: (-match.score, match.passage.id))


def stretched(values: Sequence[float]) -> list[float]:
    """The values on a scale on which the least is 0 and the greatest 1; where all are equal, 1, or 0 for nothing."""
    least, most = min(values, default=0.0), max(values, default=0.0)
    if most == least:
        return [1.0 if most > 0 else 0.0] * len(values)
    return [min(1.0, max(0.0, (value - least) / (most - least))) for value in values]


def unfolded(
    matches: Iterable[Match], limit: int, alike: float, fits: Callable[[Passage], bool] | None = None
) -> tuple[Match, ...]:
    """The first ``limit`` that fit and are not nearly the same as one before them (``alike``: percent)."""
    kept: list[Match] = []
    texts: list[str] = []
    for match in matches:
        if len(kept) == limit:
            break
        text = neutral(match.passage.text)
        if any(ratio(text, other, score_cutoff=alike) for other in texts):
            continue
        if fits is None or fits(match.passage):
            kept.append(match)
            texts.append(text)
    return tuple(kept)


def _beside(passage: Passage, query: Query, settings: Retrieval) -> tuple[float | None, float | None]:
    """What counts beside the words: whose the passage is, and of when."""
    own = float(passage.organ == query.organ) if query.organ else None
    if query.year is None:
        return own, None
    return own, min(1.0, max(0.0, 1.0 - (query.year - passage.year) / settings.recent_years))


def _match(one: Candidate, parts: Parts, settings: Retrieval) -> Match:
    weights = settings.weights
    weighed = (
        (parts.dense, weights.dense),
        (parts.words, weights.words),
        (parts.own_organ, weights.own_organ),
        (parts.recent, weights.recent),
    )
    counted = [(part, weight) for part, weight in weighed if part is not None]
    score = sum(part * weight for part, weight in counted) / sum(weight for _, weight in counted)
    return Match(one.passage, min(1.0, score), parts, one.cosine)
