"""A plain sheet as a Word file: valid, the same every time, tables with headers that repeat, any text in it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from assistant.documents.writing.sheet import Part, Sheet, write_sheet
from tests.ooxml import schema_errors

MILLIMETRE = 72 / 25.4
WIDTHS = (50.0, 60.0, 60.0)


def sheet(*rows: tuple[str, ...], notes: tuple[str, ...] = ("共 3 格。",), title: str = "年报核对记录") -> Sheet:
    part = Part(
        "二、主动公开政府信息情况", notes, ("行、列", "数", "来源"), WIDTHS, rows or (("规章", "0", "自动补 0"),)
    )
    return Sheet(title, "云溪县水务局", (part,))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_the_file_is_valid_and_holds_what_it_was_given():
    data = write_sheet(sheet(("规章", "0", "自动补 0"), ("行政许可", "12", "对话里说的：“十二件”")))
    assert schema_errors(data) == []
    document = opened(data)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["规章", "0", "自动补 0"],
        ["行政许可", "12", "对话里说的：“十二件”"],
    ]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "年报核对记录",
        "二、主动公开政府信息情况",
        "共 3 格。",
    ]


def test_the_same_sheet_is_the_same_bytes():
    assert write_sheet(sheet()) == write_sheet(sheet())


def test_the_header_of_a_table_repeats_and_a_short_line_is_never_cut():
    long = "字" * 700
    table = opened(write_sheet(sheet(("短", "1", ""), ("长", long, "")))).tables[0]
    looks = [row._tr.find(qn("w:trPr")) for row in table.rows]
    assert [look.find(qn("w:tblHeader")) is not None for look in looks] == [True, False, False]
    assert [look.find(qn("w:cantSplit")) is not None for look in looks] == [True, True, False]


def test_a_line_break_in_a_cell_begins_a_paragraph():
    table = opened(write_sheet(sheet(("甲", "理由：口径不同\n经办人：张某", "")))).tables[0]
    assert [paragraph.text for paragraph in table.cell(1, 1).paragraphs] == ["理由：口径不同", "经办人：张某"]


def test_characters_that_no_file_can_hold_do_not_stop_it():
    hostile = "甲\x00乙\x0b丙\ufffe丁<b>&戊\t己"
    data = write_sheet(sheet((hostile, "", ""), notes=(hostile,), title=hostile))
    assert schema_errors(data) == []
    assert opened(data).tables[0].cell(1, 0).text.replace("\n", "") in hostile.replace("\x00", "\ufffd").replace(
        "\x0b", ""
    ).replace("\ufffe", "\ufffd")


def test_a_part_without_lines_has_no_table_and_one_without_a_heading_none():
    data = write_sheet(Sheet("题", "", (Part("", ("一句话。",)), Part("空"))))
    assert schema_errors(data) == []
    assert opened(data).tables == []
    assert [one.text for one in opened(data).paragraphs if one.text] == ["题", "一句话。", "空"]


@pytest.mark.office
def test_another_office_program_prints_it_within_its_margins_and_headings_stay_with_their_tables(
    soffice: str, tmp_path: Path
):
    tall = "对话里说的：“收到10件，其中9个自然人”，" * 3
    lines = (("第0行", "1", tall), *((f"第{number}行", "1", "自动补 0") for number in range(1, 40)))
    columns, notes = ("行、列", "数", "来源"), ("共若干格，" + "各有各的来源，" * 12,)
    parts = tuple(Part(f"第{size}部分", notes, columns, WIDTHS, lines[:size]) for size in range(3, 40))
    (tmp_path / "sheet.docx").write_bytes(write_sheet(Sheet("年报核对记录", "云溪县水务局", parts)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "sheet.docx"]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "sheet.pdf") as printed:
        assert len(printed.pages) > 10
        for page in printed.pages:
            assert (page.width / MILLIMETRE, page.height / MILLIMETRE) == pytest.approx((210, 297), abs=0.5)
            assert min(char["x0"] for char in page.chars) > 19 * MILLIMETRE
            assert max(line["x1"] for line in (*page.rects, *page.lines)) < (210 - 19) * MILLIMETRE
            text = page.extract_text().splitlines()
            for number, line in enumerate(text):
                if line.startswith("第") and line.endswith("部分"):
                    assert any("对话里说的" in row for row in text[number : number + 4])
