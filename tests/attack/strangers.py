"""Files of other kinds, old and new: what is behind a wrong name, what is locked, what no reader reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.attack.attack import Attack
from tests.attack.compounds import WORD_95, WORD_97, WORD_LOCKED, Lie, compound, resized
from tests.attack.packages import book, word
from tests.documents.packing import zipped

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
WORD_6, NO_WORD = WORD_97[:2] + WORD_95[2:], WORD_95[:2] + WORD_97[2:]
PAGE = "<!DOCTYPE html><html><body>云溪县水务局</body></html>".encode()
WORDS = "云溪县水务局\n".encode()
OLD = compound({"WordDocument": WORD_97, "1Table": b"a"})


def attacks() -> Iterator[Attack]:
    yield from _old()
    yield from _lying_tables()
    yield from _pdf()
    yield from _wrong_names()
    yield from _not_read()


def _old() -> Iterator[Attack]:
    document = {"WordDocument": WORD_97, "1Table": b"a"}
    locked = compound({"EncryptedPackage": b"a", "EncryptionInfo": b"a"})
    macros = compound({**document, "Macros": {"VBA": {"dir": b"a"}, "PROJECT": b"a"}})
    objects = compound({**document, "ObjectPool": {"_1": {"\1Ole": b"a"}}})
    elsewhere = compound({**document, "Storage": {"_VBA_PROJECT": b"a"}})
    yield Attack("a locked .docx", "a.docx", "密码", lambda: locked)
    yield Attack("a locked .doc", "a.doc", "密码", partial(compound, {"WordDocument": WORD_LOCKED}))
    yield Attack("a .doc with macros", "a.doc", "宏", lambda: macros)
    yield Attack("a .wps with objects", "a.wps", "对象", lambda: objects)
    yield Attack("a document of Word 95", "a.doc", "Word 95", partial(compound, {"WordDocument": WORD_95}))
    yield Attack("a document of Word 6", "a.doc", "Word 95", partial(compound, {"WordDocument": WORD_6}))
    yield Attack("what is no document", "a.doc", "Word 95", partial(compound, {"WordDocument": NO_WORD}))
    yield Attack("a .doc with macros elsewhere", "a.doc", "宏", lambda: elsewhere)
    yield Attack("an old workbook", "a.doc", ".xls", partial(compound, {"Workbook": b"a"}))
    yield Attack("old slides", "a.ppt", "演示文稿", partial(compound, {"PowerPoint Document": b"a"}))
    yield Attack("a mail", "a.msg", "邮件", partial(compound, {"__properties_version1.0": b"a"}))
    yield Attack("another compound file", "a.doc", "不是 Word 文档", partial(compound, {"CONTENTS": b"a"}))


def _lying_tables() -> Iterator[Attack]:
    document = {"WordDocument": WORD_97}
    many = {**document, **{f"s{number}": {} for number in range(5000)}}
    billions = 2**32 - 1
    endless_list = Lie(tables=billions, lists=-(-(billions - 109) // 127))
    small = resized(compound(document, Lie(small_tables=billions), looped=True), "WordDocument", 100)
    yield Attack("half a .doc", "a.doc", "损坏", lambda: OLD[: len(OLD) // 2])
    yield Attack("four billion tables in an endless list", "a.doc", "损坏", partial(compound, document, endless_list))
    crowded = Lie(tables=109 + 127 * 1000, lists=1000)
    yield Attack("a hundred times more tables than sectors", "a.doc", "损坏", partial(compound, many, crowded))
    yield Attack("a list longer than the file", "a.doc", "损坏", partial(compound, document, Lie(lists=1000)))
    yield Attack("four billion small tables", "a.doc", "损坏", lambda: small)
    yield Attack("a directory that never ends", "a.doc", "损坏", partial(compound, many, looped=True))
    yield Attack("5,000 storages", "a.doc", "损坏", partial(compound, many))
    yield Attack("a stream of 2 GB", "a.doc", "损坏", lambda: resized(OLD, "WordDocument", 2**31))
    yield Attack("written for another machine", "a.doc", "损坏", partial(compound, document, Lie(disk_order=0xFEFF)))


def _pdf() -> Iterator[Attack]:
    locked, direct = PDF.replace(b"<</Root", b"<</Encrypt 5 0 R/Root"), PDF.replace(b"<</Root", b"<</Encrypt <<>>/Root")
    yield Attack("a locked PDF", "a.pdf", "密码", lambda: locked)
    yield Attack("a PDF locked in its trailer", "a.pdf", "密码", lambda: direct)
    yield Attack("half a PDF", "a.pdf", "不完整", lambda: PDF[:40])


def _wrong_names() -> Iterator[Attack]:
    for name, content, says in (
        ("a.docx", PDF, "文件名是 .docx，内容却是 PDF"),
        ("a.pdf", word(), "文件名是 .pdf，内容却是 Word 文档"),
        ("a.docx", book(), "文件名是 .docx，内容却是 Excel 表"),
        ("a.doc", PAGE, "文件名是 .doc，内容却是网页"),
        ("a.doc", word(), "文件名是 .doc，内容却是 Word 文档"),
        ("a.DOCX", OLD, "文件名是 .docx，内容却是 Word 97 文档"),
        ("a.txt", PAGE, "文件名是 .txt，内容却是网页"),
        ("a.xlsx", WORDS, "文件名是 .xlsx，内容却是纯文字"),
        ("a.mht", PAGE, "文件名是 .mht，内容却是网页"),
        ("a.jpg", word(), "文件名是 .jpg，内容却是 Word 文档"),
    ):
        yield Attack(f"{says.partition('，')[2]} called {name}", name, says, lambda content=content: content)  # type: ignore[misc]


def _not_read() -> Iterator[Attack]:
    word_2003 = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>'
    table_2003 = word_2003.replace(b"Word.Document", b"Excel.Sheet")
    archive = b"From: <Saved by WPS>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>"
    picture = b"\x89PNG\r\n\x1a\n" + bytes(20)
    for title, name, content, says in (
        ("nothing", "a.docx", b"", "空的"),
        ("nothing but blanks", "a.txt", b" \r\n" * 100, "空的"),
        ("a scan", "a.pdf", picture, "图片"),
        ("a photo", "a.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "图片"),
        ("a scan for printers", "a.tif", b"II*\0" + bytes(20), "图片"),
        ("rich text", "a.doc", rb"{\rtf1\ansi a}", "RTF"),
        ("an open document", "a.odt", zipped({"mimetype": b"a", "content.xml": b"<a/>"}), "ODF"),
        ("a fixed layout", "a.ofd", zipped({"OFD.xml": b"<a/>"}), "OFD"),
        ("a zip", "a.zip", zipped({"a.docx": word()}), "压缩包"),
        ("a rar", "a.docx", b"Rar!\x1a\7\0" + bytes(20), "压缩包"),
        ("a program", "a.doc", b"MZ\x90\0" + bytes(60), "程序"),
        ("a recording", "a.mp3", b"ID3\3" + bytes(60), "录音"),
        ("a web archive", "a.mht", archive, "MHT"),
        ("a web archive called .doc", "a.doc", archive, "MHT"),
        ("XML of Word 2003", "a.doc", word_2003, "Word 的 XML"),
        ("XML of Excel 2003", "a.xls", table_2003, "Excel 的 XML"),
        ("other XML", "a.xml", b'<?xml version="1.0"?><a/>', "XML 数据"),
        ("bytes that are no words", "a.txt", b"a\0b", "不是文字"),
        ("UTF-16 without its mark", "a.txt", "云溪a".encode("utf-16-le"), "不是文字"),
        ("UTF-32", "a.txt", "云溪".encode("utf-32"), "不是文字"),
        ("UTF-16 that breaks off", "a.txt", "云溪".encode("utf-16") + b"a", "不是文字"),
        ("a page of 20,000 comments and a NUL", "a.html", b"<!---->" * 20_000 + b"\0", "不是文字"),
    ):
        yield Attack(title, name, says, lambda content=content: content)  # type: ignore[misc]
