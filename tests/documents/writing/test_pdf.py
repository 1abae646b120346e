"""A Word file printed to PDF: the typefaces that stand in, nothing left behind, failures as sentences."""

import io
from pathlib import Path

import pdfplumber
import pytest

from assistant.documents.writing.fill import fill
from assistant.documents.writing.fonts import OFFICIAL, STAND_INS, fonts_config, missing_fonts
from assistant.documents.writing.pdf import PdfError, can_make_pdf, pdf_of, pdfs_of
from knowledge.shelf import template_of
from tests.documents.offices_program import is_running, stand_in
from tests.documents.samples import sample_report

REPORT = sample_report(2025)


@pytest.fixture(scope="module")
def word() -> bytes:
    return fill(template_of(REPORT.form).read_bytes(), REPORT)


@pytest.mark.office
def test_the_pdf_says_what_the_file_says_and_nothing_is_left_behind(word: bytes, soffice: str, own_folder: Path):
    with pdfplumber.open(io.BytesIO(pdf_of(word))) as pdf:
        text = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert "".join(REPORT.title.split()) in text
    assert all(cell in text for cell in ("24252.311082", "总计", "第二十条第（六）项"))
    assert list(own_folder.iterdir()) == []


@pytest.mark.office
def test_missing_typefaces_are_stood_in_for_by_their_own_kind(word: bytes, soffice: str):
    """Without the configuration, all of it comes out in one sans serif, digits in a third typeface."""
    if not {"仿宋_GB2312", "黑体"} <= set(missing_fonts()):
        pytest.skip("the official typefaces are installed")
    with pdfplumber.open(io.BytesIO(pdf_of(word))) as pdf:
        chars = pdf.pages[0].chars
    body = {char["fontname"] for char in chars if char["text"] in "申请渠道2025"}
    head = {char["fontname"] for char in chars if char["text"] == "一"} - body
    assert len(body) == len({name.partition("-")[0].partition("+")[2] for name in head}) == 1
    assert "Serif" in body.pop()
    assert "Sans" in head.pop()


@pytest.mark.office
def test_several_files_are_printed_with_one_start(word: bytes, soffice: str):
    other = fill(template_of(REPORT.form).read_bytes(), sample_report(2025, problems="另一份。"))
    first, second = pdfs_of(word, other)
    with pdfplumber.open(io.BytesIO(first)) as pdf, pdfplumber.open(io.BytesIO(second)) as short:
        assert "通俗说明" in pdf.pages[-1].extract_text() or "通俗说明" in pdf.pages[-2].extract_text()
        assert "另一份。" in short.pages[-1].extract_text() or "另一份。" in short.pages[-2].extract_text()


@pytest.mark.office
def test_a_file_that_is_no_word_file_is_one_sentence(soffice: str, own_folder: Path):
    with pytest.raises(PdfError, match=r"^LibreOffice 没有把版面排出来：请再试一次$"):
        pdf_of(b"PK\x03\x04 broken")
    assert list(own_folder.iterdir()) == []


def test_a_program_that_takes_too_long_is_killed_with_all_that_it_started(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    started = tmp_path / "started"
    monkeypatch.setenv("NIANBAO_SECONDS", "0.5")
    stand_in(tmp_path, monkeypatch, f"sleep 1000 & echo $! $$ > {started}; wait")
    with pytest.raises(PdfError, match=r"^LibreOffice 在 0\.5 秒内没有排好版：请再试一次$"):
        pdf_of(b"")
    assert not any(map(is_running, started.read_text().split()))
    assert list(own_folder.iterdir()) == []


def test_a_program_that_is_killed_is_one_sentence(own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stand_in(tmp_path, monkeypatch, "kill -9 $$")
    with pytest.raises(PdfError, match="没有把版面排出来"):
        pdf_of(b"")


def test_without_the_program_the_clerk_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_make_pdf()
    with pytest.raises(PdfError, match=r"^本机没有装 LibreOffice.*另存为 PDF$"):
        pdf_of(b"")


def test_the_program_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stand_in(tmp_path, monkeypatch, "")
    assert can_make_pdf()


def listing(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "fc-list"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_official_typefaces_that_are_not_listed_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    listing(tmp_path, monkeypatch, "echo '仿宋_GB2312,FangSong_GB2312'; echo 宋体; echo 黑体")
    assert missing_fonts() == ("方正小标宋简体", "楷体_GB2312")


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_where_the_typefaces_cannot_be_listed_none_is_called_missing(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    listing(tmp_path, monkeypatch, script)
    assert missing_fonts() == ()


def test_every_official_typeface_has_a_stand_in():
    assert set(STAND_INS) == set(OFFICIAL)
    assert all(f"<family>{font}</family>" in fonts_config() for font in OFFICIAL)
