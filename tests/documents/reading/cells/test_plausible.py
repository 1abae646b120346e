"""Totals that a file states are held against its parts: a few slips are the office's own, many are a misreading."""

from __future__ import annotations

from types import MappingProxyType

from assistant.documents.reading.cells.plausible import doubts_of_sums
from assistant.documents.reading.doubts import CellReading
from assistant.documents.reading.paper import Place
from assistant.report.figures import Figures, parse_value
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.documents.samples import ORGAN, as_printed, sample_report

FORM = form_for(2025)
TOTAL = "applications.received.total"
FIGURES = as_printed(sample_report(2025))


def doubts(changed: dict[str, str], page: int | None) -> list[tuple[set[str], str]]:
    values = {cell: parse_value(text) for cell, text in {**FIGURES, **changed}.items()}
    readings = {cell: CellReading("", value, Place(1, 1, 1, page), 1.0) for cell, value in values.items()}
    report = Report(FORM, ORGAN, 2025, "department", Figures(MappingProxyType(values)))
    return [(set(doubt.cells), doubt.say) for doubt in doubts_of_sums(report, readings)]


def test_a_file_whose_sums_hold_is_not_doubted() -> None:
    assert doubts({}, None) == doubts({}, 3) == []


def test_one_wrong_total_in_a_word_file_is_the_office_s_own() -> None:
    assert doubts({TOTAL: "9999"}, None) == []


def test_one_wrong_total_in_a_pdf_is_to_be_looked_at_with_its_parts() -> None:
    found = doubts({TOTAL: "9999"}, 3)
    assert all("9999" in say for _, say in found)
    assert any({TOTAL, "applications.received.company"} <= cells for cells, _ in found)


def test_where_hardly_a_sum_holds_every_cell_is_doubted() -> None:
    old_and_new = {cell: f"8888{text}" for cell, text in FIGURES.items() if cell.startswith("applications.")}
    assert [cells for cells, _ in doubts(old_and_new, None)] == [set(FIGURES)]
