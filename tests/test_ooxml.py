"""The validator that the other tests trust: silent on a sound file, loud on each kind of break."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.ooxml import schema_errors


def small_document() -> Document:
    document = docx.Document()
    # A second styles part in the library's template contradicts the first: no fault of these tests.
    relations = document.part.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        relations.pop(name)
    document.add_paragraph("正文").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_table(2, 2).cell(1, 1).text = "7"
    return document


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def the(document: Document, path: str) -> Any:
    return document.element.xpath(path)[0]


def cell_properties_last(document: Document) -> None:
    properties = the(document, "//w:tcPr")
    properties.getparent().append(properties)


def unknown_element(document: Document) -> None:
    the(document, "//w:body").insert(0, OxmlElement("w:bogus"))


def unknown_attribute(document: Document) -> None:
    the(document, "//w:p").set(qn("w:bogus"), "1")


def alignment_that_is_none(document: Document) -> None:
    the(document, "//w:jc").set(qn("w:val"), "middle")


def width_in_words(document: Document) -> None:
    the(document, "//w:tcW").set(qn("w:w"), "wide")


def keep_next_after_alignment(document: Document) -> None:
    the(document, "//w:jc").addnext(OxmlElement("w:keepNext"))


def cell_without_paragraph(document: Document) -> None:
    paragraph = the(document, "//w:tc/w:p")
    paragraph.getparent().remove(paragraph)


def table_without_grid(document: Document) -> None:
    grid = the(document, "//w:tblGrid")
    grid.getparent().remove(grid)


def link_to_nowhere(document: Document) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), "rId999")
    the(document, "//w:p").append(link)


BREAKS = (
    cell_properties_last,
    unknown_element,
    unknown_attribute,
    alignment_that_is_none,
    width_in_words,
    keep_next_after_alignment,
    cell_without_paragraph,
    table_without_grid,
    link_to_nowhere,
)


def test_a_sound_file_has_no_schema_errors():
    assert schema_errors(saved(small_document())) == []


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda spoil: spoil.__name__)
def test_each_break_is_seen(spoil: Callable[[Document], None]):
    document = small_document()
    spoil(document)
    assert schema_errors(saved(document))


def test_bytes_that_are_no_package_are_an_error():
    assert schema_errors(b"PK no zip")
