"""A message is cut into labels, numbers, general words, breaks and what is unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.tokens import normal, tokens
from knowledge.shelf import form_for
from knowledge.speech import load_speech


def cut(message: str, year: int = 2025) -> list[tuple[str, str]]:
    return [(token.kind, token.words) for token in tokens(message, form_for(year), load_speech())]


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("自然人9件", [("label", "自然人"), ("number", "9件")]),
        ("自然人９件", [("label", "自然人"), ("number", "9件")]),
        ("商业企业二百零五件", [("label", "商业企业"), ("number", "二百零五件")]),
        ("其余没有", [("rest", "其余"), ("none", "没有")]),
        ("其他没有", [("nothing else", "其他没有")]),
        ("其他3件", [("label", "其他"), ("number", "3件")]),
        ("许可没有这项职能", [("label", "许可"), ("none", "没有这项职能")]),
        ("自然人应为9", [("label", "自然人"), ("correct", "应为"), ("number", "9")]),
        ("说错了，是8", [("wrong", "说错了"), ("soft break", ","), ("number", "8")]),
        ("予以公开：7；", [("label", "予以公开"), ("colon", ":"), ("number", "7"), ("hard break", ";")]),
        ("我们今年的自然人，谢谢", [("label", "自然人"), ("soft break", ",")]),
        ("驴9件", [("unknown", "驴"), ("number", "9件")]),
    ],
)
def test_a_message_is_cut_into_what_it_is_made_of(message, wanted):
    assert cut(message) == wanted


def test_the_longest_label_wins():
    assert cut("不予公开")[0] == ("label", "不予公开")
    assert cut("部分公开") == [("label", "部分公开")]


def test_digits_that_only_look_like_digits_stay_unknown():
    assert cut("10²件自然人")[1] == ("unknown", "²件")
    assert normal("10²，①，½") == "10²,①,½"


def test_a_date_is_no_number():
    assert all(kind != "number" for kind, _ in cut("2025年12月31日"))


@given(st.text())
def test_every_character_of_a_message_stands_in_one_token_at_most(message):
    words = "".join(words for _, words in cut(message))
    rest = iter(normal(message))
    assert all(character in rest for character in words)
