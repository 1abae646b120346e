"""Wholes and parts that a text lists."""

import pytest

from assistant.prose.breakdown import read_breakdowns
from knowledge.shelf import form_for


def listed(text: str) -> list[tuple[object, list[object], bool, bool]]:
    """Whole, parts, whether the list goes on, whether it is said to be complete."""
    return [
        (
            one.whole.value,
            [part.value for part in one.parts],
            one.open_ended,
            one.closed,
        )
        for one in read_breakdowns(text, form_for(2025), 2025)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息20条，其中机构4条、规划9条、动态7条。",
        "公开信息20条（机构4条，规划9条，动态7条）。",
        "公开信息20条：机构4条；规划9条；动态7条。",
        "公开信息20条。其中，机构4条，规划9条，动态7条。",
        "公开信息20条，其中：机构4条；规划9条；动态7条，办理申请3件。",
    ],
)
def test_parts_are_listed_in_many_ways(text: str) -> None:
    assert listed(text) == [(20, [4, 9, 7], False, False)]


def test_a_list_within_a_list_belongs_to_its_own_part() -> None:
    text = "发布信息38条，其中专项15条，预决算20条（政府3条、部门17条），债券3条。"
    assert sorted(map(str, listed(text))) == ["(20, [3, 17], False, False)", "(38, [15, 20, 3], False, False)"]


def test_each_unit_has_its_own_whole() -> None:
    text = "对3件申请收取信息处理费300元。其中，甲局1件，收取100元；乙局2件，收取200元。"
    assert listed(text) == [(3, [1, 2], False, False), (300, [100, 200], False, False)]


def test_numbers_told_apart_otherwise_are_no_parts() -> None:
    text = "收到政府信息公开申请12件，其中自然人9件、企业3件，办结11件。"
    assert listed(text) == [(12, [9, 3], False, False)]


def test_the_text_says_whether_the_list_is_complete() -> None:
    assert listed("公开20条，其中机构4条、规划9条等。") == [(20, [4, 9], True, False)]
    assert listed("公开20条，其中机构4条、其他信息16条。") == [(20, [4, 16], False, True)]
    assert listed("公开20余条，其中机构4条、规划9条。") == [(20, [4, 9], True, False)]


def test_what_is_carried_over_is_one_of_the_results() -> None:
    text = "收到政府信息公开申请12件，其中予以公开8件、部分公开1件、结转下年度3件。"
    assert listed(text) == [(12, [8, 1, 3], False, False)]


def test_a_whole_of_the_sentence_before_has_no_parts_in_the_next() -> None:
    assert listed("公开信息4条。召开会议6次，其中形成纪要3条、简报2条。") == []


def test_what_follows_on_two_wholes_is_of_neither() -> None:
    assert listed("新收政府信息公开申请30件，上年结转12件，其中自然人36件，法人或其他组织6件。") == []
    assert listed("上年结转政府信息公开申请12件，其中自然人9件，企业3件。") == [(12, [9, 3], False, False)]


def test_a_word_that_begins_like_another_begins_no_list() -> None:
    assert listed("登记信息119份，没有遗漏；含有个人信息的122份、涉密的3份。") == []
