"""Where the markers of a template stand, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from assistant.checks.values import place
from assistant.documents.writing.tables import marker
from assistant.documents.writing.wordxml import PARAGRAPH, TEXT, TEXT_BOX, TRACKED
from assistant.report.form import Form

TITLE_NAME = "标题"
MARKER = re.compile(r"«([^«»]*)»")
TAGS = re.compile(r"<[^>]*>")
BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


@dataclass(frozen=True)
class Place:
    """One marker found: its name, its paragraph, the `w:t` of that paragraph, and where in their text it stands."""

    name: str
    paragraph: etree._Element
    texts: tuple[etree._Element, ...]
    start: int
    end: int

    @property
    def alone(self) -> bool:
        """Whether the paragraph holds nothing else."""
        words = "".join(text.text or "" for text in self.texts)
        return not (words[: self.start] + words[self.end :]).strip()

    def pieces(self) -> Iterator[tuple[etree._Element, int, int]]:
        """Each `w:t` that holds a piece of the marker, and where in its text that piece starts and ends."""
        offset = 0
        for text in self.texts:
            length = len(text.text or "")
            start, end = max(self.start - offset, 0), min(self.end - offset, length)
            if start < end:
                yield text, start, end
            offset += length


def find_markers(root: etree._Element) -> tuple[Place, ...]:
    """Every marker below `root` in document order; one that Word split over several runs is one all the same."""
    paragraphs: dict[etree._Element, list[etree._Element]] = {}
    for text in root.iter(TEXT):
        paragraph = next(text.iterancestors(PARAGRAPH), None)
        if paragraph is not None:
            paragraphs.setdefault(paragraph, []).append(text)
    return tuple(
        Place(found.group(1).strip(), paragraph, tuple(texts), *found.span())
        for paragraph, texts in paragraphs.items()
        for found in MARKER.finditer("".join(text.text or "" for text in texts))
    )


def marker_problems(form: Form, package: Package, places: tuple[Place, ...]) -> Iterator[str]:
    """One sentence for each marker that is missing, doubled, unknown or in a place that cannot be filled."""
    wanted = wanted_markers(form)
    counted = Counter(found.name for found in places)
    for name, called in wanted.items():
        if counted[name] == 0:
            yield f"缺少标记{marker(name)}（{called}）"
        elif counted[name] > 1:
            yield f"标记{marker(name)}（{called}）出现了 {counted[name]} 次，只能有一处"
    for name in counted:
        if name not in wanted:
            yield f"{marker(name)}不是“{form.name}”里的标记"
    slots = {piece.name for piece in form.texts}
    for found in places:
        if found.name in slots and not found.alone:
            yield f"标记{marker(found.name)}要单独占一段，同一段里不能有别的字"
        if next(found.paragraph.iterancestors(TEXT_BOX), None) is not None:
            yield f"标记{marker(found.name)}在文本框里，请移到正文"
    yield from _beside(package)


def wanted_markers(form: Form) -> Mapping[str, str]:
    """The name of every marker that a template of the form holds, and what stands there in the form's words."""
    cells = {cell.mark: place(cell) for cell in form.cells.values()}
    texts = {piece.name: "正文" for piece in form.texts}
    return {TITLE_NAME: "报告题目", **texts, **cells}


def _beside(package: Package) -> Iterator[str]:
    document = package.main_document_part
    if next(document.element.iter(*TRACKED), None) is not None:
        yield "正文里有还没处理的修订，请先全部接受或拒绝"
    for part in package.iter_parts():
        if part is not document and part.content_type.endswith("xml") and _may_print(part):
            for name in MARKER.findall(TAGS.sub("", part.blob.decode())):
                yield f"标记{marker(name)}在页眉、页脚或注释里，请移到正文"


def _may_print(part: Part) -> bool:
    return any(kind in part.content_type for kind in BESIDE)
