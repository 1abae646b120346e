"""Whose report it is: the title, the organ's name in the texts, what it calls itself (D-5, D-6)."""

import pytest

from assistant.checks import Finding
from assistant.checks.naming import check_naming
from assistant.report.report import Printed
from tests.checks.told import ORGAN, before, marked, places_hold, told

HEADINGS = ("一、总体情况",)


def titled(title: str, year: int = 2024) -> list[tuple[str, str, str]]:
    found = check_naming(told({"overview": "坚持公开。"}, year, printed=Printed(title, HEADINGS, {})))
    return [(finding.code, finding.severity, finding.say) for finding in found]


def named(organ: str = ORGAN, **texts: str) -> list[Finding]:
    found = list(check_naming(told(texts, organ=organ)))
    assert places_hold(found, texts)
    return found


@pytest.mark.parametrize(
    "title",
    [
        "云溪县水务局2024年政府信息公开工作年度报告",
        "云溪县水务局2024年度政府信息公开年度报告",
        "2024年云溪县水务局政府信息公开工作年度报告",
        "云溪县水务局政府信息公开工作2024年度报告",
        "云溪县水务局政府信息公开工作年度报告（2024年度）",
        "云溪县水务局关于2024年度政府信息公开工作的年度报告",
    ],
)
def test_a_title_with_organ_and_year_in_whatever_order_is_right(title: str) -> None:
    assert titled(title) == []


def test_what_a_title_lacks_is_said() -> None:
    assert titled("") == [("D-5", "I", "报告没有标题：请在正文前写上机关名称、年度和“政府信息公开工作年度报告”。")]
    assert titled("2024年政府信息公开工作年度报告") == [
        ("D-5", "W", "标题“2024年政府信息公开工作年度报告”没有写机关名称，请补上全称。")
    ]
    assert titled("云溪县水务局政府信息公开工作年度报告") == [
        ("D-5", "W", "标题“云溪县水务局政府信息公开工作年度报告”没有写年度，请写上2024年。")
    ]


@pytest.mark.parametrize(
    "words", ["政务公开工作年度报告", "政府信息公开年报", "政府信息公开工作报告", "政务信息公开年度报告"]
)
def test_a_title_that_calls_the_report_something_else_is_asked_about(words: str) -> None:
    title = f"云溪县水务局2024年{words}"
    say = f"标题“{title}”和规定的名称不同，应当是“……政府信息公开工作年度报告”。"
    assert titled(title) == [("D-5", "W", say)]


def test_another_year_in_the_title_is_an_error() -> None:
    title = "云溪县水务局2023年政府信息公开工作年度报告"
    say = f"标题“{title}”里的年份是2023年，这是2024年度的报告，请改成2024年。"
    assert titled(title) == [("D-6", "E", say)]


def test_a_file_of_tables_alone_needs_no_title() -> None:
    assert list(check_naming(told(printed=Printed("", HEADINGS, {})))) == []


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        (ORGAN, "我局认真落实条例，本局全年发布信息110条。"),
        (ORGAN, "我局部分栏目更新慢；县局委托评估；为我县群众提供服务；我局办理申请。"),
        ("云溪县卫生健康委员会", "我委全年发布信息110条。"),
        ("云溪县青石镇人民政府", "我镇全年发布信息110条。"),
        ("云溪县城关街道办事处", "我街道全年发布信息110条。"),
        ("云溪县人民政府办公室", "我办按照《云溪县公开办法》办理，本办法所称公开……"),
        ("", "我局全年发布信息110条，我局没有收到申请。"),
        ("", "我县各部门公开信息。本部门、本部分、各部门。"),
    ],
)
def test_what_an_organ_may_call_itself(organ: str, text: str) -> None:
    assert named(organ, overview=text) == []


def test_another_kind_of_organ_left_standing_is_asked_about() -> None:
    found = named(overview="我局认真落实条例。我委全年发布信息110条，我委没有收到申请。")
    assert marked(found) == [("D-5", "W", "我委")]
    assert found[0].say == ("“总体情况”里的“我委”和机关名称“云溪县水务局”对不上，像是从别的机关的报告抄来的，请改。")


def test_two_ways_of_calling_oneself_are_asked_about() -> None:
    found = named("", overview="我局认真落实条例。", problems="我委还有不足。")
    assert [finding.say for finding in found] == [
        "“存在的主要问题及改进情况”里自称“我委”，别处又自称“我局”，请统一成一种。"
    ]
    found = named(preface="结合我单位实际编制。", overview="我局全年发布信息110条。")
    assert marked(found) == [("D-5", "W", "我局")]
    assert found[0].say == "“总体情况”里自称“我局”，别处又自称“我单位”，请统一成一种。"


@pytest.mark.parametrize(
    "preface",
    [
        "现向社会公布云溪县水务局2024年度政府信息公开工作年度报告。",
        "现发布《云溪县水务局2024年政府信息公开工作年度报告》。",
        "现向社会公布2024年云溪县水务局政府信息公开工作年度报告。",
        "编制县水务局2024年政府信息公开工作年度报告。",
        "编制2024年政府信息公开工作年度报告。现将2024年政府信息公开工作情况报告如下：",
        "现将我局2024年度政府信息公开工作报告如下：",
        "按照县教育局2024年的通知，总结政府信息公开工作。",
    ],
)
def test_a_preface_that_names_the_organ_or_a_short_name_of_it_is_right(preface: str) -> None:
    assert named(preface=preface) == []


def test_a_preface_that_says_where_the_organ_is_is_right() -> None:
    preface = "现向社会公布云溪县青石镇人民政府2024年度政府信息公开工作年度报告。"
    assert named("青石镇人民政府", preface=preface) == []


def test_another_organs_name_in_the_preface_or_under_the_report_is_asked_about() -> None:
    found = named(preface="现向社会公布云溪县教育局2024年度政府信息公开工作年度报告。", signature="云溪县教育局")
    assert marked(found) == [("D-5", "W", "云溪县教育局")] * 2
    assert [finding.say for finding in found] == [
        "“引言”里写的是“云溪县教育局”的报告，机关名称却是“云溪县水务局”，请核对后统一。",
        "“落款”里写的是“云溪县教育局”的报告，机关名称却是“云溪县水务局”，请核对后统一。",
    ]


def test_a_longer_form_of_the_name_is_asked_about() -> None:
    preface = "总结云溪县人民政府城关街道办事处2024年政府信息公开工作情况。"
    (finding,) = named("云溪县城关街道办事处", preface=preface)
    assert finding.say == (
        "“引言”里把机关写成“云溪县人民政府城关街道办事处”，别处是“云溪县城关街道办事处”，请统一成一种写法。"
    )


def test_the_organ_of_the_report_beside_it_left_standing_is_asked_about() -> None:
    texts = {"overview": "2024年，云溪县教育局发布信息110条。"}
    found = list(check_naming(told(texts, prior=before({}, organ="云溪县教育局"))))
    assert marked(found) == [("D-5", "W", "云溪县教育局")]
    assert found[0].say == ("“总体情况”里出现“云溪县教育局”，这份是“云溪县水务局”的报告，请核对是不是照抄时留下的。")
    assert list(check_naming(told(texts, prior=before({}, organ="云溪县")))) == []
