"""How a file is set out: headings, the edition of its tables, the list of sections in the preface (D-1, D-2, D-13)."""

from collections.abc import Mapping

import pytest

from assistant.checks import Finding
from assistant.checks.structure import check_structure
from assistant.report.report import Printed
from tests.checks.told import NO_TEXT, marked, places_hold, told

FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TITLE = "云溪县水务局2024年政府信息公开工作年度报告"


def about(*headings: str, year: int = 2024, tables: Mapping[str, str] = NO_TEXT) -> list[Finding]:
    printed = Printed(TITLE, headings, tables)
    return list(check_structure(told({"overview": "全年发布信息110条。"}, year, printed=printed)))


def only(*headings: str, year: int = 2024, tables: Mapping[str, str] = NO_TEXT) -> tuple[str, str, str]:
    (finding,) = about(*headings, year=year, tables=tables)
    assert finding.spot is None
    return finding.code, finding.severity, finding.say


# D-1


@pytest.mark.parametrize("year", [2019, 2024])
@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        (*HEADINGS[:3], "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", FIFTH, SIXTH),
        (*HEADINGS[:3], "四、政府信息公开行政复议和行政诉讼情况", FIFTH, SIXTH),
        (*HEADINGS[:4], "五、政府信息公开工作存在的主要问题及改进情况", SIXTH),
        ("一 总体情况", "二．主动公开政府信息情况", *HEADINGS[2:]),
        ("第一部分 总体情况", *HEADINGS[1:]),
        tuple(heading[2:] for heading in HEADINGS),
    ],
)
def test_the_forms_headings_and_those_of_the_regulations_are_right(headings: tuple[str, ...], year: int) -> None:
    assert about(*headings, year=year) == []


def test_a_report_that_the_form_sets_out_has_no_headings_to_judge() -> None:
    assert list(check_structure(told({"overview": "全年发布信息110条。"}))) == []


def test_a_file_of_tables_alone_has_no_headings_to_judge() -> None:
    printed = Printed("", HEADINGS[1:4], {"disclosure": "gov-info-2021"})
    assert list(check_structure(told(printed=printed))) == []


def test_a_heading_that_is_missing_is_an_error() -> None:
    assert only(FIRST, SECOND, THIRD, FIFTH, SIXTH) == (
        "D-1",
        "E",
        "缺 1 个标题：“四、政府信息公开行政复议、行政诉讼情况”。格式规定的六个部分一个也不能少，请补上标题和内容。",
    )
    code, severity, say = only(*HEADINGS[:4])
    assert (code, severity) == ("D-1", "E")
    assert say.startswith("缺 2 个标题：“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”。")


def test_many_headings_that_are_missing_before_the_last_are_an_error_too() -> None:
    code, severity, say = only(FIRST, SECOND, SIXTH)
    assert (code, severity) == ("D-1", "E")
    assert say.startswith("缺 3 个标题：“三、")


def test_a_file_that_breaks_off_may_be_an_excerpt() -> None:
    assert only(FIRST, SECOND, THIRD) == (
        "D-1",
        "W",
        "没有 “四、政府信息公开行政复议、行政诉讼情况”、“五、存在的主要问题及改进情况”、"
        "“六、其他需要报告的事项” 这 3 个部分：只是节选的不用管，全文请补上。",
    )


def test_a_heading_that_stands_twice_is_an_error() -> None:
    say = "标题“二、主动公开政府信息情况”出现了 2 次，应当只有一次，请删去多余的。"
    assert only(FIRST, SECOND, SECOND, *HEADINGS[2:]) == ("D-1", "E", say)


def test_headings_out_of_order_are_an_error() -> None:
    code, severity, say = only(FIRST, THIRD, SECOND, *HEADINGS[3:])
    assert (code, severity) == ("D-1", "E")
    assert say == (
        "各部分标题的次序是 “一、总体情况”、“三、收到和处理政府信息公开申请情况”、“二、主动公开政府信息情况”、"
        "“四、政府信息公开行政复议、行政诉讼情况”、“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”，"
        "和格式不同，请照格式的次序排。"
    )


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("四、政府信息公开行政法复议、行政诉讼情况", 3),
        ("一、年度信息公开总体情况", 0),
        ("一、概述", 0),
        ("三、依申请公开情况", 2),
        ("五、存在问题及改进措施", 4),
    ],
)
def test_a_heading_in_other_words_is_asked_about(printed: str, at: int) -> None:
    headings = [*HEADINGS]
    headings[at] = printed
    say = f"标题印作“{printed}”，格式规定的是“{HEADINGS[at]}”，请改。"
    assert only(*headings) == ("D-1", "W", say)


def test_a_heading_with_another_sections_number_is_asked_about() -> None:
    say = "标题“六、存在的主要问题及改进情况”的序号不对，应当是“五、存在的主要问题及改进情况”。"
    assert only(*HEADINGS[:4], "六、存在的主要问题及改进情况", SIXTH) == ("D-1", "W", say)


def test_a_heading_that_the_form_does_not_have_is_asked_about() -> None:
    code, severity, say = only(FIRST, "二、机构改革和人员情况", *HEADINGS[1:])
    assert (code, severity) == ("D-1", "W")
    assert say.startswith("标题“二、机构改革和人员情况”不在格式规定的六个部分里，请并入相应的部分")


# D-2


def test_a_table_of_another_edition_is_an_error() -> None:
    own = {"disclosure": "gov-info-2021", "applications": "gov-info-2021", "disputes": "gov-info-2021"}
    assert about(*HEADINGS, tables=own) == []
    assert only(*HEADINGS, tables={**own, "disclosure": "gov-info-2019"}) == (
        "D-2",
        "E",
        "“二、主动公开政府信息情况”的表格用的是2019、2020年度的格式（国办公开办函〔2019〕60号），"
        "2021年度起要用国办公开办函〔2021〕30号的表格，请换表格后重填。",
    )
    code, _, say = only(*HEADINGS, year=2020, tables={"applications": "gov-info-2021"})
    assert code == "D-2"
    assert say.startswith(
        "“三、收到和处理政府信息公开申请情况”的表格用的是2021年度起的格式（国办公开办函〔2021〕30号）"
    )


# D-13

NAMES = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、{disputes}、{problems}、其他需要报告的事项"
RIGHT = NAMES.format(disputes="政府信息公开行政复议、行政诉讼情况", problems="存在的主要问题及改进情况")


def listed(preface: str) -> list[Finding]:
    found = list(check_structure(told({"preface": preface})))
    assert places_hold(found, {"preface": preface})
    return found


@pytest.mark.parametrize(
    "preface",
    [
        f"本报告由{RIGHT}六个部分组成。",
        f"本报告包括{RIGHT}等6部分。",
        f"全文共分6个部分：{RIGHT}。",
        f"本报告由“{RIGHT.replace('、', '”“')}”六个部分组成。",
        "本报告由"
        + NAMES.format(
            disputes="因政府信息公开工作被申请行政复议和提起行政诉讼情况",
            problems="政府信息公开工作存在的主要问题及改进措施",
        )
        + "等六部分组成。",
        "本报告由云溪县水务局根据《中华人民共和国政府信息公开条例》编制，可以在县政府网站下载。",
    ],
)
def test_a_preface_that_lists_the_forms_sections_or_none_is_right(preface: str) -> None:
    assert listed(preface) == []


def test_a_section_that_the_preface_leaves_out_is_asked_about() -> None:
    (finding,) = listed(f"本报告由{RIGHT.removesuffix('、其他需要报告的事项')}等组成。")
    assert (finding.code, finding.severity) == ("D-13", "W")
    assert finding.say == "“引言”列出的各部分里没有“六、其他需要报告的事项”，和正文对不上，请补上。"
    assert finding.spot is not None
    assert finding.spot.words.startswith("总体情况、")


def test_a_section_that_the_preface_lists_twice_is_asked_about() -> None:
    twice = RIGHT.replace("收到和处理政府信息公开申请情况", "主动公开政府信息工作情况")
    assert [finding.say for finding in listed(f"从{twice}六大部分公开。")] == [
        "“引言”列出的各部分里没有“三、收到和处理政府信息公开申请情况”，和正文对不上，请补上。",
        "“引言”列出的各部分里“二、主动公开政府信息情况”说了两次，请改。",
    ]


def test_another_number_of_sections_than_the_form_has_is_asked_about() -> None:
    (finding,) = listed(f"本报告由{RIGHT}7个部分组成。")
    assert marked([finding]) == [("D-13", "W", "7个部分")]
    assert finding.say == "“引言”说共有“7个部分”，格式是 6 个部分，请改。"
    assert (finding.expected, finding.found) == (6, 7)
