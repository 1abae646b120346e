"""The parts of an Office file as they run by: what each is said to be, what it points to, what lies hidden in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from zipfile import ZipFile, ZipInfo

from assistant.documents.guard.active import ACTIVE_BOOK_RELATIONS, ACTIVE_RELATIONS, is_active_type, last_word
from assistant.documents.guard.archive import pieces
from assistant.documents.guard.kinds import INSIDE, MAKE_SURE, SAVE_AS, FileKind, Look
from assistant.documents.guard.markup import MarkupError, watch

TYPES = "[Content_Types].xml"
MAIN_TYPES: dict[str, FileKind] = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
MARKUP_NAMES = (".xml", ".rels", ".svg")
HIDDEN_MARKUP = re.compile(rb"[\xef\xbb\xbf\xff\xfe\0\s]*<\0{0,3}[?!]|Lo\xa7\x94")
"""How XML begins, in any encoding that a parser finds by itself, where it may still declare a document type."""
IN_A_CHART = re.compile(r"(?:^|/)charts/_rels/[^/]+$")
STRICT = "http://purl.oclc.org/ooxml/"
HARMLESS = re.compile(r"(?:\.\./)?null|(?:file:///[a-z]:[\\/](?:[^\\/:]+[\\/])*)?normal\.(?:dotm?|wpt)", re.IGNORECASE)
"""Targets that honest programs write: of a picture that is gone, and the template of this very machine."""

MACROS = "文件带着宏：请另存为不带宏的 .docx 或 .xlsx 再上传"
OBJECTS = "文件里嵌着别的文件、对象或控件：请删去它，或换成普通的文字、表格、图片，再上传"
CHUNK = "文件里插着还没有并入正文的别的文件：请用 Word 打开，另存一次再上传"
BOOK_LINKS = "工作簿链接到别的工作簿：请在“数据—编辑链接”里断开链接，只留数值，再上传"
MAIL_MERGE = "文件连着邮件合并的数据：请完成合并，或取消数据源，再上传"
BINARY_BOOK = "文件的内容是 Excel 的二进制工作簿（.xlsb），不能读：请另存为 .xlsx 再上传"
SLIDES = "文件的内容是演示文稿，不是报告：请上传报告的 Word 文档、网页或 PDF"
NO_REPORT = f"文件不是 Word 文档，也不是 Excel 表：{SAVE_AS}"
NOT_WHOLE = f"文件自己的目录前后矛盾：{MAKE_SURE}"
STRICT_FORM = "文件存成了“严格的 Open XML 文档”：请另存为普通的 .docx 或 .xlsx 再上传"
COMMANDS = f"文件里有会启动别的程序的域（DDE）：{MAKE_SURE}，上传前把这个域删去"

LINKED = {
    "image": "图片不在文件里，而是链接到 {}：请在“文件—信息—编辑指向文件的链接”里断开链接或改为存入文档，再上传",
    "attachedtemplate": "文件附加了别处的模板 {}：请新建空白文档，把全文复制过去，另存后再上传",
    "subdocument": "文件是主控文档，内容在 {}：请展开子文档、取消链接，再上传",
    "mailmergesource": MAIL_MERGE,
    "externallink": BOOK_LINKS,
    "externallinkpath": BOOK_LINKS,
}
"""What is said of a relation that leads out of the file, by its kind; the place is its target."""
OTHER_LINK = "文件引用了文件以外的内容 {}：请断开这个链接或删去它，再上传"
WITHIN = {
    "vbaproject": MACROS,
    "xlmacrosheet": MACROS,
    "xlintlmacrosheet": MACROS,
    "afchunk": CHUNK,
    "externallink": BOOK_LINKS,
    "externallinkpath": BOOK_LINKS,
    "mailmergesource": MAIL_MERGE,
}
"""What is said of a relation to a part that does something of itself; of all others, OBJECTS."""


class Parts:
    """What is known of a package in the middle of its parts."""

    def __init__(self, file: ZipFile, elements: int) -> None:
        self.file, self.room = file, elements
        self.names = {entry.filename.lower(): entry.filename for entry in file.infolist()}
        self.types: dict[str, str] = {}  # by "/part" or ".extension", in small letters
        self.files_inside: set[str] = set()
        self.spoken_of: set[str] = set()  # parts that need no sentence of their own
        self.said: dict[str, str] = {}  # sentence by what it is about

    def run(self) -> None:
        """Unpack every part; the first that no XML parser should be given ends it, since such a file is no accident.

        Broken and the errors of zipfile when a part is not what the directory says.
        """
        for entry in self.file.infolist():
            try:
                self._one(entry)
            except MarkupError as error:
                self.said[entry.filename] = f"部件 {shown(entry.filename)} {error}：{MAKE_SURE}"
                return

    def _one(self, entry: ZipInfo) -> None:
        name = entry.filename.lower()
        stream = pieces(self.file, entry)
        first = next(stream, b"")
        if name.endswith(MARKUP_NAMES) or HIDDEN_MARKUP.match(first):
            plain = not name.endswith(".rels") and name != TYPES.lower()
            self.room -= watch(chain((first,), stream), self.room, partial(self._tell, name), fields_alone=plain)
            return
        if INSIDE.match(first):
            self.files_inside.add(name)
        for _ in stream:
            pass

    def _tell(self, part: str, element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and part.endswith(".rels"):
            self._relation(part, attributes)
        elif element in ("Override", "Default") and part == TYPES.lower():
            self._type(attributes)
        elif element == "fldSimple" and re.match(r"\s*DDE", attributes.get("instr", ""), re.IGNORECASE):
            self.said["fields"] = COMMANDS

    def _type(self, attributes: Mapping[str, str]) -> None:
        part, ending = attributes.get("PartName", "").lower(), attributes.get("Extension", "").lower()
        of, content_type = part or f".{ending}", attributes.get("ContentType", "")
        if part and part[1:] not in self.names:
            return
        if self.types.setdefault(of, content_type) != content_type:
            self.said["types"] = NOT_WHOLE

    def _relation(self, part: str, attributes: Mapping[str, str]) -> None:
        kind, target = last_word(attributes.get("Type", "")), attributes.get("Target", "")
        outside = attributes.get("TargetMode", "").lower() == "external"
        place = posixpath.normpath(posixpath.join("/", posixpath.dirname(posixpath.dirname(part)), target.lower()))[1:]
        if kind == "officedocument" and attributes.get("Type", "").startswith(STRICT):
            self.said["strict"] = STRICT_FORM
        if outside:
            if kind != "hyperlink" and not HARMLESS.fullmatch(target):
                self.said.setdefault(f"to {kind}", LINKED.get(kind, OTHER_LINK).format(shown(target)))
        elif kind == "package" and IN_A_CHART.search(part):
            self.spoken_of.add(place)  # the figures behind a chart, which nothing here opens
        elif kind in ACTIVE_RELATIONS or kind in ACTIVE_BOOK_RELATIONS:
            self.spoken_of.add(place)
            self.said.setdefault(f"in {kind}", WITHIN.get(kind, OBJECTS))

    def look(self) -> Look:
        """What all of it comes to."""
        types = {name: self.types.get(f"/{name}") or self.types.get(_extension(name), "") for name in self.names}
        kinds = {kind for one in types.values() for ending, kind in MAIN_TYPES.items() if one.endswith(ending)}
        problems = [*self.said.values(), *self._by_type(types)]
        problems += [_foreign(self.names[name]) for name in sorted(self.files_inside - self.spoken_of)]
        if len(kinds) == 1:
            return Look(kinds.pop(), tuple(problems))
        return Look(None, tuple(problems) or ((NOT_WHOLE if kinds else NO_REPORT),))

    def _by_type(self, types: Mapping[str, str]) -> Iterator[str]:
        for name, content_type in types.items():
            if "binary.macroenabled" in content_type.lower():
                yield BINARY_BOOK
            elif is_active_type(content_type):
                self.spoken_of.add(name)
                yield MACROS if re.search("macroenabled|vba", content_type, re.IGNORECASE) else OBJECTS
            elif "presentationml" in content_type and content_type.endswith(".main+xml"):
                yield SLIDES
            elif content_type.lower().endswith("xml") and not name.endswith(MARKUP_NAMES):
                yield f"部件 {shown(self.names[name])} 的名字和内容不合：{MAKE_SURE}"


def shown(text: str) -> str:
    """A name out of the file, fit for a sentence: short, and nothing in it that does not print."""
    return "".join(char if char.isprintable() else "?" for char in text[:80])


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1]


def _foreign(name: str) -> str:
    return f"部件 {shown(name)} 是压缩包、程序或别的文件：请删去嵌在里面的文件，再上传"
