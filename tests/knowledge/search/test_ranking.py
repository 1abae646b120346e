"""From two kinds of likeness to one order: what holds whatever the numbers are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import load_passages
from knowledge.search.query import Match, Parts, Query
from knowledge.search.ranking import Candidate, ranked, stretched, unfolded
from knowledge.search.settings import load_retrieval

MODEL = load_passages()[0]
SETTINGS = load_retrieval()
NUMBERS = st.floats(-1e6, 1e6)
QUERIES = st.builds(
    Query, st.just("公开"), organ=st.sampled_from(["", "甲局"]), year=st.sampled_from([None, 2019, 2025])
)


@st.composite
def some_candidates(draw: st.DrawFn) -> list[Candidate]:
    """Up to eight, all with a cosine or all without."""
    cosines = draw(st.sampled_from([st.none(), st.floats(-1, 1)]))
    count = draw(st.integers(0, 8))
    return [
        Candidate(
            replace(
                MODEL,
                id=f"p{number}",
                organ=draw(st.sampled_from(["甲局", "乙局"])),
                year=draw(st.integers(2008, 2030)),
            ),
            draw(cosines),
            draw(st.floats(0, 200)),
        )
        for number in range(count)
    ]


@given(st.lists(NUMBERS, max_size=9))
def test_stretched_values_keep_their_order_between_nought_and_one(values: list[float]):
    found = stretched(values)
    assert all(0 <= value <= 1 for value in found)
    for one, other, before, after in zip(values, values[1:], found, found[1:], strict=False):
        assert (one <= other) <= (before <= after)
    if len({*values}) > 1:
        assert (found[values.index(min(values))], found[values.index(max(values))]) == (0, 1)


@pytest.mark.parametrize(("values", "found"), [([0.0, 0.0], [0, 0]), ([0.3], [1]), ([2.0, 2.0], [1, 1]), ([], [])])
def test_values_that_are_all_the_same_are_all_or_nothing(values: list[float], found: list[float]):
    assert stretched(values) == found


@given(some_candidates(), QUERIES)
def test_every_score_and_every_part_is_between_nought_and_one(candidates: list[Candidate], query: Query):
    for match in ranked(candidates, query, SETTINGS):
        parts = (match.parts.dense, match.parts.words, match.parts.own_organ, match.parts.recent)
        assert all(part is None or 0 <= part <= 1 for part in (match.score, *parts))
        assert (match.parts.dense is None) == (match.cosine is None)
        assert (match.parts.own_organ is None) == (not query.organ)
        assert (match.parts.recent is None) == (query.year is None)


@given(some_candidates(), QUERIES, st.randoms())
def test_the_order_does_not_hang_on_the_order_in_which_they_came(candidates: list[Candidate], query: Query, chance):
    moved = list(candidates)
    chance.shuffle(moved)
    assert ranked(moved, query, SETTINGS) == ranked(candidates, query, SETTINGS)


@given(some_candidates(), QUERIES)
def test_what_is_better_on_both_sides_never_comes_later(candidates: list[Candidate], query: Query):
    given_ = {candidate.passage.id: candidate for candidate in candidates}
    order = [given_[match.passage.id] for match in ranked(candidates, replace(query, organ="", year=None), SETTINGS)]
    for place, later in enumerate(order):
        for earlier in order[:place]:
            better = later.bm25 > earlier.bm25 and (later.cosine or 0) > (earlier.cosine or 0)
            assert not better or _score(later, order) == _score(earlier, order)


def _score(one: Candidate, every: list[Candidate]) -> float:
    matches = ranked(every, Query("公开"), SETTINGS)
    return next(match.score for match in matches if match.passage.id == one.passage.id)


def match(name: str, text: str, score: float) -> Match:
    return Match(replace(MODEL, id=name, text=text), score, Parts(score, score), score)


ALIKE = [
    match("a", "全年共收到政府信息公开申请若干件。", 0.9),
    match("b", "全年共收到政府信息公开申请若干件！", 0.8),
    match("c", "编印政府公报若干期。", 0.7),
]


@pytest.mark.parametrize(
    ("limit", "alike", "kept"),
    [(3, 85, ["a", "c"]), (3, 100, ["a", "b", "c"]), (1, 85, ["a"]), (2, 100, ["a", "b"]), (3, 5, ["a"])],
)
def test_of_ones_nearly_alike_the_first_stays(limit: int, alike: float, kept: list[str]):
    assert [one.passage.id for one in unfolded(ALIKE, limit, alike)] == kept


def test_one_that_does_not_fit_folds_no_other():
    assert [one.passage.id for one in unfolded(ALIKE, 3, 85, lambda passage: passage.id != "a")] == ["b", "c"]


def test_slots_are_no_difference():
    first = match("a", "{year}年收到申请{applications.received.total}件，全部办结。", 1)
    other = match("b", "若干年收到申请若干件，全部办结。", 0.5)
    assert len(unfolded([first, other], 3, 99)) == 1
