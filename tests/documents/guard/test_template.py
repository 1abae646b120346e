"""What comes from outside as a template and is none, or does something of itself, is refused in one sentence."""

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.documents.guard.template import ALL_BYTES, ENTRIES, TemplateError, open_package
from knowledge.shelf import form_for, template_of
from tests.documents.packing import DOCUMENT, W, changed, paragraph_with, unzipped, zipped

TEMPLATE = template_of(form_for(2025)).read_bytes()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
COM = bytes.fromhex("d0cf11e0a1b11ae1")


def said(data: bytes) -> str:
    with pytest.raises(TemplateError) as refused:
        open_package(data)
    return str(refused.value)


def with_relation(kind: str, target: str, *, external: bool = False, data: bytes = TEMPLATE) -> bytes:
    def add(root: Any) -> None:
        outside = {"TargetMode": "External"} if external else {}
        attributes = {"Id": "hostile", "Type": OFFICE + kind, "Target": target, **outside}
        root.append(root.makeelement(root[0].tag, attributes))

    return changed(data, add, RELATIONS)


def with_part(kind: str, name: str, content: bytes, content_type: str) -> bytes:
    def add(root: Any) -> None:
        override = root[-1].tag
        root.append(root.makeelement(override, {"PartName": f"/word/{name}", "ContentType": content_type}))

    related = changed(with_relation(kind, name), add, TYPES)
    return zipped({**unzipped(related), f"word/{name}": content})


def in_title(make: Callable[[Any], object]) -> bytes:
    return changed(TEMPLATE, lambda root: make(paragraph_with(root, "«标题»")))


def field(*pieces: str) -> bytes:
    """A template with a field whose code lies in several runs."""

    def add(paragraph: Any) -> None:
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "fldChar").set(W + "fldCharType", "begin")
        for piece in pieces:
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "instrText").text = piece
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "fldChar").set(W + "fldCharType", "end")

    return in_title(add)


def test_the_shipped_template_is_let_in():
    assert open_package(TEMPLATE).main_document_part is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"not a zip",
        COM * 100,
        b"<html/>",
        TEMPLATE[:3000],
        TEMPLATE[:-30],
        zipped({"a.xml": b"<a/>"}),
    ],
    ids=["empty", "PK", "text", "doc", "html", "half", "no end", "other zip"],
)
def test_what_is_no_word_file_is_refused(data: bytes):
    assert "Word 文档" in said(data)


def test_a_word_file_without_a_body_is_refused():
    assert "没有正文" in said(zipped({**unzipped(TEMPLATE), DOCUMENT: f'<w:document xmlns:w="{W[1:-1]}"/>'.encode()}))


@pytest.mark.parametrize("kind", ["hyperlink", "image", "attachedTemplate", "oleObject", "frame"])
def test_a_link_out_of_the_file_is_refused_with_its_target(kind: str):
    assert "链接到文件以外（http://example.invalid/x" in said(
        with_relation(kind, "http://example.invalid/x", external=True)
    )


def test_a_link_out_of_a_footer_is_refused_too():
    relations = changed(TEMPLATE, lambda root: None, RELATIONS)
    link = unzipped(with_relation("image", "file:///etc/passwd", external=True))[RELATIONS]
    parts = {**unzipped(relations), "word/_rels/footer1.xml.rels": link.replace(b'Id="odd"', b'Id="self"')}
    assert "file:///etc/passwd" in said(zipped(parts))


@pytest.mark.parametrize(
    ("kind", "name", "content", "content_type"),
    [
        ("aFChunk", "chunk.html", b"<html/>", "text/html"),
        ("vbaProject", "vbaProject.bin", COM, "application/vnd.ms-office.vbaProject"),
        ("oleObject", "oleObject1.bin", COM, "application/vnd.openxmlformats-officedocument.oleObject"),
        ("package", "book.xlsx", b"PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("control", "activeX1.xml", b"<x/>", "application/vnd.ms-office.activeX+xml"),
        ("oleObject", "picture.png", COM, "image/png"),
        ("image", "picture.png", COM, "application/vnd.openxmlformats-officedocument.oleObject"),
    ],
)
def test_macros_objects_controls_and_inserted_files_are_refused(
    kind: str, name: str, content: bytes, content_type: str
):
    assert any(word in said(with_part(kind, name, content, content_type)) for word in ("宏", "别的文件或程序"))


def test_a_macro_enabled_file_is_refused():
    parts = unzipped(TEMPLATE)
    types = parts[TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert "宏" in said(zipped({**parts, TYPES: types}))


@pytest.mark.parametrize("tag", ["altChunk", "object", "control", "subDoc"])
def test_an_element_that_brings_something_in_is_refused(tag: str):
    assert tag in said(in_title(lambda paragraph: etree.SubElement(paragraph, W + tag)))


@pytest.mark.parametrize(
    "pieces",
    [
        (' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ',),
        (" D", "D", 'E cmd "/k calc" '),
        (' INCLUDETEXT "http://example.invalid/x" ',),
        (' INCLUDEPICTURE "http://example.invalid/x" ',),
        (' HYPERLINK "http://example.invalid/x" ',),
        (" LINK Excel.Sheet.8 book ",),
        (" QUOTE 68 68 69 ",),
        (" DATE ",),
    ],
)
def test_a_field_that_fetches_runs_or_changes_by_the_day_is_refused(pieces: tuple[str, ...]):
    assert f"有域“{''.join(pieces).strip()[:20]}" in said(field(*pieces))


def test_a_simple_field_is_looked_at_as_well():
    def add(paragraph: Any) -> None:
        etree.SubElement(paragraph, W + "fldSimple").set(W + "instr", "DDE cmd")

    assert "DDE cmd" in said(in_title(add))


def test_a_field_that_never_ends_is_looked_at_as_well():
    assert "DDE" in said(in_title(lambda p: setattr(etree.SubElement(p, W + "instrText"), "text", "DDE cmd")))


def test_page_numbers_are_let_in():
    assert open_package(field(" PAGE ", "\\* MERGEFORMAT ")).main_document_part is not None


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE w SYSTEM "http://example.invalid/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", [DOCUMENT, TYPES, RELATIONS, "word/theme/theme1.xml"])
def test_a_document_type_is_refused_in_every_part(declared: str, part: str):
    parts = unzipped(TEMPLATE)
    head, body = parts[part].split(b"?>", 1)
    assert "DOCTYPE" in said(zipped({**parts, part: head + b"?>" + declared.encode() + body}))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "cp037"])
def test_another_encoding_cannot_hide_a_document_type(encoding: str):
    hidden = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w><w:document xmlns:w="{W[1:-1]}"/>'
    refusal = said(zipped({**unzipped(TEMPLATE), DOCUMENT: hidden.encode(encoding)}))
    assert "UTF-8" in refusal or "不是普通的文字" in refusal


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert "压缩得异常" in said(zipped({**unzipped(TEMPLATE), "word/media/a.png": b"\0" * (ALL_BYTES // 4)}))


def test_a_file_that_is_too_large_is_refused():
    assert "太大" in said(zipped({**unzipped(TEMPLATE), "word/media/a.png": os.urandom(ALL_BYTES // 2 + 1_000_000)}))


def test_a_file_of_too_many_parts_is_refused():
    assert "太大" in said(zipped({**unzipped(TEMPLATE), **{f"word/{n}.xml": b"<a/>" for n in range(ENTRIES)}}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_comes_twice_is_refused():
    stream = io.BytesIO(TEMPLATE)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(DOCUMENT, unzipped(TEMPLATE)[DOCUMENT])
    assert "重名" in said(stream.getvalue())


def test_a_damaged_part_is_refused():
    place = TEMPLATE.index(DOCUMENT.encode()) + 600
    assert "损坏" in said(TEMPLATE[:place] + bytes(20) + TEMPLATE[place + 20 :])


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_whatever_is_done_to_the_bytes_the_answer_is_a_package_or_a_refusal(data: st.DataObject):
    place = data.draw(st.integers(0, len(TEMPLATE) - 1))
    noise = data.draw(st.binary(max_size=6))
    end = place + data.draw(st.integers(0, 6))
    with contextlib.suppress(TemplateError):
        open_package(TEMPLATE[:place] + noise + TEMPLATE[end:])


@settings(deadline=None, max_examples=200)
@given(st.sampled_from([DOCUMENT, TYPES, RELATIONS, "_rels/.rels", "word/styles.xml"]), st.data())
def test_whatever_is_done_to_a_part_the_answer_is_a_package_or_a_refusal(part: str, data: st.DataObject):
    parts = unzipped(TEMPLATE)
    content = parts[part]
    place = data.draw(st.integers(0, len(content) - 1))
    noise = data.draw(st.binary(max_size=4) | st.sampled_from([b"/>", b"<w:p>", b'"', b"../", b"word/"]))
    end = place + data.draw(st.integers(0, 40))
    with contextlib.suppress(TemplateError):
        open_package(zipped({**parts, part: content[:place] + noise + content[end:]}))
