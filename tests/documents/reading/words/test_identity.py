"""Whose report a file is, and of which year."""

import pytest

from tests.documents.reading.words.lines_of import FIRST, PERIOD, SHORT_PREFACE, identity


@pytest.mark.parametrize(
    ("organ", "kind"),
    [
        ("云溪县人民政府", "government"),
        ("云溪县", "government"),
        ("澜汀自治州", "government"),
        ("澜汀综合开发区", "government"),
        ("澜汀综合开发区管委会", "government"),
        ("云溪县人民政府办公室", "office"),
        ("澜汀省人民政府办公厅", "office"),
        ("澜汀综合开发区管委会办公室", "office"),
        ("云溪镇", "township"),
        ("云溪县石桥乡人民政府", "township"),
        ("云溪县水务局", "department"),
        ("云溪县城东街道办事处", "department"),
        ("云溪县人民政府城东街道办事处", "department"),
        ("云溪县政务公开办公室", "department"),
        ("云溪县疾病预防控制中心", "department"),
    ],
)
def test_the_kind_follows_from_the_organs_name(organ, kind):
    found = identity(f"{organ}2025年政府信息公开工作年度报告", FIRST)
    assert (found.organ, found.kind) == (organ, kind)


def test_a_local_short_name_is_kept_and_doubted():
    found = identity("区工信局2025年政府信息公开工作年度报告", FIRST)
    assert found.organ == "区工信局"
    assert "简称" in found.doubts[0]


@pytest.mark.parametrize(
    "preface",
    [
        "根据《条例》规定，现发布《云溪县水务局2025年政府信息公开工作年度报告》。",
        "现向社会公布云溪县水务局2025年度政府信息公开年度报告。",
        "现向社会公布2025年云溪县水务局政府信息公开工作年度报告，请监督。",
        "本报告由云溪县水务局编制。",
        "本报告由云溪县水务局根据《中华人民共和国政府信息公开条例》编制。",
        "结合云溪县水务局政府信息公开情况编制，依据是《澜汀市政府信息公开规定》。",
        "依据《澜汀市政府信息公开规定》，总结云溪县水务局2025年政府信息公开工作情况。",
    ],
)
def test_without_a_title_the_preface_says_whose_report_it_is_and_that_is_a_doubt(preface):
    found = identity(preface, PERIOD, FIRST)
    assert (found.organ, found.year, found.title) == ("云溪县水务局", 2025, "")
    assert found.doubts == ("标题里没有机关名称，按引言里的“云溪县水务局”认作本报告的机关，请核对。",)


def test_a_report_that_gathers_those_of_a_whole_place_is_that_places():
    preface = "本报告由云溪县政务公开办公室根据要求，汇总云溪县各乡镇、各部门工作情况编制而成。"
    found = identity(preface, PERIOD, FIRST)
    assert (found.organ, found.kind) == ("云溪县", "government")


def test_the_signature_says_it_next():
    found = identity(
        SHORT_PREFACE,
        PERIOD,
        FIRST,
        "2025年，我局公开信息。",
        "六、其他需要报告的事项",
        "无。",
        "云溪县水务局",
        "2026年1月20日",
    )
    assert found.organ == "云溪县水务局"
    assert "落款" in found.doubts[0]


def test_the_opening_words_say_it_after_that():
    found = identity(SHORT_PREFACE, PERIOD, FIRST, "2025年，在县委的领导下，云溪县水务局坚持公开为常态。")
    assert found.organ == "云溪县水务局"
    assert "正文开头" in found.doubts[0]


def test_the_name_of_the_site_says_it_last():
    found = identity(SHORT_PREFACE, PERIOD, FIRST, "2025年，我局公开信息。", title="政府信息公开年报 - 云溪县水务局")
    assert found.organ == "云溪县水务局"
    assert "文件标题" in found.doubts[0]


@pytest.mark.parametrize(
    "line",
    [
        "2025年，我局坚持公开为常态。",
        "2025年，县水务局坚持公开为常态。",
        "2025年，街道办事处坚持公开为常态。",
        "2025年，云溪县委坚持公开为常态。",
        "根据《澜汀市政府信息公开规定》，由区管委会办公室编制。",
        "电子版可在云溪县人民政府网站政府信息公开专栏下载。",
        "本年度报告可在云溪县人民政府政务公开专栏下载。",
        "在区政府政务公开主管部门的指导下，各项任务完成。",
    ],
)
def test_words_that_name_no_organ_by_themselves_leave_it_open_with_a_doubt(line):
    found = identity(line, PERIOD, FIRST, line)
    assert (found.organ, found.kind) == ("", "")
    assert found.doubts == ("标题、引言和落款里都没有能认出的机关名称，请自己填写机关全称。",)


def test_the_period_says_the_year_when_the_title_does_not():
    found = identity(
        "云溪县水务局政府信息公开工作年度报告",
        "所列数据的统计期限自2025年1月1日起至12月31日止。",
        "2024年、2024年",
        FIRST,
    )
    assert (found.year, found.doubts) == (2025, ())


def test_the_preface_says_the_year_when_there_is_neither_title_nor_period():
    found = identity("现向社会公布云溪县水务局2025年度政府信息公开工作年度报告。", FIRST, "2024年、2024年、2024年")
    assert found.year == 2025
    assert "2024" not in "".join(found.doubts)


def test_a_period_that_contradicts_the_title_is_a_doubt_and_the_title_wins():
    found = identity("云溪县水务局2024年政府信息公开工作年度报告", PERIOD, FIRST)
    assert found.year == 2024
    assert found.doubts == ("标题写的是2024年，统计期限写的是2025年，按标题读，请核对。",)


def test_two_years_in_a_title_are_a_doubt():
    found = identity("云溪县水务局2025年政府信息公开2024年度报告", FIRST)
    assert found.year == 2025
    assert "2025年、2024年" in found.doubts[0]


def test_the_year_named_most_often_is_the_last_resort_and_a_doubt():
    lines = (
        "2025年收到申请2026件，其中2024年结转3件。",
        "2025年举办培训2024次，门牌2024、2024、2024，国办公开办函〔2021〕30号印发后〔2021〕5号。",
    )
    found = identity("云溪县水务局政府信息公开工作年度报告", FIRST, *lines)
    assert found.year == 2025
    assert "2025年最多（2处）" in found.doubts[0]


def test_a_paper_that_names_no_year_has_none_with_a_doubt():
    found = identity("云溪县水务局政府信息公开工作年度报告", FIRST, "全年公开信息2025条。")
    assert found.year is None
    assert found.doubts == ("标题和正文都没有写是哪一年的报告，请自己填写年度。",)


def test_an_empty_paper_says_nothing():
    assert (identity().organ, identity().year, len(identity().doubts)) == ("", None, 2)
