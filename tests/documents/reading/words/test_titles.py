"""The title of a report is found wherever and however it is printed."""

import pytest

from tests.documents.reading.words.lines_of import FIRST, PERIOD, SHORT_PREFACE, identity


@pytest.mark.parametrize(
    "title",
    [
        "云溪县水务局2025年政府信息公开工作年度报告",
        "云溪县水务局 2025 年 政府信息公开工作年度报告",
        "云溪县水务局２０２５年度政府信息公开年度报告",
        "云溪县水务局二〇二五年政府信息公开工作年度报告",
        "2025年云溪县水务局政府信息公开工作年度报告",
        "2025年度云溪县水务局政府信息公开年报",
        "云溪县水务局2025年政务信息公开年度报告（2026年2月23日）",
        "云溪县水务局政府信息公开工作2025年度报告",
        "云溪县水务局关于2025年度政府信息公开工作的年度报告",
        "云溪县水务局—2025年政务公开工作年度报告",
        "《云溪县水务局2025年政府信息公开工作年度报告》",
        "“云溪县水务局2025年政府信息公开年度工作报告”",
        "# 云溪县水务局2025年政府信息公开工作报告",
        "云溪县水务局政府信息公开工作年度报告（2025年度）",
        "附件1：云溪县水务局2025年政府信息公开工作年度报告",
        "附件1云溪县水务局政府信息公开工作2025年度报告",
        "标题：云溪县水务局2025年政府信息公开工作年度报告",
        "首页 > 政府信息公开 > 云溪县水务局2025年政府信息公开工作年度报告_云溪县人民政府",
    ],
)
def test_a_title_says_organ_and_year_in_whatever_order_and_dress(title):
    found = identity(title, SHORT_PREFACE, FIRST)
    assert (found.organ, found.year, found.doubts) == ("云溪县水务局", 2025, ())


@pytest.mark.parametrize(
    "lines",
    [
        ("云溪县水务局", "2025年政府信息公开工作年度报告"),
        ("云溪县水务局2025年", "政府信息公开工作年度报告"),
        ("云溪县水务局2025年政府信息公开", "工作年度报告"),
        ("云溪县水务局", "2025年政府信息公开", "工作年度报告"),
        ("云溪县水务局\n2025年政府信息公开工作年度报告",),
    ],
)
def test_a_title_over_several_lines_is_one(lines):
    found = identity(*lines, SHORT_PREFACE, FIRST)
    assert found.title == "云溪县水务局2025年政府信息公开工作年度报告"
    assert (found.organ, found.year, found.doubts) == ("云溪县水务局", 2025, ())


@pytest.mark.parametrize(
    "lines",
    [
        ("2025年", "云溪县水务局政府信息公开工作年度报告"),
        ("云溪县水务局政府信息公开工作年度报告", "2025年度"),
        ("云溪县水务局政府信息公开工作年度报告", "（2025年度）"),
    ],
)
def test_a_year_on_a_line_of_its_own_belongs_to_the_title(lines):
    found = identity(*lines, SHORT_PREFACE, FIRST)
    assert (found.organ, found.year, found.doubts) == ("云溪县水务局", 2025, ())


def test_a_date_under_a_title_is_not_its_year():
    assert identity("云溪县水务局2025年政府信息公开工作年度报告", "（2026年1月20日）", FIRST).year == 2025
    assert identity("云溪县水务局政府信息公开工作年度报告（2026年1月20日）", PERIOD, FIRST).year == 2025


@pytest.mark.parametrize("above", ["首页", "政府信息公开", "年报目录"])
def test_a_line_that_stands_above_a_title_is_not_part_of_it(above):
    assert identity(above, "2025年政府信息公开工作年度报告", FIRST).title == "2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "title",
    [
        "云溪县水务局2025年政府信息公开工作年度报告-云溪县人民政府",
        "云溪县水务局2025年政府信息公开工作年度报告_政府信息公开年报_云溪县",
        "云溪县水务局 | 2025年政府信息公开工作年度报告",
    ],
)
def test_a_web_pages_own_title_says_it_when_the_text_does_not(title):
    found = identity(SHORT_PREFACE, FIRST, title=title)
    assert (found.organ, found.year, found.doubts) == ("云溪县水务局", 2025, ())


def test_the_printed_title_goes_before_the_pages_own_which_completes_it():
    found = identity("2025年政府信息公开工作年度报告", FIRST, title="云溪县水务局2024年政府信息公开工作年度报告")
    assert (found.organ, found.year) == ("云溪县水务局", 2025)


@pytest.mark.parametrize(
    "line",
    [
        "政府信息公开工作年度报告格式模板",
        "现发布云溪县水务局2025年政府信息公开工作年度报告。",
        "根据要求，公布云溪县水务局2025年政府信息公开工作年度报告",
    ],
)
def test_a_form_and_a_sentence_are_no_title(line):
    assert identity(line, FIRST).title == ""


def test_the_organ_and_its_subject_may_share_the_word_government():
    assert identity("云溪县人民政府信息公开工作年度报告", FIRST).organ == "云溪县人民政府"
