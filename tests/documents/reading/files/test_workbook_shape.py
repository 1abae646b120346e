"""The shape of a workbook: merges, lines between tables, what costs too much, what is refused."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.reading.files.workbook import read_workbook
from tests.documents.packing import zipped
from tests.documents.reading.files.minibook import ROWS, blocks, edited, saved, texts, with_rows
from tests.documents.reading.made.printed import WIDTHS, covered, marked_report
from tests.documents.reading.made.workbook import SHEETS, workbook


def test_places_are_those_of_the_worksheet():
    def fill(sheet: Worksheet) -> None:
        sheet.title = "依申请公开"
        sheet["C5"], sheet["D5"], sheet["D6"] = "规章", "数量", 3

    (sheet,) = read_workbook(saved(fill)).sheets
    assert sheet.name == "依申请公开"
    assert {(square.row, square.column): square.text for square in sheet.squares} == {
        (4, 2): "规章",
        (4, 3): "数量",
        (5, 2): "",
        (5, 3): "3",
    }


@pytest.mark.parametrize("sheets", [1, 3])
@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize("year", [2020, 2025])
def test_the_tables_of_a_report_are_read_as_they_are_merged(year: int, sheets: int, numbers: bool):
    report = marked_report(year)
    paper = read_workbook(workbook(report, sheets=sheets, numbers=numbers))
    assert len(paper.sheets) == 3
    for sheet, (name, rows) in zip(paper.sheets, report.tables.items(), strict=True):
        assert sheet.name == ("Sheet1" if sheets == 1 else SHEETS[name])
        above = sheet.squares[0].row
        laid = {(one.row, one.column): one.printed for line in covered(rows) for one in line}
        found = {(square.row - above, square.column): square for square in sheet.squares}
        assert {at: (one.text, one.rows) for at, one in found.items()} == {
            at: (one.text, one.rows) for at, one in laid.items()
        }
        assert max(square.column + square.columns for square in sheet.squares) <= WIDTHS[name]


def test_titles_and_headings_above_tables_are_lines():
    paper = read_workbook(workbook(marked_report(2025)))
    assert blocks(paper) == [
        "云溪县水务局2025年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        1,
        "三、收到和处理政府信息公开申请情况",
        2,
        "四、政府信息公开行政复议、行政诉讼情况",
        3,
    ]


def test_a_report_in_one_column_is_lines_of_text():
    assert blocks(read_workbook(with_rows(["一、总体情况"], ["公开。\n答复。"], [], ["六、其他"]))) == [
        "一、总体情况",
        "公开。",
        "答复。",
        "六、其他",
    ]


def test_running_text_between_the_rows_of_a_table_is_a_line():
    assert blocks(read_workbook(with_rows(*ROWS, ["本机关" * 20], *ROWS))) == [1, "本机关" * 20, 2]


def test_a_label_without_figures_stays_in_its_table():
    rows = [*ROWS, ["四、结转下年度继续办理政府信息公开申请"], ["第二十条第（五）项"], ["行政许可", 3]]
    assert blocks(read_workbook(with_rows(*rows))) == [1]


def test_empty_rows_part_tables_only_when_there_are_two():
    assert blocks(read_workbook(with_rows(*ROWS, [], *ROWS))) == [1]
    assert blocks(read_workbook(with_rows(*ROWS, [], [], *ROWS))) == [1, 2]


def test_a_label_merged_over_empty_rows_keeps_its_table_together():
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["B6"] = "年度", 1, 2
        sheet.merge_cells("A1:A6")

    assert blocks(read_workbook(saved(fill))) == [1]


@pytest.mark.parametrize(
    "claim",
    [
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "</sheetData><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 2000 + "</mergeCells>",
        '</sheetData><mergeCells><mergeCell ref="A1:B9"/><mergeCell ref="B2:XFD1048576"/></mergeCells>',
        '</sheetData><mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="B1:XFD1048576"/></mergeCells>',
    ],
    ids=["one", "many", "within", "across"],
)
def test_a_merge_over_the_whole_worksheet_covers_no_more_than_the_table(claim: str):
    (sheet,) = read_workbook(edited(with_rows(*ROWS), "</sheetData>", claim)).sheets
    places = [
        (row, column)
        for square in sheet.squares
        for row in range(square.row, square.row + square.rows)
        for column in range(square.column, square.column + square.columns)
    ]
    assert sorted(places) == [(row, column) for row in range(3) for column in range(3)]


def test_a_worksheet_that_claims_to_be_large_or_is_styled_to_its_end_is_read():
    data = edited(with_rows(*ROWS), 'ref="A1:C3"', 'ref="A1:XFD1048576"')
    styled = "".join(f'<row r="{row}" s="0"><c r="XFD{row}" s="0"/></row>' for row in range(4, 3000))
    assert texts(read_workbook(edited(data, "</sheetData>", f"{styled}</sheetData>"))) == [
        [str(value) for value in row] for row in ROWS
    ]


def test_a_cell_far_away_is_refused_with_its_place():
    data = edited(with_rows(*ROWS), "</sheetData>", '<row r="90000"><c r="ZZ90000"><v>1</v></c></row></sheetData>')
    with pytest.raises(ValueError, match=r"工作表“Sheet”.*第 90000 行第 702 列"):
        read_workbook(data)


def test_a_table_and_tables_too_large_are_refused():
    with pytest.raises(ValueError, match="散得太开"):
        read_workbook(with_rows(*[[1] * 30] * 30), squares=800)
    many = [[1, 2, 3], [4, 5, 6], [], []] * 200
    with pytest.raises(ValueError, match="表格太多"):
        read_workbook(with_rows(*many), squares=100)


def broken() -> dict[str, bytes]:
    whole = with_rows(*ROWS)
    return {
        "nothing": b"",
        "no zip": b"PK\x03\x04 no zip",
        "cut off": whole[: len(whole) // 2],
        "no workbook": zipped({"word/document.xml": b"<w/>"}),
        "no such row": edited(whole, '<row r="2">', '<row r="0">'),
        "no such cell": edited(whole, '<c r="B2"', '<c r="ZZZ2"'),
        "no number": edited(whole, "<v>66</v>", "<v>x</v>"),
        "no xml": edited(whole, "</sheetData>", "<"),
        "no merge": edited(whole, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'),
    }


@pytest.mark.parametrize("data", broken().values(), ids=broken().keys())
def test_what_is_no_whole_workbook_is_refused(data: bytes):
    with pytest.raises(ValueError, match=r"工作簿打不开.*另存为 \.xlsx"):
        read_workbook(data)


def test_a_locked_or_old_workbook_is_refused():
    with pytest.raises(ValueError, match=r"密码.*\.xls"):
        read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))


def test_a_workbook_with_nothing_to_see_is_refused():
    def fill(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("空")
        sheet.append(["旧数"])
        sheet.sheet_state = "hidden"

    with pytest.raises(ValueError, match="没有内容"):
        read_workbook(saved(fill))
