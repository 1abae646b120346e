"""What a text says of its numbers: bound where the words say so, unbound where they do not."""

import pytest

from assistant.prose import Mention, read_prose
from knowledge.shelf import form_for


def read(text: str) -> tuple[Mention, ...]:
    return read_prose(text, form_for(2025), 2025)


def bound(text: str) -> list[str]:
    """Value and quantity of what is bound, last year's marked."""
    return [
        f"{mention.value} {'last ' if mention.year == 'last' else ''}{mention.quantity}"
        for mention in read(text)
        if mention.quantity and mention.sort in ("count", "money")
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("全年收到政府信息公开申请12件。", ["12 received"]),
        ("共受理12件政府信息公开申请。", ["12 received"]),
        (
            "收到申请十二件，其中自然人九件、商业企业三件。",
            ["12 received", "9 received/natural_person", "3 received/company"],
        ),
        ("依申请公开方面，办结148件，结转至2026年6件。", ["148 concluded", "6 carried_out"]),
        ("从2024年结转政府信息公开申请10件。", ["10 carried_in"]),
        (
            "新收政府信息公开申请30件，上年结转12件，其中自然人36件。",
            ["30 received", "12 carried_in", "36 received/natural_person"],
        ),
        ("政府信息公开申请3件予以公开，2件部分公开。", ["3 granted", "2 partly_granted"]),
        ("依申请公开：予以公开、部分公开分别为5件、3件。", ["5 granted", "3 partly_granted"]),
        (
            "政府信息公开行政复议7件，其中结果维持5件，尚未审结2件。",
            ["7 reconsideration", "5 reconsideration/upheld", "2 reconsideration/pending"],
        ),
        ("因政府信息公开申请引发的行政诉讼9起。", ["9 suits"]),
        ("行政复议、行政诉讼案件共5件。", ["5 disputes"]),
        (
            "制发行政规范性文件3件，废止1件，现行有效20件。",
            ["3 normative_documents/made", "1 normative_documents/repealed", "20 normative_documents/in_force"],
        ),
        ("作出行政处罚决定18宗。", ["18 penalties"]),
        ("行政事业性收费3.5万元。", ["35000 fees"]),
        ("对3件申请收取信息处理费300元。", ["3 processing_fee/items", "300 processing_fee/yuan"]),
        ("上年收到政府信息公开申请10件，今年收到12件。", ["10 last received", "12 received"]),
        ("收到政府信息公开申请12件，较上年的10件增加2件。", ["12 received", "10 last received"]),
        ("政府信息公开行政复议由15件降至9件。", ["15 last reconsideration", "9 reconsideration"]),
        ("未收到政府信息公开申请。", ["0 received"]),
        ("未发生行政复议、行政诉讼。", ["0 reconsideration", "0 suits"]),
        ("没有收到行政复议申请。", ["0 reconsideration"]),
        ("行政复议3件，均获维持。", ["3 reconsideration", "0 reconsideration/corrected", "0 reconsideration/pending"]),
        ("行政诉讼2件，无败诉。", ["2 suits", "0 suits/corrected"]),
    ],
)
def test_a_number_is_bound_to_what_its_words_name(text: str, says: list[str]) -> None:
    assert bound(text) == says


@pytest.mark.parametrize(
    "text",
    [
        "全年受理网络问政182件。",
        "收到微博投诉12条，均已办结。",
        "收到政府信息公开申请答复满意度98.5%。",
        "不予公开信息8条。",
        "受理行政许可申请35件。",
        "公示行政许可88条。",
        "通过信函提交申请171件。",
        "上半年收到政府信息公开申请5件。",
        "努力做到“办结一件申请、解决一个问题”。",
        "2019年以来收到政府信息公开申请300件。",
        "根据国办公开办函〔2021〕30号，第二十条第（一）项。",
        "公开政策文件11件，解读12篇。",
        "组织学习行政复议典型案例3件。",
        "未因窗口人员工作疏忽大意而收到政府信息公开申请。",
        "《政府信息公开申请办理规范（2024版）》印发12件。",
    ],
)
def test_what_the_words_leave_open_stays_unbound(text: str) -> None:
    assert bound(text) == []


def test_every_number_is_found_bound_or_not() -> None:
    found = read("2025年，召开会议3次，收到政府信息公开申请12件。依据〔2021〕30号。")
    assert [(one.value, one.sort, one.quantity) for one in found] == [
        (2025, "date", ""),
        (3, "count", ""),
        (12, "count", "received"),
        (30, "name", ""),
    ]


def test_a_mention_lies_where_its_words_stand() -> None:
    text = "一、总体。\n收到政府信息公开申请12件，同比增长20%。"
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.words


@pytest.mark.parametrize(
    ("words", "rough"),
    [
        ("约300件", "about"),
        ("300余件", "over"),
        ("近300件", "under"),
        ("超过300件", "over"),
        ("300件左右", "about"),
        ("300件", ""),
    ],
)
def test_a_rough_number_says_in_which_direction(words: str, rough: str) -> None:
    (mention,) = read(f"收到政府信息公开申请{words}。")
    assert (mention.value, mention.rough) == (300, rough)


def test_a_share_and_a_change_are_of_what_was_counted() -> None:
    found = read("收到政府信息公开申请12件，同比下降20%；予以公开9件，占75%。")
    assert [(one.value, one.sort, one.quantity) for one in found] == [
        (12, "count", "received"),
        (-20, "change", "received"),
        (9, "count", "granted"),
        (75, "percent", "granted"),
    ]
