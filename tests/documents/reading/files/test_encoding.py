"""Bytes become the right text, whatever encoding they are in and whatever they say of it."""

import pytest

from assistant.documents.reading.files.encoding import decoded
from assistant.documents.reading.files.webpage import read_page
from assistant.documents.reading.paper import Line

TEXT = "一、总体情况\n全年公开信息 110 条。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_is_recognised(encoding):
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_characters_that_only_the_largest_encoding_has_are_read():
    assert decoded("㙦𠮷镇".encode("gb18030")) == "㙦𠮷镇"


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "utf-16", "iso-8859-1", "x-unknown", "zip", ""])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_read_right_whatever_it_declares(encoding, declared):
    page = f"<html><head><meta charset='{declared}'><title>年报</title></head><body><p>公开信息。</p></body></html>"
    paper = read_page(page.encode(encoding))
    assert (paper.title, paper.blocks) == ("年报", (Line("公开信息。"),))


def test_a_page_in_the_traditional_encoding_is_read_where_it_says_so():
    page = "<meta http-equiv=Content-Type content='text/html; charset=Big5'><p>縣政府</p>"
    assert read_page(page.encode("big5")).blocks == (Line("縣政府"),)


def test_an_xml_declaration_of_another_encoding_does_not_matter():
    page = "<?xml version='1.0' encoding='gbk'?><html><body><p>年报</p></body></html>"
    assert read_page(page.encode()).blocks == (Line("年报"),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_broken_bytes_do_not_cost_the_text(encoding):
    data = (TEXT * 20).encode(encoding)
    assert decoded(data + "终".encode(encoding)[:1]) == TEXT * 20 + "\ufffd"


def test_a_stray_nul_is_dropped():
    assert decoded(TEXT.encode("gbk") + b"\0") == TEXT


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 20, bytes(range(256)) * 20])
def test_what_is_no_text_is_refused_with_what_to_do(data):
    with pytest.raises(ValueError, match="另存为 UTF-8"):
        decoded(data)
