"""Attacks through what an Office file may lawfully hold: macros, objects, other files, links out of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.attack import compounds
from tests.attack.attack import Attack
from tests.attack.packages import MICROSOFT, Link, book, links, word

OUT = "http://example.invalid/x"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
MACRO_BOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY_BOOK = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OTHER = "application/vnd.ms-visio.drawing.main+xml"
VBA = "application/vnd.ms-office.vbaProject"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> D</w:instrText></w:r>'
    '<w:r><w:instrText>DEAUTO c:\\\\cmd.exe</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def attacks() -> Iterator[Attack]:
    yield from _macros()
    yield from _objects()
    yield from _links()
    yield from _kinds()


def _macros() -> Iterator[Attack]:
    project = {"word/vbaProject.bin": compounds.compound({"VBA": {"dir": b"a"}})}
    link = Link("vbaProject", "vbaProject.bin", family=MICROSOFT)
    sheet = Link("xlMacrosheet", "macrosheets/sheet1.xml", family=MICROSOFT)
    only_named = partial(word, parts=project, overrides={"word/vbaProject.bin": VBA})
    open_end = "<w:p><w:r><w:instrText>DDE cmd</w:instrText></w:r></w:p>"
    yield Attack("macros", "a.docx", "宏", partial(word, link, parts=project, main=MACRO_WORD))
    yield Attack("macros in what says to be a plain document", "a.docx", "宏", partial(word, link, parts=project))
    yield Attack("macros that only the content type names", "a.docx", "宏", only_named)
    yield Attack("a workbook with macros", "a.xlsx", "宏", partial(book, main=MACRO_BOOK))
    yield Attack("a sheet of Excel 4 macros", "a.xlsx", "宏", partial(book, sheet))
    yield Attack("a field that starts a program, in pieces", "a.docx", "DDE", partial(word, body=FIELD))
    yield Attack("a field that never ends", "a.docx", "DDE", partial(word, body=open_end))
    yield Attack("a simple field", "a.docx", "DDE", partial(word, body='<w:p><w:fldSimple w:instr=" dde cmd"/></w:p>'))


def _objects() -> Iterator[Attack]:
    def within(kind: str, part: str, content: bytes) -> bytes:
        return word(Link(kind, part), parts={f"word/{part}": content})

    ole = compounds.compound({"a": b"a"})
    yield Attack("an embedded object", "a.docx", "对象", lambda: within("oleObject", "embeddings/o.bin", ole))
    yield Attack("an embedded workbook", "a.docx", "对象", lambda: within("package", "embeddings/a.xlsx", book()))
    yield Attack("a control", "a.docx", "控件", lambda: within("control", "activeX/activeX1.xml", b"<a/>"))
    yield Attack("another file put in whole", "a.docx", "并入正文", lambda: within("aFChunk", "a.html", b"<html/>"))


def _links() -> Iterator[Attack]:
    kinds = {"image": "图片", "attachedTemplate": "模板", "subDocument": "主控文档", "frame": "文件以外"}
    for kind, says in {**kinds, "oleObject": "文件以外", "mailMergeSource": "邮件合并"}.items():
        yield Attack(f"a link outside: {kind}", "a.docx", says, partial(word, Link(kind, OUT, outside=True)))
    template = links(Link("attachedTemplate", OUT, outside=True))
    of_settings = partial(word, parts={"word/_rels/settings.xml.rels": template})
    other_book = Link("externalLink", "externalLinks/externalLink1.xml")
    picture = Link("image", OUT, outside=True)
    yield Attack("a template from the net, of the settings", "a.docx", "模板", of_settings)
    yield Attack("a workbook that links to another", "a.xlsx", "别的工作簿", partial(book, other_book))
    yield Attack("a sheet with a picture from the net", "a.xlsx", "图片", partial(book, sheet=(picture,)))


def _kinds() -> Iterator[Attack]:
    hidden = {"word/document.bin": b"<a/>"}
    type_of_hidden = {"word/document.bin": "application/xml"}
    both = '<Override PartName="/WORD/document.xml" ContentType="application/xml"/></Types>'
    strict = links(Link("officeDocument", "word/document.xml", family="http://purl.oclc.org/ooxml/officeDocument/"))
    yield Attack("slides", "a.pptx", "演示文稿", partial(word, main=SLIDES))
    yield Attack("a binary workbook", "a.xlsb", ".xlsb", partial(book, main=BINARY_BOOK))
    yield Attack("a drawing", "a.docx", "不是 Word 文档", partial(word, main=OTHER))
    yield Attack("XML under another name", "a.docx", "不合", partial(word, parts=hidden, overrides=type_of_hidden))
    yield Attack("a document and a workbook in one", "a.docx", "矛盾", _two_in_one)
    yield Attack("two types for one part", "a.docx", "矛盾", lambda: word(types_end=both))
    yield Attack("the strict form", "a.docx", "严格", partial(word, parts={"_rels/.rels": strict}))


def _two_in_one() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return word(parts={"xl/workbook.xml": b"<a/>"}, overrides={"xl/workbook.xml": main})
