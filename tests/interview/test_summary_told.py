"""`核对` in the talk: findings first, then all answers by part; of one part that part alone."""

import pytest

from assistant.interview.summary import summary
from assistant.interview.summary_told import first_words
from assistant.report.draft import Draft, apply
from tests.interview.saying import OPENED, form_of, heard, with_figures

COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
NONE = {f"received__{column}": 0 for column in COLUMNS}
SEVERAL = with_figures(OPENED, **{**NONE, "received__natural_person": 9, "received__company": 1})
CONCLUDED_NOTHING = {
    cell.id: "0"
    for cell in form_of(OPENED).typed
    if cell.table == "applications" and cell.column == "自然人" and "received" not in cell.id
}
UNEVEN = apply(SEVERAL, {"figures": CONCLUDED_NOTHING})


def lines(message: str, draft: Draft) -> list[str]:
    understood = heard(message, draft)
    assert understood.kind == "command"
    assert understood.effects == {"goto": draft.goto}
    return understood.say.splitlines()


def line(draft: Draft, heading: str) -> str:
    (found,) = (one for one in lines("核对", draft) if one.startswith(heading))
    return found


def test_findings_come_first_then_progress_then_every_part_then_how_to_change():
    said = lines("核对", UNEVEN)
    assert said[0].startswith("1. ")
    assert "“自然人”列" in said[0]
    progress = next(place for place, one in enumerate(said) if one.startswith("进度："))
    assert said[progress + 1] == "已填的内容："
    assert len(said) == progress + 2 + len(summary(form_of(UNEVEN), UNEVEN)) + 1
    assert "予以公开自然人应为6" in said[-1]


def test_rows_above_0_are_named_and_zeros_only_counted():
    assert line(SEVERAL, "三、").endswith(
        "：“一、本年新收政府信息公开申请数量”自然人 9、商业企业 1、总计 10；其余 4 格均为 0；还有 138 格没有填。"
    )
    assert "科研机构" not in line(SEVERAL, "三、")


def test_a_row_of_one_figure_says_no_total_beside_it():
    one = with_figures(OPENED, **{**NONE, "received__natural_person": 9})
    assert "自然人 9；其余 5 格均为 0" in line(one, "三、")


def test_a_part_of_zeros_alone_is_one_number():
    disputes = {cell.id: "0" for cell in form_of(OPENED).typed if cell.table == "disputes"}
    assert line(apply(OPENED, {"figures": disputes}), "四、").endswith("：12 格均为 0。")


def test_who_owes_stands_beside_what_is_open():
    assert "还有 144 格没有填（等法规科）" in line(apply(OPENED, heard("等法规科").effects), "三、")


def test_texts_are_told_by_their_first_words_and_facts_with_units():
    long = "我局按照要求及时公开了与群众有关的各类信息，并且逐条核对。"
    effects = {"texts": {"overview.主动公开": long, "overview.综述": ""}, "facts": {"released.total": "120"}}
    said = line(apply(OPENED, effects), "一、")
    assert "全年主动公开政府信息 120条" in said
    assert f"主动公开“{long[:18]}……”" in said
    assert "不写：综述" in said
    assert long not in said
    assert "还没有写" not in said
    assert "还没有写：主动公开" in line(OPENED, "一、")
    assert first_words("两行\n一段。") == "两行 一段。"


@pytest.mark.parametrize(
    "message",
    ["核对三", "核对第三部分", "核对第3部分", "检查一下第三部分", "核对 三", "核对收到和处理政府信息公开申请情况"],
)
def test_one_part_is_checked_alone(message: str):
    said = lines(message, SEVERAL)
    assert [one[:2] for one in said[1:-1]] == ["三、"]
    assert "没有查出问题" in said[0]


def test_of_one_part_the_findings_keep_the_numbers_by_which_they_are_let_stand():
    assert [one for one in lines("核对第三部分", UNEVEN) if one[0].isdigit()]
    assert "“四、政府信息公开行政复议、行政诉讼情况”没有查出问题。" in lines("核对四", UNEVEN)


def test_a_part_that_there_is_not_is_said_with_those_that_there_are():
    said = heard("核对第九部分", SEVERAL).say
    assert "没有“第九部分”这一部分" in said
    assert "第三部分" in said


@pytest.mark.parametrize("message", ["核对了三遍，自然人应为9", "检查12", "检查3次"])
def test_a_message_that_only_begins_so_is_no_wish_to_check(message: str):
    assert heard(message, SEVERAL).kind != "command"
