"""Where cells and words stand on the printed pages: compared with the text that is printed inside of each place."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from assistant.checks.finding import Spot
from assistant.documents.guard.limits import limits_set
from assistant.documents.previewing.bookmarks import bookmarked
from assistant.documents.previewing.pages import page_picture, sheets_of
from assistant.documents.previewing.places import Box, Places, places_in
from assistant.documents.reading.reading import read_report
from assistant.documents.writing.fill import fill
from assistant.documents.writing.pdf import pdfs_of
from assistant.report.figures import Figures
from assistant.report.form import Form
from assistant.report.report import Report
from knowledge.shelf import load_forms, template_of
from tests.documents.samples import as_printed, sample_report

pytestmark = pytest.mark.office


class Printed:
    """A report that was printed, and where its words stand."""

    def __init__(self, report: Report, template: bytes, spots: tuple[Spot, ...] = ()) -> None:
        self.pdf, self.marked = pdfs_of(fill(template, report), bookmarked(template, report))
        self.places: Places = places_in(self.pdf, self.marked, report, spots)

    def text_in(self, *boxes: Box) -> str:
        """What PDFium finds printed in the boxes, without spaces."""
        document = pypdfium2.PdfDocument(self.pdf)
        found = ""
        for box in boxes:
            page = document[box.page - 1]
            width, height = page.get_size()
            left, top = box.left * width, height - box.top * height
            text = page.get_textpage()
            found += text.get_text_bounded(left, top - box.height * height, left + box.width * width, top)
        document.close()
        return "".join(found.split())


def own_numbers(form: Form) -> Report:
    figures = Figures().changed({cell.id: 1000 + number for number, cell in enumerate(form.typed)})
    return replace(sample_report(form.first_year, length=2), figures=figures)


@cache
def with_own_numbers(form: Form) -> tuple[Report, Printed]:
    report = own_numbers(form)
    return report, Printed(report, template_of(form).read_bytes())


@cache
def usual(form: Form) -> Printed:
    return Printed(sample_report(form.first_year), template_of(form).read_bytes())


def test_every_cell_is_found_in_its_own_square_of_the_table(form: Form, soffice: str):
    report, printed = with_own_numbers(form)
    assert {cell: printed.text_in(box) for cell, box in printed.places.cells.items()} == as_printed(report)
    assert len({box.page for box in printed.places.cells.values()}) > 1


def test_blank_cells_are_found_where_they_stand_with_numbers(form: Form, template: bytes, soffice: str):
    filled = usual(form)
    blank = Printed(replace(sample_report(form.first_year), figures=Figures()), template)
    assert blank.places.cells.keys() == filled.places.cells.keys()
    for cell, box in filled.places.cells.items():
        there = blank.places.cells[cell]
        assert there.page == box.page
        shift = [abs(there.left - box.left), abs(there.top - box.top), abs(there.width - box.width)]
        assert max(shift) < 0.002, cell


def spot(report: Report, slot: str, words: str, nth: int = 0) -> Spot:
    start = -1
    for _ in range(nth + 1):
        start = report.texts[slot].index(words, start + 1)
    return Spot(slot, start, start + len(words), words)


def test_words_are_found_also_over_lines_paragraphs_and_pages(form: Form, template: bytes, soffice: str):
    report = sample_report(form.first_year, length=2)
    spots = (
        spot(report, "overview", "水雨情数据接入县政府网站，汛期每日更新。"),
        spot(report, "overview", "水雨情数据接入县政府网站，汛期每日更新。", nth=1),
        spot(report, "problems", "每月通报一次。"),
        spot(report, "problems", "栏目更新时快时慢。\n改进情况：一是"),
        spot(report, "overview", report.texts["overview"][20:700]),
        spot(report, "signature", report.texts["signature"]),
    )
    printed = Printed(report, template, spots)
    for one in spots:
        boxes = printed.places.words[one]
        words, found = "".join(one.words.split()), printed.text_in(*boxes)
        assert words in found
        assert len(found) <= len(words) + 2  # a neighbour's glyph may hang into the first and the last box
    first, second = printed.places.words[spots[0]], printed.places.words[spots[1]]
    assert (first[0].page, first[0].top) < (second[0].page, second[0].top)
    assert len({box.page for box in printed.places.words[spots[4]]}) > 1
    assert printed.places.words[spots[5]][0].page == len(printed.places.sizes)


def test_words_that_the_text_does_not_have_are_found_nowhere(form: Form, soffice: str):
    report, printed = sample_report(form.first_year), usual(form)
    spots = (Spot("overview", 5, 5, ""), Spot("no_such_text", 0, 3, "abc"), Spot("overview", 99999, 100000, "x"))
    assert places_in(printed.pdf, printed.marked, report, spots).words == {}


def test_bookmarks_move_nothing(form: Form, soffice: str):
    _, printed = with_own_numbers(form)
    assert sheets_of(printed.pdf) == sheets_of(printed.marked)


def test_a_page_is_a_sharp_picture_and_there_are_no_others(form: Form, soffice: str):
    printed = usual(form)
    assert page_picture(printed.pdf, 0).startswith(b"\x89PNG")
    for number in (-1, len(printed.places.sizes)):
        with pytest.raises(IndexError):
            page_picture(printed.pdf, number)


@pytest.mark.parametrize(
    "name", ["2024_宿迁市人民政府.txt", "2024_淮安市人民政府.pdf", "2019_天津市某区工业和信息化局_种子.txt"]
)
def test_every_cell_and_text_of_a_published_report_is_found(name: str, shared: Path, soffice: str):
    file = shared / "reports" / name
    report = read_report(file.read_bytes(), name, load_forms(), limits_set()).report
    spots = tuple(Spot(slot, 0, len(text), text) for slot, text in report.texts.items() if text.strip())
    printed = Printed(report, template_of(report.form).read_bytes(), spots)
    assert {cell: printed.text_in(box) for cell, box in printed.places.cells.items()} == as_printed(report)
    assert printed.places.words.keys() == set(spots)
