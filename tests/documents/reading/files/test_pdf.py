"""Tables of a PDF: cells by the lines that are drawn, merged as they are, put together over page breaks."""

from collections.abc import Sequence

import pytest

from assistant.documents.reading.files.pdf import read_pdf
from assistant.documents.reading.paper import Line, Paper, Sheet
from tests.documents.reading.files.minipdf import HEIGHT, Drawing, pdf

XS = (90, 190, 290, 390)
ROWS = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "1", "11"], ["规范性文件", "8", "66"]]
YS = (100, 120, 140, 160)
LOW = (740, 760, 780, 800)


def read(*pages: Drawing) -> Paper:
    return read_pdf(pdf(*pages), 20)


def only_sheet(*pages: Drawing) -> Sheet:
    (sheet,) = read(*pages).sheets
    return sheet


def texts(sheet: Sheet) -> list[list[str]]:
    """The texts that begin in each row."""
    rows = sorted({square.row for square in sheet.squares})
    return [[square.text for square in sheet.squares if square.row == row] for row in rows]


def spans(sheet: Sheet) -> dict[str, tuple[int, int, int, int]]:
    return {s.text: (s.row, s.column, s.rows, s.columns) for s in sheet.squares}


def lines_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def doubts(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {(s.row, s.column): s.doubt for s in sheet.squares if s.doubt}


def test_a_ruled_table_is_a_sheet_of_its_cells_with_their_page():
    sheet = only_sheet(Drawing().text(90, 50, "封面"), Drawing().cells(XS, YS, ROWS))
    assert texts(sheet) == ROWS
    assert {square.page for square in sheet.squares} == {2}
    assert sheet.number == 1
    assert not sheet.doubt
    assert not doubts(sheet)


def test_text_and_tables_stand_in_the_order_of_the_page():
    page = Drawing().text(90, 300, "四、后面").cells(XS, (200, 220, 240), ROWS).text(90, 180, "三、中间")
    page.cells(XS, YS, ROWS).text(90, 50, "二、前面")
    kinds = [block.text if isinstance(block, Line) else block.number for block in read(page).blocks]
    assert kinds == ["二、前面", 1, "三、中间", 2, "四、后面"]


def test_an_empty_cell_is_there():
    sheet = only_sheet(Drawing().cells(XS, YS, [["规章", "", "11"], ["", "", ""], ["规范性文件", "8", ""]]))
    assert texts(sheet) == [["规章", "", "11"], ["", "", ""], ["规范性文件", "8", ""]]


def test_a_cell_reaches_as_far_as_no_line_is_drawn():
    page = Drawing().line(90, 100, 390, 100).line(90, 160, 390, 160).line(90, 100, 90, 160).line(390, 100, 390, 160)
    page.line(190, 100, 190, 160).line(190, 120, 390, 120).line(290, 120, 290, 160).line(190, 140, 390, 140)
    page.text(100, 104, "年度").text(200, 104, "申请人情况").text(200, 124, "自然人").text(300, 124, "总计")
    page.text(200, 144, "3").text(300, 144, "7")
    assert spans(only_sheet(page)) == {
        "年度": (0, 0, 3, 1),
        "申请人情况": (0, 1, 1, 2),
        "自然人": (1, 1, 1, 1),
        "总计": (1, 2, 1, 1),
        "3": (2, 1, 1, 1),
        "7": (2, 2, 1, 1),
    }


def test_lines_a_hair_apart_are_one_line():
    """Double borders, and pieces that printers draw cell by cell."""
    page = Drawing().cells(XS, YS, ROWS)
    page.grid([x + 2 for x in XS], [y + 2 for y in YS])
    for x in XS[:-1]:
        page.line(x, 121, x + 99, 121)
    assert texts(only_sheet(page)) == ROWS


def test_borders_drawn_as_thin_filled_rectangles_are_lines():
    page = Drawing()
    for x in XS:
        page.filled(x, YS[0], x + 0.5, YS[-1])
    for y in YS:
        page.filled(XS[0], y, XS[-1], y + 0.5)
    for top, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 3, top + 4, text)
    assert texts(only_sheet(page)) == ROWS


def test_a_table_without_its_outer_borders_keeps_all_cells():
    page = Drawing().cells(XS, YS, ROWS)
    page.content = [line for line in page.content if f" {HEIGHT - YS[-1]} m" not in line and "90 742 m 90" not in line]
    assert texts(only_sheet(page)) == ROWS


@pytest.mark.parametrize(
    "around", [Drawing.filled, lambda page, *box: page.grid(box[::2], box[1::2])], ids=["shading", "frame"]
)
def test_shading_or_a_frame_behind_text_is_no_table(around):
    page = Drawing()
    for top in (100, 115, 130):
        around(page, 80, top, 500, top + 15)
    page.lines(90, 102, ["本机关按照要求公开。", "统计期限为全年。", "可在网站下载。"])
    paper = read(page)
    assert not paper.sheets
    assert "".join(lines_of(paper)) == "本机关按照要求公开。统计期限为全年。可在网站下载。"


def test_frames_round_text_on_pages_that_follow_each_other_are_no_table():
    pages = [Drawing().grid((80, 500), (40, 790)).lines(90, 102, ["本机关按照要求公开。"]) for _ in range(2)]
    paper = read(*pages)
    assert not paper.sheets
    assert "".join(lines_of(paper)) == 2 * "本机关按照要求公开。"


def test_a_missing_line_within_a_row_joins_cells_of_that_row_only():
    """Where lines are missing so that no rectangle is left, text stays in its row."""
    page = Drawing().line(90, 100, 290, 100).line(90, 140, 290, 140).line(90, 100, 90, 140).line(290, 100, 290, 140)
    page.line(190, 100, 190, 120).line(190, 120, 290, 120).text(93, 104, "规章").text(193, 104, "3").text(
        93, 124, "文件"
    )
    assert spans(only_sheet(page)) == {"规章": (0, 0, 1, 1), "3": (0, 1, 1, 1), "文件": (1, 0, 1, 2)}


def test_the_lines_of_a_label_stay_lines():
    sheet = only_sheet(Drawing().cells((90, 190, 290), (100, 140), [["", "3"]]).lines(93, 104, ["商业企", "业（家）"]))
    assert texts(sheet) == [["商业企\n业（家）", "3"]]


def test_a_label_that_runs_downwards_is_put_together():
    page = Drawing().cells((90, 110, 290), (100, 250), [["", "3"]]).lines(93, 104, ["三、", *"本年度办理结果"])
    assert texts(only_sheet(page)) == [["三、本年度办理结果", "3"]]


def test_figures_below_each_other_are_not_put_together():
    page = Drawing().cells((90, 110, 290), (100, 250), [["", "3"]]).lines(93, 104, ["1", "2", "3"])
    assert texts(only_sheet(page)) == [["1\n2\n3", "3"]]


def test_a_figure_printed_twice_to_look_bold_is_one_figure():
    page = Drawing().cells(XS, YS, ROWS).text(193.4, 124, "1").text(293.3, 124.2, "11")
    assert texts(only_sheet(page)) == ROWS


def test_a_watermark_across_the_page_is_in_no_cell():
    page = Drawing().cells(XS, YS, ROWS).text(200, 126, "99", size=8, turned="0.7 0.7 -0.7 0.7")
    assert texts(only_sheet(page)) == ROWS


def test_a_character_that_the_file_does_not_name_makes_its_cell_doubtful():
    page = Drawing().cells(XS, YS, [["规章", "1", "11"]]).text(216, 104, "2", font="N")
    sheet = only_sheet(page)
    assert texts(sheet)[0] == ["规章", "1 \ufffd", "11"]
    assert list(doubts(sheet)) == [(0, 1)]


def two_pages(second: Sequence[Sequence[str]], *, moved: float = 0, xs: Sequence[float] = XS) -> list[Drawing]:
    """A table of ROWS at the end of a page, and another at the head of the next."""
    ys = [60 + 20 * number for number in range(len(second) + 1)]
    first = Drawing().cells(XS, LOW, ROWS).text(290, 812, "- 1 -")
    return [first, Drawing().cells([x + moved for x in xs], ys, second).text(290, 812, "- 2 -")]


def test_a_table_that_goes_on_on_the_next_page_is_one_table():
    sheet = only_sheet(*two_pages([["其他", "2", "5"]], moved=1.5))
    assert texts(sheet) == [*ROWS, ["其他", "2", "5"]]
    assert [square.page for square in sheet.squares] == [1] * 9 + [2] * 3
    assert {square.column for square in sheet.squares} == {0, 1, 2}


def test_columns_are_placed_by_where_they_lie_over_all_pages():
    sheet = only_sheet(*two_pages([["行政许可", "2"]], xs=(90, 240, 390)))
    assert spans(sheet)["行政许可"] == (3, 0, 1, 2)
    assert spans(sheet)["2"] == (3, 2, 1, 2)
    assert spans(sheet)["信息内容"] == (0, 0, 1, 1)
    assert spans(sheet)["现行有效件数"] == (0, 3, 1, 1)


def test_a_row_over_all_columns_alone_on_its_page_belongs_to_the_table():
    sheet = only_sheet(*two_pages([["第二十条第（八）项"]], xs=(90, 390)))
    assert spans(sheet)["第二十条第（八）项"] == (3, 0, 1, 3)


def test_a_table_with_other_sides_or_text_before_it_is_a_table_of_its_own():
    assert len(read(*two_pages(ROWS, xs=(90, 190, 290, 450))).sheets) == 2
    pages = two_pages(ROWS)
    pages[1].text(90, 40, "三、收到和处理政府信息公开申请情况")
    assert len(read(*pages).sheets) == 2


def test_a_head_that_is_printed_again_stays():
    assert texts(only_sheet(*two_pages([ROWS[0], ["其他", "2", "5"]])))[3] == ROWS[0]


@pytest.mark.parametrize("again", [[], [ROWS[0]]], ids=["no head again", "head again"])
def test_the_empty_cells_of_a_row_that_a_page_break_may_have_cut_are_doubtful(again):
    sheet = only_sheet(*two_pages([*again, ["（续）的文件", "", ""], ["其他", "", "5"]]))
    row = 3 + len(again)
    assert texts(sheet)[row] == ["（续）的文件", "", ""]
    assert list(doubts(sheet)) == [(row, 1), (row, 2)]
    assert "换页" in doubts(sheet)[row, 1]


def test_whole_rows_at_a_page_break_are_not_doubtful():
    assert not doubts(only_sheet(*two_pages([ROWS[0], ["其他", "2", "5"]])))
    assert not doubts(only_sheet(*two_pages([["其他", "2", ""]])))


def test_a_table_on_a_picture_of_the_page_is_to_be_checked():
    assert "扫描" in only_sheet(Drawing().picture().cells(XS, YS, ROWS)).doubt
