"""The sections of a report are found by the words of their headings, however these are numbered and printed."""

import pytest

from assistant.documents.reading.paper import Sheet
from tests.documents.reading.words.lines_of import (
    HEADINGS,
    OTHER,
    OVERVIEW,
    PROBLEMS,
    TABLE,
    TEXTS,
    TITLE,
    read,
    report,
    wholly,
)


def test_a_report_under_the_forms_own_headings_is_read_whole_and_without_doubt():
    found = wholly(*HEADINGS)
    assert dict(found.texts) == TEXTS
    assert found.doubts == ()


@pytest.mark.parametrize(
    "dressed",
    [
        "{han}、{words}",
        "{han}、 {words}",
        "{han} {words}",
        "{han}.{words}",
        "{han}，{words}",
        "第{han}部分 {words}",
        "第{han}部分：{words}",
        "（{han}）{words}",
        "({han}){words}",
        "{arabic}.{words}",
        "{arabic}、{words}",
        "{han}、{han}、{words}",
        "## {han}、{words}",
        "[bookmark: _GoBack]{han}、{words}",
        "{han}、{words}。",
        "{han}、{words}：",
        "{words}",
    ],
)
def test_headings_may_be_numbered_in_any_style(dressed):
    headings = [
        dressed.format(han=heading[0], arabic=number, words=heading[2:]) for number, heading in enumerate(HEADINGS, 1)
    ]
    found = wholly(*headings)
    assert dict(found.texts) == TEXTS
    assert found.doubts == ()


@pytest.mark.parametrize(
    "instead",
    [
        {1: "一、年度信息公开总体情况"},
        {1: "一、2025年度政府信息公开工作总体情况"},
        {1: "一、总 体 情 况"},
        {2: "二、行政机关主动公开政府信息情况"},
        {2: "二、主动公开政府\n信息情况"},
        {3: "三、行政机关收到和处理政府信息公开申请情况"},
        {4: "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
        {4: "四、因政府信息公开申请行政复议、提起行政诉讼的情况"},
        {4: "四、政府信息公开行政法复议、行政诉讼情况"},
        {4: "四、政府信息公开行政复议和行政诉讼情况"},
        {4: "四、政府信息公开行政复议、\n行政诉讼情况"},
        {5: "五、政府信息公开工作存在的主要问题及改进情况"},
        {5: "五、存在的主要问题及改进措施"},
        {5: "五、\n存在的主要问题及改进情况"},
        {6: "六、其它需要报告的事项"},
    ],
)
def test_a_heading_may_be_worded_otherwise_misprinted_or_broken(instead):
    found = wholly(*(instead.get(number, heading) for number, heading in enumerate(HEADINGS, 1)))
    assert dict(found.texts) == TEXTS
    assert found.doubts == ()


def test_a_wrong_number_does_not_mislead_and_is_said():
    found = wholly(*HEADINGS[:3], "三、政府信息公开行政复议、行政诉讼情况", *HEADINGS[4:])
    assert dict(found.texts) == TEXTS
    assert found.doubts == (
        "标题“三、政府信息公开行政复议、行政诉讼情况”按“四、政府信息公开行政复议、行政诉讼情况”读，请核对。",
    )


def test_a_heading_in_the_style_of_a_lower_one_counts_where_everything_else_fits():
    found = wholly(HEADINGS[0], "2. 主动公开政府信息情况", *HEADINGS[2:])
    assert dict(found.texts) == TEXTS


@pytest.mark.parametrize("parting", ["", "。", "：", " "])
def test_a_heading_and_its_text_in_one_paragraph_are_parted(parting):
    whole: list[str | Sheet] = [
        f"一、总体情况{parting}{OVERVIEW}",
        HEADINGS[1],
        TABLE,
        HEADINGS[2],
        TABLE,
        HEADINGS[3],
        TABLE,
    ]
    found = read(*whole, f"五、存在的主要问题及改进情况{parting}{PROBLEMS}", f"六、其他需要报告的事项{parting}{OTHER}")
    assert dict(found.texts) == {"overview": OVERVIEW, "problems": PROBLEMS, "other_matters": OTHER}
    assert found.doubts == ()


def test_a_misprinted_heading_before_its_text_ends_where_it_should():
    found = read(f"五、存在主要问题及改进情况{PROBLEMS}", f"六、其他需要报告的事事项{OTHER}")
    assert dict(found.texts) == {"problems": PROBLEMS, "other_matters": OTHER}


@pytest.mark.parametrize(
    "line",
    [
        "主动公开政府信息情况",
        "主动公开信息情况",
        "主动公开政府信息情况良好，没有差错。",
        "总体情况、主动公开政府信息情况等都有改进。",
        "（一）主动公开政府信息情况",
        "2. 主动公开政府信息情况",
    ],
)
def test_a_line_that_looks_like_a_heading_gives_way_to_the_heading_itself(line):
    whole = report(*HEADINGS)
    whole[4:4] = [line, "公开了3条。"]
    assert read(*whole).texts["overview"] == f"{OVERVIEW}\n{line}\n公开了3条。"


def test_of_two_headings_in_the_same_words_the_rightly_numbered_one_counts():
    whole = report(*HEADINGS)
    whole[4:4] = ["一、主动公开政府信息情况", "公开了3条。"]
    found = read(*whole)
    assert found.texts["overview"] == f"{OVERVIEW}\n公开了3条。"
    assert ["不止一处" in doubt for doubt in found.doubts] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "主动公开信息情况",
        "主动公开政府信息情况良好，没有差错。",
        "（一）主动公开政府信息情况",
        "2. 主动公开政府信息情况",
    ],
)
def test_a_sub_heading_is_not_taken_for_a_heading_that_is_missing(line):
    assert read(HEADINGS[0], line, "公开了3条。").texts["overview"] == f"{line}\n公开了3条。"


def test_a_sub_heading_does_not_set_the_style_of_headings_without_numbers():
    whole = report(*(heading[2:] for heading in HEADINGS))
    whole[4:4] = ["（一）主动公开政府信息情况", "公开了3条。"]
    assert read(*whole).texts["overview"] == f"{OVERVIEW}\n（一）主动公开政府信息情况\n公开了3条。"


def test_numbered_lines_beside_a_table_are_no_unknown_headings():
    found = read(HEADINGS[2], "二、上年结转政府信息公开申请数量 3", TABLE, HEADINGS[3])
    assert not any("不在格式里" in doubt for doubt in found.doubts)


def test_sub_headings_in_the_words_of_a_heading_stay_in_their_section():
    lines = (
        "（一）主动公开政府信息情况",
        "公开了3条。",
        "2. 依申请公开政府信息情况",
        "（四）因政府信息公开申请行政复议、提起行政诉讼情况。没有。",
    )
    found = read(HEADINGS[0], *lines)
    assert found.texts["overview"] == "\n".join(lines)
    whole = report(*HEADINGS)
    whole[4:4] = lines
    assert read(*whole).texts["overview"] == "\n".join((OVERVIEW, *lines))


def test_a_list_of_contents_is_no_text():
    found = read(TITLE, "目录", *HEADINGS, *report(*HEADINGS)[1:])
    assert dict(found.texts) == TEXTS
    assert found.doubts == ()


def test_a_list_of_the_parts_in_the_preface_is_no_heading():
    preface = ("本报告包括：", *(f"{heading}；" for heading in HEADINGS), "数据截至2025年12月31日。")
    found = read(TITLE, *preface, *report(*HEADINGS)[2:])
    assert {slot: text for slot, text in found.texts.items() if slot != "preface"} == {
        slot: text for slot, text in TEXTS.items() if slot != "preface"
    }


def test_missing_headings_are_said_and_their_text_stays_with_the_one_before():
    found = read(TITLE, HEADINGS[0], OVERVIEW, "存在的问题是解读少。", HEADINGS[5], OTHER)
    assert found.texts["overview"] == f"{OVERVIEW}\n存在的问题是解读少。"
    assert "problems" not in found.texts
    assert found.doubts[0].startswith("没有找到标题“二、主动公开政府信息情况”、“三、")
    assert "六、" not in found.doubts[0]


def test_a_doubled_heading_is_said_and_left_out():
    whole = report(*HEADINGS)
    found = read(*whole, HEADINGS[4], "三是人手少。")
    assert found.texts["other_matters"] == f"{OTHER}\n三是人手少。"
    assert found.doubts == (
        "标题“五、存在的主要问题及改进情况”不止一处，多出的一处后面的文字算在“六、其他需要报告的事项”里，请核对。",
    )


def test_headings_out_of_order_are_read_where_they_stand_and_said():
    whole = report(*HEADINGS)
    found = read(*whole[:10], *whole[12:], *whole[10:12])
    assert dict(found.texts) == TEXTS
    assert len(found.doubts) == 1
    assert "次序不同" in found.doubts[0]


def test_a_heading_that_the_form_does_not_have_is_said_and_its_text_kept():
    whole = report(*HEADINGS)
    whole[4:4] = ["二、政策解读回应情况", "解读了5件。"]
    found = read(*whole)
    assert found.texts["overview"] == f"{OVERVIEW}\n二、政策解读回应情况\n解读了5件。"
    assert found.doubts == ("标题“二、政策解读回应情况”不在格式里，它和后面的文字算在“一、总体情况”里。",)


def test_a_text_without_any_heading_is_kept_whole_with_a_doubt():
    found = read(OVERVIEW, PROBLEMS)
    assert dict(found.texts) == {"preface": f"{OVERVIEW}\n{PROBLEMS}"}
    assert found.doubts == ("没有找到任何一个部分的标题，全部文字都放在引言里，请核对。",)
