"""Attacks through the XML of an Office file: entities, encodings that hide them, parts that exhaust a parser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.attack.archives import NOISE, with_part
from tests.attack.attack import Attack
from tests.attack.packages import DOCUMENT, HEAD, TYPES, WORD_LINKS, W, word

ROOT = f'<w:document xmlns:w="{W}"><w:body/></w:document>'
DECLARED = '<?xml version="1.0" encoding="{}"?>'


def attacks() -> Iterator[Attack]:
    yield from _document_types()
    yield from _encodings()
    yield from _sizes()


def _laughs() -> bytes:
    """Ten entities, each ten times the one before."""
    chain = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    return f'{HEAD}<!DOCTYPE a [<!ENTITY a0 "哈">{chain}]><a>&a9;</a>'.encode()


def _document_types() -> Iterator[Attack]:
    from_a_file = f'{HEAD}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode()
    from_the_net = b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'
    plain = "<!DOCTYPE a><a/>"
    for title, part, content in (
        ("a billion laughs", DOCUMENT, _laughs()),
        ("an entity from a file", DOCUMENT, from_a_file),
        ("a document type from the net", "word/styles.xml", from_the_net),
        ("a document type in relations", WORD_LINKS, plain.encode()),
        ("a document type in the content types", TYPES, plain.encode()),
        ("a document type in UTF-16", DOCUMENT, (DECLARED.format("utf-16") + plain).encode("utf-16")),
        ("a document type in UTF-16 without a mark", "customXml/item1.xml", plain.encode("utf-16-be")),
        ("a document type in a part called .bin", "word/document.bin", plain.encode()),
        ("a document type in a .bin in UTF-16", "word/document.bin", plain.encode("utf-16-le")),
        ("a document type behind a comment in a picture", "word/media/a.png", f"\n<!-- a -->{plain}".encode()),
    ):
        yield Attack(title, "a.docx", "DOCTYPE", partial(with_part, part, content))


def _encodings() -> Iterator[Attack]:
    for encoding in ("utf-7", "gbk", "iso-8859-1"):
        content = (DECLARED.format(encoding) + ROOT).encode()
        yield Attack(f"a document in {encoding}", "a.docx", "不是 UTF-8 编码", partial(with_part, DOCUMENT, content))
    for encoding in ("cp037", "utf-32"):
        content = (DECLARED.format(encoding) + "<!DOCTYPE a>" + ROOT).encode(encoding)
        title = f"a document type in {encoding}, called .bin"
        yield Attack(title, "a.docx", "不是完整的 XML", partial(with_part, "word/a.bin", content))


def _sizes() -> Iterator[Attack]:
    def beside_noise(content: bytes) -> bytes:
        return word(parts={DOCUMENT: content, "word/media/a.bmp": NOISE})

    yield Attack("elements 100,000 deep", "a.docx", "嵌套得异常", lambda: beside_noise(b"<a>" * 100_000))
    yield Attack("a million elements", "a.docx", "内容多得异常", lambda: beside_noise(b"<a>" + b"<b/>" * 1_000_000))
    yield Attack("a comment of 30 MB", "a.docx", "长得异常", lambda: beside_noise(b"<a><!--" + b"-x" * 15_000_000))
    yield Attack("an attribute of 30 MB", "a.docx", "长得异常", lambda: beside_noise(b'<a b="' + b"x" * 30_000_000))
    yield Attack("a part that breaks off", "a.docx", "不是完整的 XML", lambda: beside_noise(ROOT[:-5].encode()))
    yield Attack("a part without a word", "a.docx", "不是完整的 XML", lambda: beside_noise(b""))
