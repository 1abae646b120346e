"""Whatever a text says, the checks say something of it, or nothing; their spots lie where their words stand."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import evaluate
from tests.checks.test_said import FIGURES
from tests.checks.zeros import last_year, zeros

PIECES = [
    "收到",
    "办结",
    "结转",
    "下年度",
    "政府信息公开申请",
    "申请",
    "12件",
    "3件",
    "20%",
    "约",
    "余",
    "自然人",
    "法人或其他组织",
    "予以公开",
    "不予公开",
    "其中",
    "（",
    "）",
    "，",
    "、",
    "。",
    "；",
    "：",
    "\n",
    "未",
    "无",
    "均",
    "维持",
    "行政复议",
    "行政诉讼",
    "占",
    "同比增长",
    "减少",
    "2024年",
    "2025年",
    "2026年",
    "信息处理费",
    "35元",
    "3.5万元",
    "规范性文件",
    "制发",
    "行政许可",
    "决定",
    "一是",
    "二是",
    "云溪县",
    "《",
    "》",
    "“",
    "”",
    "的的",
    "XX",
    "无。",
    "分别为",
    "共",
    "条",
    "存在",
    "问题",
    "下一步",
    "13812345678",
    "11010519491231002X",
    "0",
    "十二件",
    "１２件",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(["overview", "problems", "other_matters", "preface"]),
)
def test_no_text_stops_the_checks_and_every_spot_is_in_it(text: str, slot: str) -> None:
    report = zeros(2025, FIGURES, last_year(2024, FIGURES), texts={slot: text})
    for finding in evaluate(report, draft=False):
        assert finding.say
        if finding.spot:
            assert finding.spot.slot in (slot, *report.texts)
            assert report.texts[finding.spot.slot][finding.spot.start : finding.spot.end] == finding.spot.words


@given(st.text(max_size=80))
def test_no_characters_stop_the_checks(text: str) -> None:
    evaluate(zeros(2025, FIGURES, texts={"overview": text, "other_matters": text}))
