"""Any text either comes back as it was or is refused with the place of the character that cannot be written."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.documents.readback import read_back
from assistant.documents.writing.fill import fill
from assistant.documents.writing.plaintext import TextError, one_line, paragraphs_of
from knowledge.shelf import form_for, template_of
from tests.documents.samples import sample_report

FORM = form_for(2025)
TEMPLATE = template_of(FORM).read_bytes()
REPORT = sample_report(2025)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
TROUBLE = st.text(alphabet=" 　\t\n\r\x85\u2028«»<&>三B12（一）标题\x00\x0b\x1b\ud800\ufffe", max_size=30)

UNWRITABLE = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)} - set(
    "\t\n\r\x85"
)
"""Characters that XML 1.0 (2.2) cannot hold or discourages."""


def read_of(overview: str) -> tuple[str, ...]:
    """The paragraphs of section 一 in a file written with that text."""
    report = replace(REPORT, texts=MappingProxyType({"overview": overview}))
    paragraphs = read_back(fill(TEMPLATE, report), FORM).paragraphs
    start, end = paragraphs.index("一、总体情况"), len(paragraphs) - 5
    assert paragraphs[end] == "二、主动公开政府信息情况"
    return paragraphs[start + 1 : end]


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT | TROUBLE)
@example("甲\n\n  乙\t丙 \r\n丁")
@example(" ")
@example("«三B12»\n«标题»")
@example("一、总体情况")
def test_a_text_comes_back_line_by_line_or_is_refused(text: str):
    if UNWRITABLE.intersection(text):
        with pytest.raises(TextError, match=r"“总体情况”第 \d+ 行第 \d+ 个字符（U\+[0-9A-F]{4}）不能写进文件"):
            read_of(text)
    else:
        lines = re.split("[\n\r\x85\u2028\u2029]", text)
        assert read_of(text) == tuple(line.strip() for line in lines if line.strip())


@settings(deadline=None, max_examples=100)
@given(ANY_TEXT | TROUBLE)
def test_an_organ_s_name_comes_back_in_the_title_or_is_refused(organ: str):
    report = replace(REPORT, organ=organ)
    if (UNWRITABLE | set("\t\n\r\x85\u2028\u2029")).intersection(organ):
        with pytest.raises(TextError, match="“标题”"):
            fill(TEMPLATE, report)
    else:
        assert read_back(fill(TEMPLATE, report), FORM).paragraphs[1] == report.title


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ud800", "\ufffe"])
def test_a_control_character_is_refused_with_its_line_and_place(character: str):
    with pytest.raises(TextError, match=rf"第 2 行第 3 个字符（U\+{ord(character):04X}）"):
        paragraphs_of(f"甲\n乙丙{character}丁", "总体情况")


@pytest.mark.parametrize("text", ["甲\n乙", "甲\t乙", "甲\u2028乙"])
def test_a_line_break_in_a_line_is_refused(text: str):
    with pytest.raises(TextError, match="只能是一行"):
        one_line(text, "标题")


def test_indents_and_blank_lines_are_layout_and_no_text():
    assert paragraphs_of("\n　　甲 乙 \r\n \n\t丙\u2029\u2029丁\n", "总体情况") == ("甲 乙", "丙", "丁")


def test_a_rare_character_is_written():
    assert read_of("𠮷林😀㐂") == ("𠮷林😀㐂",)
