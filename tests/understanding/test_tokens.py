"""A message is cut into labels, numbers, general words, breaks and what is unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.labels import normal
from assistant.understanding.tokens import cut as cut_message
from knowledge.shelf import form_for
from knowledge.speech import load_speech


def cut(message: str, year: int = 2025) -> list[tuple[str, str]]:
    return [(token.kind, token.words) for token in cut_message(message, form_for(year), load_speech()).tokens][:-1]


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("自然人9件", [("LABEL", "自然人"), ("NUMBER", "9件")]),
        ("自然人９件", [("LABEL", "自然人"), ("NUMBER", "9件")]),
        ("商业企业二百零五件", [("LABEL", "商业企业"), ("NUMBER", "二百零五件")]),
        ("其余没有", [("REST", "其余"), ("NONE", "没有")]),
        ("其他没有", [("REST", "其他没有"), ("NONE", "")]),
        ("其他3件", [("LABEL", "其他"), ("NUMBER", "3件")]),
        ("许可没有这项职能", [("LABEL", "许可"), ("NONE", "没有这项职能")]),
        ("自然人应为9", [("LABEL", "自然人"), ("CORRECT", "应为"), ("NUMBER", "9")]),
        ("说错了，是8", [("WRONG", "说错了"), ("SOFT", ","), ("NUMBER", "8")]),
        ("予以公开：7；", [("LABEL", "予以公开"), ("COLON", ":"), ("NUMBER", "7"), ("HARD", ";")]),
        ("我们今年的自然人，谢谢", [("LABEL", "自然人"), ("SOFT", ",")]),
        ("驴9件", [("UNKNOWN", "驴"), ("NUMBER", "9件")]),
    ],
)
def test_a_message_is_cut_into_what_it_is_made_of(message, wanted):
    assert cut(message) == wanted


def test_the_longest_label_wins():
    assert cut("不予公开")[0] == ("LABEL", "不予公开")
    assert cut("部分公开") == [("LABEL", "部分公开")]


def test_digits_that_only_look_like_digits_stay_unknown():
    assert cut("10²件自然人")[1] == ("UNKNOWN", "²")
    assert normal("10²，①，½") == "10²,①,½"


def test_a_date_is_no_number():
    assert all(kind != "NUMBER" for kind, _ in cut("2025年12月31日"))


@given(st.text())
def test_every_character_of_a_message_stands_in_one_token_at_most(message):
    words = "".join(words for _, words in cut(message))
    rest = iter(normal(message))
    assert all(character in rest for character in words)
