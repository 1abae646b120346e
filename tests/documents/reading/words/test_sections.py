"""The texts of a file come into the slots of the form, and are cut into parts by their sub-headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.words.sections import sections_of
from knowledge.shelf import form_for
from tests.documents.reading.words.lines_of import (
    HEADINGS,
    OTHER,
    OVERVIEW,
    PREFACE,
    PROBLEMS,
    TABLE,
    TEXTS,
    TITLE,
    paper_of,
    read,
    report,
)


def test_what_stands_before_the_preface_goes_to_its_own_slots():
    found = read(
        "云水发〔2026〕3号", TITLE, "云溪县水务局", "（2026年1月20日）", "县人民政府办公室：", PREFACE, *HEADINGS[:1]
    )
    assert dict(found.texts) == {
        "document_number": "云水发〔2026〕3号",
        "addressee": "县人民政府办公室：",
        "preface": PREFACE,
        "signature": "云溪县水务局",
        "signing_date": "2026年1月20日",
        "overview": "",
    }


@pytest.mark.parametrize(
    "preface",
    [
        "现将云溪县水务局2025年政府信息公开工作年度报告公布如下：",
        "本报告可在县政府门户网站下载。",
        "（统计期限为2025年1月1日至12月31日）",
    ],
)
def test_a_short_preface_is_text(preface):
    assert read(TITLE, preface, HEADINGS[0]).texts["preface"] == preface


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2026-01-20",
        "来源：云溪县水务局",
        "【字体：大 中 小】",
        "索引号：000-2026-1",
        "首页 > 政府信息公开",
        TITLE,
        "- 3 -",
    ],
)
def test_the_pages_own_lines_above_the_text_are_left_out(line):
    assert read("历年年报", TITLE, line, PREFACE, HEADINGS[0]).texts["preface"] == PREFACE


@pytest.mark.parametrize(
    "end",
    [
        ["云溪县水务局", "2026年1月20日"],
        ["2026年1月20日", "云溪县水务局"],
        ["云溪县水务局　2026年1月20日"],
        ["云溪县水务局", "（2026年1月20日）", "附件：1.图解", "2.一览表", "打印", "关闭"],
        ["附件：1.图解", "2.一览表", "云溪县水务局", "2026年1月20日"],
        ["云溪县水务局", "2026年1月20日", "上一篇：云溪县水务局2024年年报。", "下一篇：没有了", "友情链接"],
        ["云溪县水务局", "2026年1月20日", "云ICP备00000000号", "政府信息公开指南。"],
        ["云溪县水务局", "2026年1月20日", "主办：云溪县人民政府 云ICP备00000000号", "政府信息公开指南。"],
    ],
)
def test_organ_and_date_at_the_end_go_to_their_slots_and_the_pages_furniture_goes(end):
    found = read(HEADINGS[5], OTHER, *end)
    assert dict(found.texts) == {
        "other_matters": OTHER,
        "signature": "云溪县水务局",
        "signing_date": "2026年1月20日",
    }


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "无。",
        "无其他需要报告的事项",
        "关闭政务新媒体账号3个。",
        "完成网站ICP备案。",
        "相关信息已公开。",
        "文字描述有误。",
    ],
)
def test_a_last_text_that_looks_like_none_is_kept(text):
    assert dict(read(HEADINGS[5], text).texts) == {"other_matters": text}


def test_the_organ_and_date_at_the_end_go_before_those_under_the_title():
    found = read(TITLE, "云溪县水务局办公室", "2026年1月1日", HEADINGS[5], OTHER, "云溪县水务局", "2026年1月20日")
    assert (found.texts["signature"], found.texts["signing_date"]) == ("云溪县水务局", "2026年1月20日")


@pytest.mark.parametrize(
    "blank", ["（文字描述）", "（文字描述，收取信息处理费情况在此处报告。）", "«其他需要报告的事项»"]
)
def test_what_a_template_leaves_to_be_filled_in_is_a_blank_text(blank):
    assert dict(read(HEADINGS[5], blank).texts) == {"other_matters": ""}
    assert dict(read(f"{HEADINGS[5]}{blank}").texts) == {"other_matters": ""}


def test_the_blank_template_holds_three_blank_texts(shared):
    data = (shared / "reports" / "模板_政府信息公开工作年度报告格式模板_2021.docx").read_bytes()
    found = sections_of(read_word(data), form_for(2025))
    assert dict(found.texts) == {"overview": "", "problems": "", "other_matters": ""}
    assert (found.parts, found.doubts) == ((), ())


SENTENCES = st.integers(1, 99).map(lambda number: f"本年第{number}句话写在这里。")
BETWEEN = st.sampled_from(
    [
        *HEADINGS,
        *(heading[2:] for heading in HEADINGS),
        "（一）主动公开方面",
        "1.做法",
        TABLE,
        TITLE,
        "单位：件",
        "云溪县水务局",
        "附件",
        "",
    ]
)


@given(st.lists(SENTENCES | BETWEEN, max_size=20))
def test_no_sentence_is_lost_wherever_it_stands(pieces):
    found = read(*pieces)
    kept = "\n".join([*found.texts.values(), *(part.text for part in found.parts)]).split("\n")
    assert {piece for piece in pieces if isinstance(piece, str) and piece.endswith("。")} <= set(kept)


def test_paragraphs_that_only_a_line_break_parts_are_read_each():
    lines = (HEADINGS[0], OVERVIEW, HEADINGS[4], PROBLEMS, HEADINGS[5], OTHER)
    assert read("\n".join(lines)).texts == read(*lines).texts


def test_text_beside_a_table_is_kept_with_its_section_and_said():
    found = read(HEADINGS[2], TABLE, "2025年没有收到申请。", HEADINGS[3], TABLE)
    part = found.parts[0]
    assert (part.slot, part.text) == ("applications", "2025年没有收到申请。")
    assert "“三、收到和处理政府信息公开申请情况”的表格以外还有文字（“2025年没有收到申请。”）" in found.doubts[-1]


@pytest.mark.parametrize(
    "line",
    [
        "规章 0 0 0",
        "第二十条 第（一）项",
        "信息内容 本年制发件数",
        "单位：件",
        "（计量单位：份）",
        "制发件数",
        "行政许可：12 件",
    ],
)
def test_a_table_kept_as_text_is_no_text(line):
    assert read(HEADINGS[1], line).parts == ()


def test_each_part_has_its_sub_heading_and_the_aspect_of_the_forms_questions():
    lines = (
        OVERVIEW,
        "（一）主动公开方面。公开了3条。",
        "（二）依申请公开情况",
        "收到2件。",
        "1.办结2件。",
        "（三）规范政府信息管理：清理3份。",
        "（四）平台载体建设方面",
        "（五）监督保障",
        "（六）标准化建设",
        "（七）考核依申请公开工作",
    )
    found = read(HEADINGS[0], *lines)
    assert found.texts["overview"] == "\n".join(lines)
    assert [(part.heading, part.aspect, part.text) for part in found.parts] == [
        ("", "综述", OVERVIEW),
        ("（一）主动公开方面", "主动公开", "公开了3条。"),
        ("（二）依申请公开情况", "依申请公开", "收到2件。\n1.办结2件。"),
        ("（三）规范政府信息管理", "政府信息管理", "清理3份。"),
        ("（四）平台载体建设方面", "平台建设", ""),
        ("（五）监督保障", "监督保障", ""),
        ("（六）标准化建设", "", ""),
        ("（七）考核依申请公开工作", "依申请公开", ""),
    ]


@pytest.mark.parametrize("begins", ["（一）", "1.", "一、", ""])
def test_problems_and_measures_are_told_apart_by_their_sub_headings(begins):
    other = {"（一）": "（二）", "1.": "2.", "一、": "二、", "": ""}[begins]
    found = read(HEADINGS[4], f"{begins}存在的主要问题：解读少。", f"{other}改进措施：多解读。")
    assert [(part.heading, part.aspect, part.text) for part in found.parts] == [
        (f"{begins}存在的主要问题", "存在的主要问题", "解读少。"),
        (f"{other}改进措施", "改进情况", "多解读。"),
    ]


def test_a_text_without_sub_headings_is_one_part_of_no_aspect_or_of_the_only_one():
    found = read(HEADINGS[4], PROBLEMS, "下一步多解读。", HEADINGS[5], OTHER)
    assert [(part.slot, part.aspect, part.text) for part in found.parts] == [
        ("problems", "", f"{PROBLEMS}\n下一步多解读。"),
        ("other_matters", "信息处理费", OTHER),
    ]


def test_a_numbered_sentence_is_no_sub_heading():
    line = f"（一）{'全年公开供水水价、河湖管护、水旱灾害防御' * 3}。"
    assert [(part.heading, part.text) for part in read(HEADINGS[0], line).parts] == [("", line)]


def test_the_slots_are_those_of_the_form(form):
    found = sections_of(paper_of(*report(*HEADINGS)), form)
    assert dict(found.texts) == TEXTS
    assert {part.slot for part in found.parts} <= {piece.ref for piece in form.texts}
