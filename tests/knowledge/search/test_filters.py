"""The filters: never a passage that they forbid, and every one that they do not."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.passages.passage import Passage
from knowledge.passages import ASPECTS, load_passages
from knowledge.search.filters import Places
from knowledge.search.query import Query
from knowledge.search.store import PassageStore
from tests.knowledge.letters import EAGER, LetterEncoder

PASSAGES = load_passages()
FORMS = ("", "gov-info-2019", "gov-info-2021", "law-2026")
KINDS = ("", "department", "township", "office", "government")
YEARS = st.one_of(st.none(), st.integers(2018, 2026))


@st.composite
def queries(draw: st.DrawFn) -> Query:
    section = draw(st.sampled_from(["", *ASPECTS]))
    aspects = ASPECTS[section] if section else sum(ASPECTS.values(), ())
    return Query(
        draw(st.text("公开申请网站没有收到", min_size=1, max_size=6)),
        section,
        draw(st.sampled_from(["", *aspects])),
        draw(st.sampled_from(FORMS)),
        draw(st.sampled_from(KINDS)),
        organ=draw(st.sampled_from(["", PASSAGES[0].organ, PASSAGES[-1].organ])),
        since=draw(YEARS),
        until=draw(YEARS),
        limit=draw(st.sampled_from([1, 5, 600])),
    )


def allowed(passage: Passage, query: Query) -> bool:
    """The filter, said plainly."""
    return (
        query.section in ("", passage.section)
        and query.aspect in ("", passage.aspect)
        and (not query.form or query.form in passage.forms)
        and (not query.kind or query.kind in passage.kinds)
        and (query.since is None or passage.year >= query.since)
        and (query.until is None or passage.year <= query.until)
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    few = EAGER.model_copy(update={"candidates": 7, "alike": 100.0})
    folder = tmp_path_factory.mktemp("filters") / "index"
    with closing(PassageStore(folder, PASSAGES, LetterEncoder, few)) as opened:
        yield opened


@given(queries())
def test_a_mask_is_what_the_query_says(query: Query):
    mask = Places(PASSAGES).mask(query)
    assert mask.tolist() == [allowed(passage, query) for passage in PASSAGES]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries())
def test_nothing_is_found_that_the_query_forbids(store: PassageStore, query: Query):
    answer = store.search(query)
    assert all(allowed(match.passage, query) for match in answer.matches)
    there = sum(allowed(passage, query) for passage in PASSAGES)
    assert len(answer.matches) == min(query.limit, there)
    assert answer.trouble == ""


def test_where_no_organ_is_named_nothing_is_its_own():
    places = Places(PASSAGES)
    assert not places.of("").any()
    assert not places.of("没有这个局").any()
    assert places.of(PASSAGES[0].organ).tolist() == [passage.organ == PASSAGES[0].organ for passage in PASSAGES]
