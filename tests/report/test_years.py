"""Which years a text names, whatever the digits."""

import pytest

from assistant.report.years import named_years, report_years, without_years


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "2025年",
        "2025 年",
        "２０２５年度",
        "二〇二五年",
        "二○二五年度",
        "二零二五",
        "可能2025",
        "云溪县水务局—2025年",
        "云溪县水务局-2025年",
        "云溪县水务局2025政府信息公开工作年度报告",
        "政府信息公开工作2025年度报告",
        "自2025年1月1日起至12月31日止",
        "2025年、2025年",
    ],
)
def test_a_year_is_read_however_it_is_written(text):
    assert report_years(text) == (2025,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "国办公开办函〔2021〕30号",
        "公开2025件",
        "2026-01-23",
        "2021-2035",
        "《目录》（2025版）",
        "12345热线",
        "0591-2025",
        "20251",
        "1025年",
        "2025.5",
        "三年",
        "十四五",
    ],
)
def test_what_is_no_year_names_none(text):
    assert report_years(text) == ()


def test_different_years_come_in_their_order_and_once():
    assert report_years("不是2024年，是2025年，2024年的不要") == (2024, 2025)


def test_a_year_stands_with_its_word_and_is_told_from_a_bare_one():
    assert [(year.value, year.start, year.end, year.bare) for year in named_years("局2025 年度和2024")] == [
        (2025, 1, 8, False),
        (2024, 9, 13, True),
    ]


def test_years_are_taken_out_with_their_word():
    assert without_years("2025年云溪县报告") == "云溪县报告"
    assert without_years("2025年云溪县二〇二四年度报告，〔2021〕30号", "·") == "·云溪县·报告，〔2021〕30号"
