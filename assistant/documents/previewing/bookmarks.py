"""The filled report once more, to find places in: with a bookmark in every figure's cell, blank or not.

A bookmark takes no room: the pages are those of the report itself.
"""

from __future__ import annotations

from assistant.documents.guard.template import open_package
from assistant.documents.writing.fill import put_in
from assistant.documents.writing.markers import find_markers
from assistant.documents.writing.package import write_package
from assistant.documents.writing.wordxml import PARAGRAPH_LOOK, element
from assistant.report.report import Report

IDS = 1_000_000
"""From here on no bookmark of a template is counted."""


def cell_name(number: int) -> str:
    """The bookmark in the cell of that number, counted in the form's order."""
    return f"nianbaoCell{number}"


def bookmarked(template: bytes, report: Report) -> bytes:
    """The template filled with the report and with the bookmarks; it raises what `fill` raises."""
    package = open_package(template)
    cells = {cell.mark: number for number, cell in enumerate(report.form.cells.values())}
    for found in find_markers(package.main_document_part.element):
        if found.name in cells:
            number = cells[found.name]
            look = found.paragraph.find(PARAGRAPH_LOOK)
            start = element("bookmarkStart", id=IDS + number, name=cell_name(number))
            found.paragraph.insert(0 if look is None else 1, start)
            start.addnext(element("bookmarkEnd", id=IDS + number))
    put_in(package, report)
    return write_package(package, report.title, report.organ)
