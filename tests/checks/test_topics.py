"""What a text has to speak of, how long it may be, whose it is (D-7 to D-11, D-18)."""

from collections.abc import Mapping

import pytest

from assistant.checks import Finding
from assistant.checks.wording import check_topics
from assistant.report.form import OrganKind
from tests.checks.phrases import phrases
from tests.checks.told import ORGAN, marked, told


def topics(texts: Mapping[str, str], year: int = 2024, kind: OrganKind = "department") -> list[Finding]:
    return list(check_topics(told(texts, year, kind)))


# D-10, D-11


@pytest.mark.parametrize("text", ["", "无。", " 无 ", "没有。", "暂无", "不存在问题。", "2024年，无存在的主要问题。"])
@pytest.mark.parametrize("year", [2019, 2024])
def test_problems_that_are_none_are_an_error(text: str, year: int) -> None:
    (finding,) = phrases(text, "problems", year)
    assert (finding.code, finding.severity) == ("D-10", "E")
    assert finding.say == "“存在的主要问题及改进情况”是空的，或者只写了“无”：要写明存在的主要问题和改进情况。"
    assert phrases("问题。", "problems", year) == []
    assert phrases("没有专职人员，栏目更新慢。下一步将配齐。", "problems", year) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("栏目更新时快时慢，解读偏少。", "存在的问题、改进措施"),
        ("存在解读偏少的问题。", "改进措施"),
        ("下一步多解读。", "存在的问题"),
    ],
)
def test_problems_without_measures_are_asked_about(text: str, missing: str) -> None:
    (finding,) = topics({"problems": text})
    assert (finding.code, finding.severity) == ("D-10", "W")
    assert finding.say == (f"“存在的主要问题及改进情况”没有写到{missing}：问题和改进情况都要写，写本机关的、具体的。")
    assert topics({"problems": "解读偏少的问题，下一步多解读。"}) == []
    assert topics({"problems": " "}) == []


@pytest.mark.parametrize("text", ["无。", "没有其他需要报告的事项。", ""])
def test_other_matters_say_whether_a_fee_was_charged(text: str) -> None:
    (finding,) = topics({"other_matters": text})
    assert (finding.code, finding.severity) == ("D-11", "W")
    assert finding.say == (
        "“其他需要报告的事项”没有写到收取信息处理费的情况：2021年度起要在这里专门报告，"
        "没有收取的也写一句“本年度没有收取信息处理费”，不能只写“无”。"
    )
    assert topics({"other_matters": text}, 2020) == []
    assert topics({"other_matters": "本年度没有收取信息处理费。"}) == []
    assert topics({}) == []


# D-7, D-8, D-9, D-18

ASPECTS = {
    "主动公开": "全年主动公开政府信息110条。",
    "依申请公开": "没有收到政府信息公开申请。",
    "政府信息管理": "严格信息发布审核机制。",
    "平台建设": "调整网站栏目。",
    "监督保障": "组织两次业务培训。",
}


@pytest.mark.parametrize("left_out", ASPECTS)
@pytest.mark.parametrize("year", [2019, 2024])
def test_an_aspect_that_the_overview_passes_over_is_asked_about(left_out: str, year: int) -> None:
    whole = "我局认真落实条例。" + "".join(ASPECTS.values())
    assert topics({"overview": whole}, year) == []
    (finding,) = topics({"overview": whole.replace(ASPECTS[left_out], "")}, year)
    assert (finding.code, finding.severity, finding.expected, finding.found) == ("D-7", "W", 5, 4)
    assert finding.say == (
        f"“总体情况”没有写到{left_out}：要分别写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、"
        "监督保障五个方面，没有做的也简单说明。"
    )


def test_in_a_text_divided_by_aspect_each_has_its_sub_heading() -> None:
    divided = "我局认真落实条例。\n" + "\n".join(
        f"（{n}）{name}情况。{text}" for n, (name, text) in zip("一二三四五", ASPECTS.items(), strict=True)
    )
    assert topics({"overview": divided}) == []
    without = divided.replace("（三）政府信息管理情况。", "")
    assert ["政府信息管理" in one.say for one in topics({"overview": without})] == [True]


@pytest.mark.parametrize("kind", ["government", "township"])
def test_a_government_reports_on_its_duties(kind: OrganKind) -> None:
    whole = "我县认真落实条例。" + "".join(ASPECTS.values())
    duties = "公开纳入年度考核，开展社会评议，没有责任追究情形。"
    assert topics({"overview": whole + duties}, kind=kind) == []
    (finding,) = topics({"overview": whole + "公开纳入年度考核。"}, kind=kind)
    assert (finding.code, finding.severity, finding.expected, finding.found) == ("D-8", "W", 3, 1)
    assert finding.say == (
        "“总体情况”没有写到社会评议、责任追究的结果：各级人民政府的报告要写明工作考核、社会评议和责任追究结果情况，"
        "没有发生的也写一句。"
    )


@pytest.mark.parametrize("kind", ["department", "office"])
def test_an_organ_that_is_no_government_needs_no_word_on_duties(kind: OrganKind) -> None:
    assert topics({"overview": "我局认真落实条例。" + "".join(ASPECTS.values())}, kind=kind) == []


def test_an_overview_of_more_than_a_thousand_characters_is_asked_about() -> None:
    whole = "我局认真落实条例。" + "".join(ASPECTS.values())
    padded = whole + "水" * (1000 - len(whole))
    assert topics({"overview": f" {padded[:500]} \n {padded[500:]}"}) == []
    (finding,) = topics({"overview": padded + "水"})
    assert (finding.code, finding.severity, finding.expected, finding.found) == ("D-9", "W", 1000, 1001)
    assert finding.say == "“总体情况”有 1001 字，格式要求篇幅原则上不超过一千字，请压缩；确有必要的可以保留。"
    assert topics({"overview": padded + "水"}, 2020) == []


def test_a_text_about_nobody_without_figures_is_asked_about() -> None:
    bland = "".join(ASPECTS.values()).replace("110", "多")
    (finding,) = topics({"overview": bland})
    assert (finding.code, finding.severity) == ("D-18", "W")
    assert finding.say.startswith("“总体情况”通篇没有本机关的名称、数字，看不出写的是哪个机关、做了多少")
    for own in ("我局", "本机关", ORGAN, "水务局", "信息7条"):
        assert topics({"overview": f"2024年，{own}。{bland}"}) == []
    assert len(topics({"overview": f"2024年。{bland}"})) == 1


def test_words_about_other_offices_are_asked_about() -> None:
    text = "多数部门按时答复。部分地区开通平台，多数部门满意。"
    (finding,) = phrases(text)
    assert marked([finding]) == [("D-18", "W", "多数部门")]
    assert finding.say.startswith("“总体情况”里的“多数部门”“部分地区”说的不是本机关自己：报告只写本机关做了什么")
    assert phrases("部分地区更新慢。", "problems", kind="government") == []
    assert len(phrases("部分地区更新慢。", "problems", kind="township")) == 1
