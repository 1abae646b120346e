"""A report's texts fall into paragraphs, each of one aspect."""

import pytest

from assistant.passages.dividing import Paragraph, divided
from tests.passages.invented import RULES


def paragraphs(*texts: str, section: str = "overview", aspect: str = "", heading: str = "") -> list[tuple[str, str]]:
    lines = (Paragraph(section, aspect, heading, text) for text in texts)
    return [(one.aspect, one.text) for one in divided(lines, RULES)]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("全年主动公开政府信息若干条，涉及重点领域。", "主动公开"),
        ("我局收到政府信息公开申请若干件，均按期答复。", "依申请公开"),
        ("严格审核发布内容，做好保密审查和公开属性认定。", "政府信息管理"),
        ("加强门户网站和微信公众号建设，优化专栏设置。", "平台建设"),
        ("组织业务培训，把公开工作纳入考核。", "监督保障"),
        ("各项工作取得新的进展。", "综述"),
    ],
)
def test_without_sub_headings_the_words_tell_the_aspect(text, aspect):
    assert paragraphs(text) == [(aspect, text)]


def test_a_sub_heading_tells_the_aspect_before_the_words():
    assert paragraphs("加强门户网站建设，优化专栏设置。", aspect="监督保障")[0][0] == "监督保障"


def test_how_a_paragraph_begins_tells_more_than_how_often_words_stand_in_it():
    text = "推进食品安全信息公开。加强监督检查，开展考核、培训、检查和评议，公布抽检结果。"
    assert paragraphs(text)[0][0] == "主动公开"


def test_from_problems_the_paragraph_turns_to_what_is_done_about_them():
    text = "政策解读形式不够丰富，存在差距。下一步，将丰富解读形式，提高解读质量。"
    assert paragraphs(text, section="problems") == [
        ("存在的主要问题", "政策解读形式不够丰富，存在差距。"),
        ("改进情况", "下一步，将丰富解读形式，提高解读质量。"),
    ]


def test_what_a_line_begins_with_is_no_part_of_it():
    assert paragraphs("（一）1. 全年主动公开政府信息若干条。")[0][1] == "全年主动公开政府信息若干条。"


def test_a_line_that_is_no_sentence_is_a_heading():
    assert paragraphs("主动公开政府信息工作情况") == []


def test_a_list_over_several_lines_is_one_paragraph():
    lines = ("网站建设有新的成效。", "一是优化网站专栏设置。", "二是加强公众号管理。", "做好平台安全防护工作。")
    assert [text for _, text in paragraphs(*lines, aspect="平台建设")] == ["".join(lines[:3]), lines[3]]


def test_a_second_list_is_a_paragraph_of_its_own():
    lines = ("一是优化网站专栏设置。二是加强公众号管理。", "一是做好平台安全防护。二是加强监测。")
    assert [text for _, text in paragraphs(*lines, aspect="平台建设")] == list(lines)


def test_a_section_without_aspects_has_no_passages():
    assert paragraphs("自2025年1月1日起至2025年12月31日止。", section="preface") == []
