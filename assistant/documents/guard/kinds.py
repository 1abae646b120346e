"""What a file is, by its first bytes, and whether its name says the same."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Literal

FileKind = Literal["docx", "xlsx", "html", "pdf", "text", "old"]
"""`old` is a Word 97 .doc or a .wps, both OLE compound files."""

Content = Literal["zip", "compound", "pdf", "html", "text"]
"""What the first bytes tell apart; what is in a zip or a compound file takes a closer look."""


@dataclass(frozen=True)
class Look:
    """What one look at a file found: its kind where it has one, and the sentences that stand against it."""

    kind: FileKind | None
    problems: tuple[str, ...] = ()


TOLD: dict[FileKind, tuple[str, str]] = {
    "docx": ("内容却是 Word 文档", ".docx"),
    "xlsx": ("内容却是 Excel 表", ".xlsx"),
    "html": ("内容却是网页（HTML）", ".html"),
    "pdf": ("内容却是 PDF", ".pdf"),
    "text": ("内容却是纯文字", ".txt"),
    "old": ("内容却是 Word 97 文档", ".doc"),
}
"""How a kind is told to the clerk whose file bears another name, and its right extension."""
EXTENSIONS: dict[str, FileKind | None] = {
    ".docx": "docx",
    ".dotx": "docx",
    ".xlsx": "xlsx",
    ".xltx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".txt": "text",
    ".tsv": "text",
    ".csv": "text",
    ".doc": "old",
    ".dot": "old",
    ".wps": "old",
    ".wpt": "old",
    # Kinds that are never read: whatever is read and bears such a name bears a wrong one.
    **dict.fromkeys((".mht", ".mhtml", ".rtf", ".odt", ".xls", ".et", ".ppt", ".pptx", ".docm", ".xlsm", ".ofd")),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".zip", ".rar", ".7z")),
}

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再上传"
MAKE_SURE = "请先确认它的来历，确是本单位的报告，再用 Word、WPS 或 Excel 另存一次上传"
"""For what no Office program writes: a clerk should not be told to open it without a thought."""
PICTURE = "文件的内容是图片，不能读：请上传 Word 原文件，或者文字可以选中的 PDF、网页"
PACKED = "文件的内容是压缩包，不是报告：请解压后上传里面的报告"
PROGRAM = "文件的内容是程序，不是报告：请不要打开它，改为上传报告本身"
MEDIA = "文件的内容是录音或录像，不能读：请上传报告的 Word 文档、网页或 PDF"
RICH_TEXT = f"文件的内容是 RTF，不能读：{SAVE_AS}"
WEB_ARCHIVE = f"文件的内容是单个文件网页（MHT），不能读：{SAVE_AS}"
WORD_XML = f"文件的内容是 Word 的 XML 格式，不能读：{SAVE_AS}"
EXCEL_XML = "文件的内容是 Excel 的 XML 格式，不能读：请用 Excel 或 WPS 打开，另存为 .xlsx 再上传"
OTHER_XML = f"文件的内容是 XML 数据，不是报告：{SAVE_AS}"
NO_TEXT = f"文件的内容既不是文字，也不是认得的文档：{SAVE_AS}；纯文字请用记事本另存为 UTF-8"

MAGIC: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|8BPS\0|\xd7\xcd\xc6\x9a", PICTURE),
    (rb"\x01\0\0\0.{36} EMF|\0\0\0.ftyp(?:hei|hev|mif|avif)|AT&TFORM|\0\0\x01\0.\0", PICTURE),
    (rb"PK\x07\x08|7z\xbc\xaf\x27\x1c|Rar!\x1a|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|MSCF\0|.{257}ustar", PACKED),
    (rb"MZ.\0|\x7fELF|[\xca\xce\xcf]\xfa\xed\xfe|L\0\0\0\x01\x14\x02\0", PROGRAM),
    (rb"\0\0\0.ftyp|ID3[\x02-\x04]|RIFF.{4}(?:WAVE|AVI )|OggS\0|\x30\x26\xb2\x75|\xff\xfb", MEDIA),
    (rb"\s*\{\\rtf", RICH_TEXT),
    (rb"%!PS", f"文件的内容是 PostScript，不能读：{SAVE_AS}"),
)
INSIDE = re.compile(
    rb"PK(?:\x03\x04|\x05\x06|\x07\x08)|7z\xbc\xaf\x27\x1c|Rar!\x1a|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|MSCF\0\0"
    rb"|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|MZ.\0|\x7fELF|%PDF-|.{257}ustar",
    re.DOTALL,
)
"""Files of their own: an archive, a compound file, a program, a PDF."""

BYTE_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
HEAD, PIECE = 4096, 65_536
WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
WEB_PIECE = re.compile(r"<(?:html|head|meta|title|style|body|table|div|p|span)\b[^<>]*>", re.IGNORECASE)
MAIL_HEADER = re.compile(
    r"^(?:mime-version:|content-type:\s*multipart/related|from: <saved by)", re.IGNORECASE | re.MULTILINE
)


def recognised(data: bytes) -> Content | Look:
    """What the file is by its content; a Look when that is nothing that is read."""
    head = data[:HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "compound"
    if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"%PDF-"):
        return "pdf"
    for pattern, sentence in MAGIC:
        if re.match(pattern, head, re.DOTALL):
            return Look(None, (sentence,))
    return _words(data) if is_text(data) else Look(None, (NO_TEXT,))


def is_text(data: bytes) -> bool:
    """Whether no character of it is NUL; the bytes of UTF-16 may be, behind its byte order mark alone."""
    encoding = next((name for mark, name in BYTE_MARKS if data.startswith(mark)), "")
    if not encoding.startswith("utf-16"):
        return b"\0" not in data
    words = codecs.iterdecode((data[at : at + PIECE] for at in range(0, len(data), PIECE)), encoding)
    try:
        return all("\0" not in piece for piece in words)
    except UnicodeDecodeError:
        return False


def _words(data: bytes) -> Content | Look:
    """What is written in what: only the beginning is looked at."""
    encoding = next((name for mark, name in BYTE_MARKS if data.startswith(mark)), "latin-1")
    head = data[:HEAD].decode(encoding, "replace").removeprefix("\ufeff")
    start = _behind_comments(head)
    if WEB_PAGE.match(start):
        return "html"
    if head.lstrip().startswith("<?xml"):
        return Look(None, (_xml(head),))
    if re.match(r"[\w-]+: ", start) and MAIL_HEADER.search(start):
        return Look(None, (WEB_ARCHIVE,))
    return "html" if start.startswith("<") and WEB_PIECE.search(start) else "text"


def _behind_comments(head: str) -> str:
    """From the first tag or word on, behind an XML declaration and comments."""
    rest = head.lstrip()
    for opening, closing in (("<?xml", "?>"), ("<!--", "-->")):
        while rest.startswith(opening) and closing in rest:
            rest = rest.partition(closing)[2].lstrip()
    return rest


def _xml(head: str) -> str:
    if 'progid="Excel' in head or "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return EXCEL_XML
    return WORD_XML if 'progid="Word' in head or "<pkg:package" in head or "wordprocessingml" in head else OTHER_XML


def wrong_name(kind: FileKind, name: str) -> str | None:
    """The sentence about an extension that promises another kind than the content is; None when they agree.

    An extension that is not known, or none, promises nothing. Words in a file that is named as a page are a page.
    """
    suffix = extension(name)
    if suffix not in EXTENSIONS or EXTENSIONS[suffix] == kind:
        return None
    told, right = TOLD[kind]
    advice = "" if kind in ("docx", "xlsx", "pdf") else "，或打开后另存为 .docx"
    return f"文件名是 {suffix}，{told}：请改用正确的扩展名（{right}）{advice}，再上传"


def kind_of_words(content: Literal["html", "text"], name: str) -> FileKind:
    """Words that begin with no tag are a page where the name says so."""
    return "html" if EXTENSIONS.get(extension(name)) == "html" else content


def extension(name: str) -> str:
    """The end of a file's name from its last point on, in small letters; empty when there is none."""
    return PureWindowsPath(name.strip()).suffix.lower()  # which takes both kinds of slashes
