"""Published reports made into every kind of file: every figure read, none wrong without a doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.reading.made.office import Office
from tests.documents.reading.matrix import Made, made_files, odd_outcome, outcome, printed, product_docx
from tests.published import REPORTS, SEED, read_published

PDF = "2024_淮安市人民政府"


@pytest.mark.parametrize("name", REPORTS)
def test_every_file_made_of_a_published_report_is_read_whole(name: str, shared: Path) -> None:
    report = printed(read_published(shared, name))
    for made in (Made("product docx", "a.docx", product_docx(report)), *made_files(report)):
        found = outcome(made, report.figures)
        assert (found.right, found.doubted, found.unread, found.wrong) == (len(report.figures), 0, 0, ()), made.kind


@pytest.mark.parametrize("name", REPORTS)
def test_the_transcript_of_a_published_report_is_read_whole(name: str, shared: Path) -> None:
    published = read_published(shared, name)
    source = (shared / "reports" / f"{name}.txt").read_bytes()
    found = outcome(
        Made("transcript", f"{name}.txt", source), {**dict.fromkeys(published.unreadable, ""), **published.cells}
    )
    assert (found.right, found.doubted, found.wrong) == (len(published.cells), len(published.unreadable), ())


def test_the_published_pdf_is_read_whole(shared: Path) -> None:
    source = (shared / "reports" / f"{PDF}.pdf").read_bytes()
    found = outcome(Made("pdf", f"{PDF}.pdf", source), read_published(shared, PDF).cells)
    assert (found.right, found.doubted, found.unread, found.wrong) == (200, 0, 0, ())


@pytest.mark.parametrize("name", [SEED, "2025_沭阳县人民政府"])
def test_with_one_cell_in_ten_odd_every_other_is_right_and_every_odd_one_kept_apart(name: str, shared: Path) -> None:
    report = printed(read_published(shared, name))
    for seed in range(2):
        for kind, found, surprising in odd_outcome(report, seed):
            assert found.wrong == (), kind
            assert surprising == set(), kind


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["docx", "html", "pdf", "doc"])
def test_files_saved_anew_by_another_program_are_read_whole(suffix: str, office: Office, shared: Path) -> None:
    reports = [printed(read_published(shared, name)) for name in (SEED, "2024_宿迁市人民政府")]
    saved = office.all_resaved([product_docx(report) for report in reports], "docx", suffix)
    for report, data in zip(reports, saved, strict=True):
        found = outcome(Made(suffix, f"a.{suffix}", data), report.figures)
        assert (found.right, found.unread, found.wrong) == (len(report.figures), 0, ())
