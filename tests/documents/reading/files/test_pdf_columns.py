"""Tables of a PDF without ruled lines: columns by the figures, rows by the lines, always to be checked."""

from assistant.documents.reading.files.pdf import read_pdf
from assistant.documents.reading.paper import Line, Paper, Sheet
from tests.documents.reading.files.minipdf import Drawing, pdf


def read(*pages: Drawing) -> Paper:
    return read_pdf(pdf(*pages), 20)


def only_sheet(*pages: Drawing) -> Sheet:
    (sheet,) = read(*pages).sheets
    return sheet


def texts(sheet: Sheet) -> list[list[str]]:
    """The texts that begin in each row."""
    rows = sorted({square.row for square in sheet.squares})
    return [[square.text for square in sheet.squares if square.row == row] for row in rows]


def lines_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def test_words_in_columns_without_lines_are_a_table_to_be_checked():
    rows = [["信息内容", "制发件数", "废止件数", "有效件数"], ["规章", "1", "0", "11"], ["文件", "8", "26", "66"]]
    page = Drawing().text(90, 60, "二、主动公开政府信息情况")
    for top, row in zip((100, 125, 150), rows, strict=True):
        for x, text in zip((90, 200, 300, 400), row, strict=True):
            page.text(x, top, text)
    page.text(90, 175, "行政许可").text(200, 175, "28").text(90, 225, "五、存在的主要问题")
    paper = read(page)
    (sheet,) = paper.sheets
    assert texts(sheet) == [*rows, ["行政许可", "28", "", ""]]
    assert sheet.doubt == "表格没有框线，各列靠位置推断，请逐格核对"
    assert lines_of(paper) == ["二、主动公开政府信息情况", "五、存在的主要问题"]


def test_a_label_of_several_lines_beside_its_figures_is_one_cell():
    page = Drawing().text(90, 100, "1.申请人逾期").text(90, 115, "未补正的申请")
    for top in (107.5, 145):
        for x, text in zip((200, 250, 300), ("67", "3", "0"), strict=True):
            page.text(x, top, text)
    page.text(90, 145, "2.其他")
    assert texts(only_sheet(page)) == [["1.申请人逾期\n未补正的申请", "67", "3", "0"], ["2.其他", "67", "3", "0"]]


def test_a_label_that_fills_its_line_goes_on_in_the_next():
    page = Drawing().text(90, 100, "1.申请人逾期").text(90, 112, "不补正").text(90, 140, "2.其他")
    for top in (100, 140):
        for x, text in zip((170, 250, 300), ("67", "3", "0"), strict=True):
            page.text(x, top, text)
    assert texts(only_sheet(page)) == [["1.申请人逾期\n不补正", "67", "3", "0"], ["2.其他", "67", "3", "0"]]


def test_a_few_numbers_that_stand_apart_are_no_table():
    page = Drawing().text(90, 100, "电话").text(200, 100, "12345").text(300, 100, "邮编").text(400, 100, "100000")
    assert not read(page).sheets
