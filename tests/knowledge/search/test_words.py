"""The letters' side: tokens, scores, and that an index read back is the one that was written."""

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.settings import Bm25
from knowledge.search.words import WordIndex, tokens

USUAL = Bm25(k1=1.5, b=0.75)
TEXTS = st.lists(st.text("公开信息申请，。ab1 ", max_size=12), min_size=1, max_size=8)
QUERIES = st.text("公开信息申请网站，Ab1 ", max_size=12)


def build(texts: list[str]) -> WordIndex:
    return WordIndex.build(texts, USUAL)


def test_tokens_are_characters_and_pairs_that_span_no_mark():
    assert tokens("依申请，公开") == ["依", "申", "请", "依申", "申请", "公", "开", "公开"]
    assert tokens("12345热线APP") == ["12345", "热", "线", "热线", "app"]
    assert tokens("，。 \n") == []


@given(TEXTS, QUERIES)
def test_a_text_scores_above_nothing_if_and_only_if_it_shares_a_token(texts: list[str], words: str):
    scores = build(texts).scores(words)
    assert scores.shape == (len(texts),)
    assert [bool(score > 0) for score in scores] == [bool({*tokens(text)} & {*tokens(words)}) for text in texts]


@given(TEXTS, QUERIES, st.randoms())
def test_scores_hang_on_the_texts_and_not_on_their_order(texts: list[str], words: str, chance):
    order = list(range(len(texts)))
    chance.shuffle(order)
    moved = build([texts[at] for at in order]).scores(words)
    assert moved.tolist() == [build(texts).scores(words)[at] for at in order]


@given(TEXTS, QUERIES)
def test_known_is_the_share_of_tokens_that_stand_somewhere(texts: list[str], words: str):
    asked, there = {*tokens(words)}, {token for text in texts for token in tokens(text)}
    assert build(texts).known(words) == pytest.approx(len(asked & there) / len(asked) if asked else 0)


def test_the_library_scores_as_the_formula_says():
    texts = ["公开", "公开信息", "申请"]
    length, mean = 2 * 2 - 1, (3 + 7 + 3) / 3
    idf = np.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    tf = 1 / (1 + 1.5 * (1 - 0.75 + 0.75 * length / mean))
    assert build(texts).scores("公")[0] == pytest.approx(idf * tf, rel=1e-5)


def test_what_was_saved_is_what_is_loaded(tmp_path: Path):
    index = build(["公开信息", "", "依申请公开app"])
    index.save(tmp_path / "words")
    again = WordIndex.load(tmp_path / "words")
    assert len(again) == 3
    for words in ("公开", "APP 申请", "", "网站"):
        assert again.scores(words).tolist() == index.scores(words).tolist()
        assert again.known(words) == index.known(words)


def test_it_runs_without_numba(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bm25s, "NUMBA_AVAILABLE", False)
    assert build(["公开"]).scores("公开")[0] > 0
