"""Years and dates are no counts, and a part of the year is not the year."""

import pytest

from assistant.understanding.times import without_times
from tests.understanding.understood import figures, understood

RECEIVED = "applications.received"


@pytest.mark.parametrize(
    "message",
    [
        "2025年收到自然人10件",
        "2025年1月1日至12月31日，收到自然人10件",
        "1月到12月收到自然人10件",
        "截至2025年12月31日收到自然人10件",
        "截至年底自然人10件",
        "按〔2021〕30号的格式，自然人10件",
    ],
)
def test_the_whole_year_is_no_number(message):
    assert figures(message, RECEIVED) == {"received.natural_person": "10"}


@pytest.mark.parametrize(
    "message",
    [
        "上半年收到自然人10件",
        "1月到6月自然人10件",
        "3月收到自然人10件",
        "第三季度自然人10件",
        "2024年自然人8件，2025年自然人10件",
        "去年自然人8件",
    ],
)
def test_a_part_of_the_year_or_another_year_is_asked_back(message):
    assert understood(message, RECEIVED).kind == "clarify"


def test_times_leave_everything_else_in_its_place():
    text = "2025年12月31日收到3件"
    assert without_times(text).text == " " * text.index("收") + "收到3件"
    assert without_times(text).years == (2025,)
