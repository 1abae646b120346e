"""The list of drafts as the page draws it."""

from dataclasses import replace

import pytest
from lxml import html

from assistant.desk.talk import Removed, Standing, Summary
from tests.ui.conftest import ORGAN
from ui.frame.home import drafts_list, standing_html

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
AT = "2025-01-06T01:30:00Z"
KNOWN = Summary("d1", ORGAN, 2024, AT, kind="政府部门或街道办事处", standing=Standing(166, 200, 3, ready=False))
FRESH = Summary("d2", "", None, AT, lacks=("单位", "年度", "单位类型"))
GONE = Removed("d3", "云溪县水务局2023年", AT)


def read(fragment: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{fragment}</div>")


def rows(*drafts: Summary) -> list[html.HtmlElement]:
    return list(read(drafts_list(drafts)).find_class("drafts")[0].iter("li"))


def text(row: html.HtmlElement, name: str) -> str:
    return " ".join(row.find_class(name)[0].text_content().split())


def labels(row: html.HtmlElement) -> list[str]:
    return [button.get("aria-label") for button in row.iter("button")]


def test_a_draft_is_named_by_organ_and_year_with_its_kind_its_progress_and_its_last_change():
    (row,) = rows(KNOWN)
    (link,) = row.iter("a")
    assert (link.text_content(), link.get("href")) == (f"{ORGAN}2024年", "/?draft=d1")
    assert text(row, "about") == "政府部门或街道办事处"
    assert text(row, "standing") == "166/200 项，3 处待改"
    assert text(row, "when").startswith("最后改动 2025年1月6日")


def test_a_name_of_its_own_stands_first_and_organ_year_and_kind_under_it():
    (row,) = rows(replace(KNOWN, name="送审稿"))
    assert row.find(".//a").text_content() == "送审稿"
    assert text(row, "about") == f"{ORGAN} 2024年 政府部门或街道办事处"


def test_every_button_names_the_draft_that_it_is_for():
    title = f"{ORGAN}2024年"
    assert labels(*rows(KNOWN)) == [f"用它开2025年的，照{title}", f"改名{title}", f"删除{title}"]


def test_where_organ_year_or_kind_is_missing_no_next_year_is_offered_and_it_is_said_what_is_missing():
    (row,) = rows(FRESH)
    assert text(row, "standing") == "还缺单位、年度、单位类型"
    assert labels(row) == ["改名（单位待填）", "删除（单位待填）"]
    assert "补齐后能开下一年的" in row.text_content()


def test_only_what_is_not_counted_yet_is_asked_for():
    counted = [bool(row.xpath(".//*[@data-uncounted]")) for row in rows(KNOWN, replace(KNOWN, standing=None), FRESH)]
    assert counted == [False, True, False]


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(0, 187, 0, ready=False), "0/187 项"),
        (Standing(187, 187, 0, ready=True), "187/187 项，可以导出"),
        (Standing(180, 187, 0, ready=True), "180/187 项，可以导出"),
        (Standing(187, 187, 2, ready=False), "187/187 项，2 处待改"),
        (Standing(187, 187, 0, ready=False), "187/187 项，还不能导出"),
    ],
)
def test_progress_says_what_was_counted_and_no_more(standing: Standing, said: str):
    assert read(standing_html(standing)).text_content() == said


def test_a_draft_is_found_by_name_organ_year_and_kind_in_any_width_and_case():
    (row,) = rows(replace(KNOWN, name="Ａ稿"))
    assert all(words in row.get("data-sought") for words in ("a稿", ORGAN, "2024年", "部门"))


def test_the_removed_ones_are_folded_away_each_with_a_way_back():
    listed = read(drafts_list((), (GONE,)))
    (folded,) = listed.iter("details")
    assert folded.get("open") is None
    assert folded.find("summary").text == "最近删除（1 份）"
    assert labels(folded) == ["恢复云溪县水务局2023年"]
    assert "还没有草稿" in listed.text_content()
    assert not list(read(drafts_list((KNOWN,))).iter("details"))


def test_nothing_that_somebody_typed_becomes_markup():
    drafts = (Summary(ATTACK, ATTACK, 2019, AT, name=ATTACK, kind=ATTACK, lacks=(ATTACK,)),)
    listed = read(drafts_list(drafts, (Removed(ATTACK, ATTACK, AT),)))
    assert not list(listed.iter("script", "img"))
    assert not [name for one in listed.iter() for name in one.attrib if name.startswith("on")]
    assert listed.find(".//a").text_content() == ATTACK
