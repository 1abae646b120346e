"""What comes one after the other: numbered items, words written twice, brackets in pairs (D-15, D-16)."""

import pytest

from assistant.checks import Finding
from assistant.checks.order import check_order
from tests.checks.told import marked, places_hold, told


def found(text: str) -> list[Finding]:
    findings = list(check_order(told({"overview": text})))
    assert places_hold(findings, {"overview": text})
    return findings


# D-15


@pytest.mark.parametrize(
    "text",
    [
        "一是抓公开。二是抓解读；三是抓培训。四是四个统一。",
        "问题：一是解读少；二是更新慢。措施：一是多解读；二是勤更新。",
        "（一）主动公开\n一是抓公开。二是抓解读。\n（二）依申请公开\n一是畅通渠道。",
        "(一) 主动公开\n（二）依申请公开\n（三）平台建设",
        "1.信息发布\n2.政策解读\n（1）图解\n（2）问答\n3.回应关切",
        "第一，抓公开。第二，抓解读。第一时间回应，第三季度检查。",
        "统一是前提，三是个数，做到唯一是关键。",
        "一要抓公开，二要抓解读，三要素齐全。",
    ],
)
def test_items_in_turn_are_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "before"),
    [
        ("一是抓公开；三是抓解读；三是抓培训。", "三是", "一是"),
        ("一是抓公开；二是抓解读；二是抓培训。", "二是", "二是"),
        ("（一）主动公开\n（三）平台建设", "（三）", "（一）"),
        ("（一） 主动 公开\n（三） 平台建设", "（三）", "（一）"),
        ("1.信息发布\n3.回应关切", "3.", "1."),
        ("（1）图解\n（4）问答", "（4）", "（1）"),
        ("第一，抓公开。第三，抓解读。", "第三，", "第一，"),
        ("一要抓公开，三要抓解读。", "三要", "一要"),
    ],
)
def test_an_item_out_of_turn_is_asked_about_once_a_series(text: str, words: str, before: str) -> None:
    (finding,) = found(text)
    assert marked([finding]) == [("D-15", "W", words)]
    assert finding.say == (f"“总体情况”里的“{words}”前面是“{before}”，序号接不上，请重新编号或者补上漏掉的一项。")


def test_a_second_series_is_judged_by_itself() -> None:
    assert marked(found("一是甲；三是乙；四是丙。一是丁；二是戊；四是己。")) == [
        ("D-15", "W", "三是"),
        ("D-15", "W", "四是"),
    ]


# D-16


@pytest.mark.parametrize(
    "text",
    [
        "应公开尽公开，应解读尽解读，三审三校。",
        "在政务公开公开栏公布，核对文件公开公开属性。",
        "一步一步推进，一件一件办理，逐条逐条核对。",
        "乡镇、乡镇办事处；0件、0件、0件。",
        "方方面面都要讲清清楚楚，人人参与。",
        "深入学习习近平总书记讲话，饮用水水源，市市场监督管理局，街街相连。",
        "谁公开、谁审查，谁审查、谁负责。",
        "报送公告、通知、公告、通知、公告，编发第1期1期。",
    ],
)
def test_words_that_are_rightly_said_again(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("规范审核审核发布机制。", "审核审核"),
        (
            "组织云溪县水利工程开工新闻发布会云溪县水利工程开工新闻发布会。",
            "云溪县水利工程开工新闻发布会云溪县水利工程开工新闻发布会",
        ),
        ("提升 服务 质效 服务质效。", "服务 质效 服务质效"),
    ],
)
def test_words_that_stand_twice_are_asked_about(text: str, words: str) -> None:
    (finding,) = found(text)
    assert marked([finding]) == [("D-16", "W", words)]
    shown = "".join(words.split())
    assert finding.say == f"“总体情况”里的“{shown}”连写了两遍，请删去一遍。"


def test_words_that_stand_three_times_are_said_once() -> None:
    assert marked(found("规范审核审核审核机制。")) == [("D-16", "W", "审核审核")]


def test_long_words_are_shown_by_their_ends() -> None:
    name = "云溪县二〇二四年水利工程集中开工暨防汛演练新闻发布会"
    (finding,) = found(f"举办{name}{name}。")
    assert finding.say == (
        "“总体情况”里的“云溪县二〇二四年水利工程集中开工暨防……水利工程集中开工暨防汛演练新闻发布会”连写了两遍，请删去一遍。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "落实《条例》“（三审）三校”〔2024〕1号【重点】(说明)。",
        "1）信息发布；2）政策解读。\na)图解\n一）主动公开",
        '印发"公开要点"，《关于印发<公开要点>的通知》。',
        "《关于转发〈公开“要点”〉的通知》（云政办〔2024〕1号）。",
    ],
)
def test_marks_in_pairs_are_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《《云溪县水务局公开要点》的通知。", "《《云溪县水务局"),
        ("做到“应公开尽公开，群众满意。\n“另一段”。", "“应公开尽公开，"),
        ("发布信息110条，其中公告20条）。", "其中公告20条）"),
        ("发布信息（公告20条“通知5条）”。", "“通知5条）”。"),
        ("抓公开。\n抓解读“多样。\n抓培训。", "“多样。"),
        ('落实"公开要点的要求。', '"公开要点的要求'),
    ],
)
def test_a_mark_without_its_other_half_is_asked_about(text: str, words: str) -> None:
    (finding,) = found(text)
    assert marked([finding]) == [("D-16", "W", words)]
    assert finding.say == f"“总体情况”里的“{words}”没有和它配对的另一半，请补上或者删去。"
