"""Themes of other years, private things, praise (D-19, D-20, D-22); and what the house itself writes."""

import pytest

from assistant.checks.wording import check_phrases
from assistant.report.wording import Slot, read_wording
from knowledge.passages import load_passages
from knowledge.shelf import form_for
from tests.checks.phrases import phrases, said
from tests.checks.told import ORGAN, marked, told

# D-19


@pytest.mark.parametrize(
    ("words", "last_right", "first_wrong"),
    [
        ("十九届四中全会", 2022, 2023),
        ("疫情防控", 2023, 2024),
        ("新修订的《条例》", 2022, 2023),
        ("新《条例》", 2022, 2023),
        ("党史学习教育", 2022, 2023),
        ("“六稳”工作、落实“六保”任务", 2022, 2023),
    ],
)
def test_a_theme_of_the_past_is_asked_about(words: str, last_right: int, first_wrong: int) -> None:
    text = f"落实{words}要求。"
    assert phrases(text, year=last_right) == []
    (finding,) = phrases(text, year=first_wrong)
    assert (finding.code, finding.severity) == ("D-19", "W")
    assert finding.say.startswith("“总体情况”里的“")
    assert str(first_wrong) in finding.say


@pytest.mark.parametrize(
    ("words", "first_right"),
    [("党的二十大", 2022), ("二十届三中全会", 2024), ("二十届四中全会", 2025), ("新质生产力", 2023)],
)
def test_a_theme_that_is_still_to_come_is_asked_about(words: str, first_right: int) -> None:
    text = f"落实{words}要求。"
    assert phrases(text, year=first_right) == []
    severity, at, say = said(text, "D-19", year=first_right - 1)
    assert severity == "W"
    assert say == f"“总体情况”里的“{at}”在{first_right - 1}年还没有，请核对年度和提法。"


def test_an_old_theme_beside_its_sequel_or_in_a_columns_name_is_right() -> None:
    assert phrases("落实党的十九大、二十大精神，其中疫情防控信息3条。") == []


# D-20


def test_an_identity_number_is_an_error() -> None:
    number = "11010519491231002X"
    say = f"“总体情况”里有公民身份号码“{number}”：请删去或者隐去。"
    assert said(f"申请人身份证号{number}。", "D-20") == ("E", number, say)
    assert phrases("统一社会信用代码91110105194912310027，访问7854070人次，编号1101051949123100200。") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("联系电话13900001111。", "13900001111"),
        ("联系电话139-0000-1111。", "139-0000-1111"),
        ("申请人家住青石镇水西村12号。", "家住青石镇水西村12号"),
        ("答复寄往3号楼2单元501室。", "3号楼2单元501室"),
        ("申请人王青山提出申请。", "申请人王青山"),
        ("李女士来电咨询。", "李女士"),
    ],
)
def test_a_private_thing_is_asked_about(text: str, words: str) -> None:
    severity, at, _ = said(text, "D-20")
    assert (severity, at) == ("W", words)


def test_the_contact_line_of_the_preface_is_public() -> None:
    line = "地址：云溪县水西路3号楼501室，邮编：350400，电话：0591-23165250，联系人：王青山先生。"
    assert phrases(line, "preface") == []
    assert phrases("申请人王某提出申请，申请人应当补正，申请人可以查询12345热线。") == []


# D-22


def test_praise_without_a_figure_is_remarked() -> None:
    (finding,) = phrases("公开工作成效显著，走在全市前列。")
    assert marked([finding]) == [("D-22", "I", "成效显著")]
    assert finding.say == (
        "“总体情况”里的“成效显著”“走在全市前列”只有评价，没有事实和数字；报告要求简明客观，请补上依据或者删去。"
    )
    assert phrases("公开工作成效显著，答复率由80%升到100%。") == []


# what the house itself writes


def test_no_shipped_passage_or_default_breaks_a_rule_on_words() -> None:
    for passage in load_passages():
        for form in (form for form in map(form_for, (2019, 2024)) if form.id in passage.forms):
            for kind in passage.kinds:
                text = filled(passage.text, passage.organ, form.first_year + 1)
                report = told({passage.section: text}, form.first_year + 1, kind, passage.organ)
                assert not [one.say for one in check_phrases(report)], passage.id
    for form in map(form_for, (2019, 2024)):
        for question in (one for one in form.questions if one.default):
            report = told({question.text: filled(question.default, ORGAN, form.first_year)}, form.first_year)
            assert not [one.say for one in check_phrases(report)], question.id


def filled(text: str, organ: str, year: int) -> str:
    """The text with the organ and the year, and a 7 in every other slot."""
    values = {"organ": organ, "year": str(year)}
    return "".join(values.get(part.ref, "7") if isinstance(part, Slot) else part for part in read_wording(text))
