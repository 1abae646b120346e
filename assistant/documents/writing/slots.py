"""Text slots: one paragraph of the template becomes the paragraphs of a text, in its look."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from assistant.documents.writing.markers import Place
from assistant.documents.writing.wordxml import (
    BODY,
    PAGE_BREAK_BEFORE,
    PARAGRAPH_LOOK,
    RUN_LOOK,
    SECTION,
    chinese,
    element,
    parent_of,
    text_run,
)

SUBHEADING = re.compile(r"（[一二三四五六七八九十]+）[^。！？；：]{1,24}")
"""A second-level heading on a line of its own: short, and no sentence."""


@dataclass(frozen=True)
class Look:
    """How the paragraphs of a slot look: the marker's paragraph and run properties, the style of subheadings."""

    paragraph: etree._Element | None
    run: etree._Element | None
    subheading: str | None

    def drawn(self, line: str, *, first: bool) -> etree._Element:
        """`w:p` of one line; a page break before the slot stays before its first paragraph only."""
        if self.subheading and SUBHEADING.fullmatch(line):
            style = element("pStyle", val=self.subheading)
            return element("p", element("pPr", style), text_run(line, chinese()))
        look = element("pPr") if self.paragraph is None else deepcopy(self.paragraph)
        for child in list(look):
            if child.tag == SECTION or (child.tag == PAGE_BREAK_BEFORE and not first):
                look.remove(child)
        return element("p", look, text_run(line, deepcopy(self.run)) if line else None)


def put_text(found: Place, lines: tuple[str, ...], subheading: str | None, *, optional: bool) -> None:
    """The marker's paragraph replaced by one a line; by none where an optional slot of the body has no text.

    A section break that hangs on the paragraph stays, on the last one.
    """
    paragraph = found.paragraph
    look = paragraph.find(PARAGRAPH_LOOK)
    section = None if look is None else look.find(SECTION)
    run = next(parent_of(text) for text, _, _ in found.pieces())
    slot = Look(look, run.find(RUN_LOOK), subheading)
    made = [slot.drawn(line, first=number == 0) for number, line in enumerate(lines)]
    goes = optional and section is None and parent_of(paragraph).tag == BODY
    if not made and not goes:
        made = [slot.drawn("", first=True)]
    for new in made:
        paragraph.addprevious(new)
    if section is not None:
        made[-1][0].append(section)
    parent_of(paragraph).remove(paragraph)
