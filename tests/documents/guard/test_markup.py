"""XML is watched while it runs by: elements and fields are told of, and what no parser should be given is stopped."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.documents.guard.markup import MarkupError, watch

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def told(content: bytes, most: int = 100, piece: int = 7) -> list[tuple[str, str]]:
    """Every element with its attribute `instr`, the content coming in small pieces."""
    seen: list[tuple[str, str]] = []

    def tell(name: str, attributes: Mapping[str, str]) -> None:
        seen.append((name, attributes.get("instr", "")))

    watch((content[at : at + piece] for at in range(0, len(content), piece)), most, tell)
    return seen


def fields(body: str) -> list[str]:
    content = f'<w:p xmlns:w="{W}">{body}</w:p>'.encode()
    return [code for name, code in told(content) if name == "fldSimple"]


def mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def code(text: str) -> str:
    return f"<w:instrText>{text}</w:instrText>"


def test_elements_are_told_by_their_local_names_and_counted():
    assert told(b'<a xmlns:x="y"><x:b/><b/></a>') == [("a", ""), ("b", ""), ("b", "")]
    assert watch([b"<a><b/></a>"], 2, lambda *_: None) == 2


def test_the_code_of_a_field_is_put_together():
    assert fields(mark("begin") + code(" PA") + code("GE ") + mark("separate") + mark("end")) == ["PAGE "]


def test_what_a_field_shows_is_no_part_of_its_code():
    shown = "<w:t>DDE</w:t>"
    assert fields(mark("begin") + code("PAGE") + mark("separate") + shown + mark("end")) == ["PAGE"]


def test_a_field_within_a_field_stands_for_itself():
    inner = mark("begin") + code("DATE") + mark("end")
    assert fields(mark("begin") + code("IF ") + inner + code("= 1") + mark("end")) == ["DATE", "IF = 1"]


def test_a_field_that_is_not_ended_or_not_begun_is_told_as_well():
    assert fields(mark("begin") + code("DDE")) == ["DDE"]
    assert fields(code("DDE")) == ["DDE"]


def test_a_simple_field_is_told_with_its_code():
    assert fields('<w:fldSimple w:instr="DDE"/>') == ["DDE"]


def test_of_a_part_that_may_be_asked_for_fields_alone_no_other_element_is_told_but_all_are_counted():
    seen: list[str] = []
    content = f'<w:p xmlns:w="{W}"><w:r/>{mark("begin")}{code("PAGE")}{mark("end")}<w:fldSimple w:instr="DDE"/></w:p>'
    count = watch([content.encode()], 10, lambda name, attributes: seen.append(attributes["instr"]), fields_alone=True)
    assert seen == ["PAGE", "DDE"]
    assert count == 6
    with pytest.raises(MarkupError, match="多得异常"):
        watch([content.encode()], 5, lambda *_: None, fields_alone=True)


def test_blanks_before_a_code_do_not_hide_it():
    assert fields(mark("begin") + code(" " * 500 + "DDE" + "x" * 500) + mark("end"))[0].startswith("DDE")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_stopped_before_its_entities(encoding: str):
    content = "<!-- a --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode(encoding)
    with pytest.raises(MarkupError, match="DOCTYPE"):
        told(content)


def test_utf_16_without_a_document_type_is_fine():
    assert told('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")) == [("a", "")]


@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"<a></b>", b"<a>&b;</a>", b"<x:a/>", b"\xff", b"<a>\xff</a>", b"<a/><a/>"]
)
def test_what_is_no_xml_is_stopped(content: bytes):
    with pytest.raises(MarkupError, match="不是完整的 XML"):
        told(content)


def test_one_element_too_many_is_stopped():
    assert len(told(b"<a>" + b"<b/>" * 9 + b"</a>", most=10)) == 10
    with pytest.raises(MarkupError, match="多得异常"):
        told(b"<a>" + b"<b/>" * 10 + b"</a>", most=10)


def test_elements_may_lie_256_deep():
    assert len(told(b"<a>" * 256 + b"</a>" * 256, most=300)) == 256
    with pytest.raises(MarkupError, match="嵌套"):
        told(b"<a>" * 257 + b"</a>" * 257, most=300)


@pytest.mark.parametrize("start", [b"<a><!--", b'<a b="', b"<a><?b "])
def test_what_would_have_to_be_held_whole_is_stopped(start: bytes):
    with pytest.raises(MarkupError, match="长得异常"):
        told(start + b"x" * 2_000_000, piece=65_536)


def test_a_long_text_need_not_be_held():
    assert told(b"<a>" + b"x" * 2_000_000 + b"</a>", piece=65_536) == [("a", "")]
