"""An XML part watched while it runs by: no tree is built, no entity replaced, and nothing of it is kept.

Expat tells of a document type before the first of its declarations is read, in whatever encoding the part stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

ENCODINGS = (None, "utf-8", "utf-16", "us-ascii", "ascii")
"""What a part of an Office file may declare itself to be in; others are read differently by different parsers."""
DEEPEST = 256
"""How deep elements may lie in one another; lxml, too, reads no further."""
LONGEST_TAG = 1_000_000
"""Bytes of one tag or comment, which have to be held at once."""
LONGEST_CODE = 40
"""Characters of a field's code that are told; its name comes first."""

OF_FIELDS = ("fldChar", "fldSimple", "instrText")

Tell = Callable[[str, Mapping[str, str]], None]
"""Takes the local name of an element and its attributes; those of a namespace are named `uri name`."""


class MarkupError(ValueError):
    """A part that no XML parser should be given; the argument says why, as the end of a sentence."""


def watch(pieces: Iterable[bytes], elements: int, tell: Tell, fields_alone: bool = False) -> int:
    """Run the pieces of one part through, telling of every element, or of fields alone; the number of its elements.

    A Word field is told as its simple form is written, `fldSimple` with its code as `instr`, over however many runs the
    code is spread. MarkupError when it is no XML, declares a document type, or has more than that many elements.
    """
    watched = _Watched(elements, tell, fields_alone)
    fed = 0
    try:
        for piece in pieces:
            watched.parser.Parse(piece, False)
            fed += len(piece)
            if fed - watched.parser.CurrentByteIndex > LONGEST_TAG:
                raise MarkupError("有一个长得异常的标签")
        watched.parser.Parse(b"", True)
        watched.close_fields()
    except expat.ExpatError as error:
        raise MarkupError("不是完整的 XML") from error
    return watched.elements


class _Watched:
    """What is known in the middle of a part."""

    def __init__(self, most: int, tell: Tell, fields_alone: bool) -> None:
        self.most, self.tell, self.fields_alone = most, tell, fields_alone
        self.elements = self.depth = 0
        self.in_code = False
        self.codes: list[str] = []  # of the fields that are open
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.document_type
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.lower()) not in ENCODINGS:
            raise MarkupError("不是 UTF-8 编码")

    def document_type(self, *_: object) -> None:
        raise MarkupError("有 DOCTYPE 声明")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.most:
            raise MarkupError("内容多得异常")
        if self.depth > DEEPEST:
            raise MarkupError("嵌套得异常")
        if self.fields_alone and not name.endswith(OF_FIELDS):
            return
        match local(name):
            case "fldChar":
                self.field(attributes)
            case "fldSimple":
                self.tell("fldSimple", by_local_name(attributes))
            case "instrText":
                self.in_code = True
                self.parser.CharacterDataHandler = self.code
            case plain:
                self.tell(plain, attributes)

    def end(self, _name: str) -> None:
        self.depth -= 1
        if self.in_code:
            self.in_code = False
            self.parser.CharacterDataHandler = None

    def field(self, attributes: Mapping[str, str]) -> None:
        kind = by_local_name(attributes).get("fldCharType")
        if kind == "begin":
            self.codes.append("")
        elif kind == "end" and self.codes:
            self.tell("fldSimple", {"instr": self.codes.pop()})

    def close_fields(self) -> None:
        while self.codes:
            self.field({"fldCharType": "end"})

    def code(self, text: str) -> None:
        if not self.codes:
            self.codes.append("")
        self.codes[-1] = (self.codes[-1] + text).lstrip()[:LONGEST_CODE]


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def by_local_name(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their names without namespaces."""
    return {local(name): value for name, value in attributes.items()}
