"""Words that only offices of one field write of themselves: nobody else is offered them."""

import pytest

from knowledge.fields import of_other_field
from knowledge.passages import ASPECTS, load_passages


@pytest.mark.parametrize(
    ("organ", "text", "other"),
    [
        ("云溪县工业和信息化局", "道路施工信息发布提前量不足。", True),
        ("云溪县交通运输局", "道路施工信息发布提前量不足。", False),
        ("云溪县水务局", "招生计划按时间节点发布。", True),
        ("云溪县教育和体育局", "招生计划按时间节点发布。", False),
        ("云溪县档案局", "栏目更新不够均衡，附件链接未及时调整。", False),
    ],
)
def test_a_department_speaks_of_its_own_field_and_of_what_all_do(organ: str, text: str, other: bool):
    assert of_other_field(text, organ) is other


def test_a_word_of_two_fields_may_be_said_by_either():
    assert not of_other_field("加强供水水质信息公开。", "云溪县水务局")
    assert not of_other_field("公开水质监测结果。", "云溪县生态环境局")
    assert of_other_field("公开水质监测结果。", "云溪县教育局")


def test_enough_is_left_for_an_office_of_no_field_in_every_aspect():
    ours = [
        one for one in load_passages() if "department" in one.kinds and not of_other_field(one.text, "云溪县档案局")
    ]
    for aspect in (aspect for aspects in ASPECTS.values() for aspect in aspects):
        assert sum(one.aspect == aspect for one in ours) >= 5, aspect
