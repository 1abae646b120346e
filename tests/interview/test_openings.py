"""Organ, year and kind: alone, together, and changed later."""

import pytest

from assistant.report.draft import Draft, apply
from tests.interview.saying import OPENED, heard

NEW = Draft()


@pytest.mark.parametrize(
    ("message", "organ"),
    [
        ("云溪县水务局", "云溪县水务局"),
        ("我们是云溪县水务局", "云溪县水务局"),
        ("你好，我是云溪县水务局的", "云溪县水务局"),
        ("单位全称是云溪县水务局。", "云溪县水务局"),
        ("云溪县水务局2025年度政府信息公开工作年度报告", "云溪县水务局"),
        ("澜汀综合开发区管理委员会，2025年度", "澜汀综合开发区管理委员会"),
        ("云溪县气象探测点", "云溪县气象探测点"),
    ],
)
def test_the_organ_is_found_in_what_is_said(message, organ):
    assert heard(message, NEW).effects["organ"] == organ


@pytest.mark.parametrize("message", ["你好", "有", "没有", "9", "云溪县<b>水务局</b>", "a" * 60])
def test_what_names_no_organ_is_asked_again(message):
    understood = heard(message, NEW)
    assert (understood.kind, understood.effects) == ("clarify", {})


def test_all_three_may_come_in_one_message():
    understood = heard("云溪镇人民政府，2020年，乡镇", NEW)
    assert understood.effects == {"organ": "云溪镇人民政府", "year": 2020, "kind": "township"}


def test_a_piece_of_the_organs_own_name_is_not_its_kind():
    assert "kind" not in heard("云溪县人民政府办公室", NEW).effects


@pytest.mark.parametrize(
    ("message", "year"),
    [
        ("2025", 2025),
        ("２０２１年", 2021),
        ("二〇二五年", 2025),
        ("二零二一年度", 2021),
        ("2020年的，2020年", 2020),
    ],
)
def test_the_year_is_said_or_agreed_to(message, year):
    assert heard(message, Draft(organ="云溪县水务局")).effects == {"year": year}


def test_year_and_kind_are_agreed_to_in_one_word():
    assert heard("对", Draft(organ="云溪县水务局")).effects == {"year": 2025, "kind": "department"}
    assert heard("2024年，乡镇", Draft(organ="青石岭乡")).effects == {"year": 2024, "kind": "township"}
    assert heard("是的", Draft(organ="云溪县水务局", kind="office")).effects == {"year": 2025}


@pytest.mark.parametrize("message", ["2024年还是2025年", "不是2024年，是2025年", "2024-2025年", "2025件", "25年"])
def test_two_years_or_none_are_asked_again(message):
    understood = heard(message, Draft(organ="云溪县水务局"))
    assert (understood.kind, understood.effects) == ("clarify", {})


def test_two_years_beside_the_organ_leave_the_year_to_be_asked():
    assert heard("云溪县水务局，2025年的报告，2026年报", NEW).effects == {"organ": "云溪县水务局"}


def test_a_year_in_chinese_digits_is_no_part_of_the_organs_name():
    understood = heard("云溪县水务局二〇二五年度政府信息公开工作年度报告", NEW)
    assert understood.effects == {"organ": "云溪县水务局", "year": 2025}


def test_a_year_without_a_form_is_refused_with_the_years_there_are():
    understood = heard("2018", Draft(organ="云溪县水务局"))
    assert understood.kind == "reject"
    assert "2019年至2020年" in understood.say


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("部门", "department"),
        ("街道", "department"),
        ("乡镇", "township"),
        ("本机关", "office"),
        ("汇总", "government"),
    ],
)
def test_the_kind_is_one_of_four(message, kind):
    assert heard(message, Draft(organ="云溪县水务局", year=2025)).effects == {"kind": kind}


def test_organ_and_kind_are_changed_by_name_later_and_the_year_stays():
    assert heard("单位名称应为云溪县档案局", OPENED).effects == {"organ": "云溪县档案局"}
    assert heard("类型改为乡镇", OPENED).effects == {"kind": "township"}
    assert heard("年度改为2020", OPENED).kind == "reject"
    assert apply(OPENED, heard("年度改为2020", OPENED).effects).year == 2025
