"""What the search finds of its own queries may not fall, and the queries are what they say they are."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache

import pytest

from knowledge.encoders.sentence import SentenceEncoder
from knowledge.passages import load_passages
from knowledge.search.query import Query
from knowledge.search.settings import load_retrieval
from knowledge.search.store import PassageStore
from tests.knowledge.retrieval.__main__ import everything_fits, of
from tests.knowledge.retrieval.measures import Measured, Way, measured
from tests.knowledge.retrieval.queries import load_queries
from tests.knowledge.retrieval.ways import dense_alone, ours

PASSAGES = load_passages()
QUERIES = load_queries()
BY_ID = {passage.id: passage for passage in PASSAGES}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    folder = tmp_path_factory.mktemp("retrieval") / "index"
    with closing(PassageStore(folder, PASSAGES, SentenceEncoder, everything_fits(load_retrieval()))) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(store: PassageStore) -> Callable[[str, bool], Measured]:
    """What the search finds of a split, with or without the aspect; measured once."""
    return cache(lambda split, aspect: measured(ours(store, aspect=aspect), of(split)))


@pytest.fixture(scope="module")
def by_meaning() -> Way:
    return dense_alone(PASSAGES, SentenceEncoder())


def test_every_third_query_is_held_out():
    for every in (QUERIES.queries, QUERIES.off_topic):
        splits = [one.split for one in every]
        assert splits == ["dev" if number % 3 else "held_out" for number in range(1, len(splits) + 1)]


def test_there_are_enough_of_every_kind():
    ways = [one.way for one in QUERIES.queries]
    assert len(ways) >= 120
    assert abs(ways.count("near") - ways.count("far")) <= len(ways) * 0.05
    assert {one.aspect for one in QUERIES.queries} == {passage.aspect for passage in PASSAGES}
    assert len(QUERIES.off_topic) >= 40


def test_every_right_answer_is_a_passage_and_no_query_stands_twice():
    for one in QUERIES.queries:
        assert one.right
        assert len({*one.right}) == len(one.right), one.id
        assert BY_ID[one.right[0]].aspect == one.aspect, one.id
        assert all(name in BY_ID for name in one.right), one.id
    every = [(one.id, one.words) for one in QUERIES.queries] + [(one.id, one.words) for one in QUERIES.off_topic]
    assert len({name for name, _ in every}) == len({words for _, words in every}) == len(every)


@pytest.mark.parametrize(
    ("split", "aspect", "recall_1", "recall_5", "mrr"),
    [
        ("dev", False, 0.71, 0.84, 0.76),
        ("dev", True, 0.79, 0.90, 0.85),
        ("held_out", False, 0.76, 0.88, 0.81),
        ("held_out", True, 0.85, 0.96, 0.89),
    ],
)
def test_what_is_found_does_not_fall(
    found: Callable[[str, bool], Measured], split: str, aspect: bool, recall_1: float, recall_5: float, mrr: float
):
    now = found(split, aspect)
    assert now.recall_1 >= recall_1
    assert now.recall_5 >= recall_5
    assert now.mrr >= mrr


@pytest.mark.parametrize("split", ["dev", "held_out"])
def test_it_finds_more_than_meaning_alone(found: Callable[[str, bool], Measured], by_meaning: Way, split: str):
    assert found(split, False).recall_5 > measured(by_meaning, of(split)).recall_5


def test_the_threshold_refuses_what_is_off_the_topic_and_keeps_the_rest(store: PassageStore):
    kept = [store.search(Query(one.words)).likeness >= 0.28 for one in QUERIES.queries]
    refused = [store.search(Query(one.words)).likeness < 0.28 for one in QUERIES.off_topic]
    assert sum(kept) / len(kept) >= 0.92
    assert sum(refused) / len(refused) >= 0.65
