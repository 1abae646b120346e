"""The guard at the door: a template that comes from outside is a plain .docx, small, and does nothing of itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx.opc.part import Part, XmlPart
from docx.package import Package
from lxml import etree

from assistant.documents.guard.active import ACTIVE_RELATIONS, is_active_type
from assistant.documents.guard.archive import Bounds, count_entries, excesses
from assistant.documents.writing.wordxml import W

ENTRIES, ENTRY_BYTES, ALL_BYTES, RATIO = 300, 16_000_000, 32_000_000, 200
"""Bounds on what a template unpacks to: entries, bytes of one and of all, unpacked to packed."""

PICTURES_AND_FONTS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
OTHER_OFFICE_TYPES = ("ms-excel", "ms-powerpoint", "spreadsheetml")
"""Words in the content types of what a template, being a text alone, does not hold either."""
ACTIVE_ELEMENTS = ("altChunk", "object", "control", "subDoc", "mailMerge", "attachedTemplate")
PLAIN_FIELDS = ("IF", "NUMPAGES", "PAGE", "PAGEREF", "REF", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "TOC")
"""The fields that only count or repeat what stands in the document; every other one may fetch or run something."""

TOO_LARGE = f"文件太大：解开后不能超过 {ALL_BYTES // 1_000_000} MB、{ENTRIES} 个部件"
INCOMPLETE = "文件不是完整的 Word 文档（.docx），请用 Word 重新另存一次"


class TemplateError(ValueError):
    """A template that cannot be used; `problems` are sentences for the clerk, one each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("模板不能用：" + "；".join(problems))
        self.problems = problems


def open_package(data: bytes) -> Package:
    """The package of a harmless .docx; TemplateError says what else it is or holds."""
    _inspect_archive(data)
    package = _loaded(data)
    if problems := tuple(dict.fromkeys(_active_contents(package))):
        raise TemplateError(*problems)
    document = package.main_document_part
    if not isinstance(document, XmlPart) or document.element.find(f"{{{W}}}body") is None:
        raise TemplateError("文件里没有正文，不是 Word 文档（.docx）")
    return package


def _loaded(data: bytes) -> Package:
    """The package as the library reads it, which meets broken input with whatever error it runs into."""
    try:
        package = Package.open(io.BytesIO(data))
        parts = (*package.iter_parts(), package.main_document_part)
        if any(part.content_type is None for part in parts) or any(not one.reltype for one in package.iter_rels()):
            raise TemplateError(INCOMPLETE)
        for part in parts:
            if part.content_type.endswith("xml") and not isinstance(part, XmlPart):
                etree.fromstring(part.blob, _parser())
    except Exception as error:
        raise TemplateError(INCOMPLETE) from error
    return package


def _inspect_archive(data: bytes) -> None:
    if (count_entries(data, ENTRIES) or 0) > ENTRIES:
        raise TemplateError(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _inspect_sizes(archive.infolist())
            for entry in archive.infolist():
                _inspect_entry(entry.filename, archive.read(entry))
    except TemplateError:
        raise
    except Exception as error:  # zipfile meets broken input with whatever error it runs into, too
        raise TemplateError("文件不是 Word 文档（.docx），或者已经损坏、加了密码") from error


def _inspect_sizes(entries: list[zipfile.ZipInfo]) -> None:
    match next(excesses(entries, Bounds(ENTRIES, ENTRY_BYTES, ALL_BYTES, RATIO)), None):
        case "size":
            raise TemplateError(TOO_LARGE)
        case "ratio":
            raise TemplateError("文件压缩得异常厉害，不像 Word 存出来的文档")
        case "doubled":
            raise TemplateError("文件里有重名的部件")


def _inspect_entry(name: str, data: bytes) -> None:
    """A part is a picture, an embedded font, or XML in UTF-8 that declares no document type."""
    if name.lower().endswith(PICTURES_AND_FONTS) or name.endswith("/"):
        return
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise TemplateError(f"部件 {name} 不是普通的文字或图片，可能是宏或嵌入的文件")
    encoding = re.match(rb'[^>]*?encoding\s*=\s*["\']([^"\']*)', data)
    if encoding and encoding.group(1).lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise TemplateError(f"部件 {name} 不是 UTF-8 编码")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TemplateError(f"部件 {name} 里有 DOCTYPE 声明，Word 不会这样存文件")


def _active_contents(package: Package) -> Iterator[str]:
    for relation in package.iter_rels():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external:
            yield f"链接到文件以外（{relation.target_ref[:80]}）：请取消超链接、链接的图片和附加的模板"
        elif kind.lower() in ACTIVE_RELATIONS:
            yield f"带着别的文件或程序（{kind}），请删去"
    for part in package.iter_parts():
        if is_active_type(part.content_type, *OTHER_OFFICE_TYPES):
            yield f"部件 {part.partname} 是宏、控件或嵌入的文件，请删去后另存为 .docx"
        elif part.content_type.endswith("xml"):
            yield from _active_elements(part)


def _active_elements(part: Part) -> Iterator[str]:
    root = part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob, _parser())
    if root.getroottree().docinfo.internalDTD is not None:
        yield f"部件 {part.partname} 里有 DOCTYPE 声明，Word 不会这样存文件"
    for tag in ACTIVE_ELEMENTS:
        if next(root.iter(f"{{{W}}}{tag}"), None) is not None:
            yield f"带着嵌入的对象、控件或别的文件（{tag}），请删去"
    for code in _field_codes(root):
        if code and not code.startswith("=") and code.partition(" ")[0].upper() not in PLAIN_FIELDS:
            yield f"有域“{code[:40]}”：模板里只能有页码、目录这类域"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _field_codes(root: etree._Element) -> Iterator[str]:
    """The code of every field, its pieces put together again; a field within a field counts for itself."""
    for simple in root.iter(f"{{{W}}}fldSimple"):
        yield simple.get(f"{{{W}}}instr", "").strip()
    open_fields: list[str] = []
    for node in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText"):
        if node.tag.endswith("instrText"):
            open_fields[-1:] = [(open_fields[-1] if open_fields else "") + (node.text or "")]
        elif node.get(f"{{{W}}}fldCharType") == "begin":
            open_fields.append("")
        elif node.get(f"{{{W}}}fldCharType") == "end" and open_fields:
            yield open_fields.pop().strip()
    yield from (code.strip() for code in open_fields)
