"""Text files: in any encoding, with tables pasted from a spreadsheet or exported by a word processor."""

from pathlib import Path

import pytest

from assistant.documents.reading.files.plain import read_plain
from assistant.documents.reading.paper import Line, Paper, Sheet, Square


def read(text: str) -> Paper:
    return read_plain(text.encode())


def lines(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def rows(sheet: Sheet) -> list[list[str]]:
    last = max(square.row for square in sheet.squares)
    return [[square.text for square in sheet.squares if square.row == row] for row in range(last + 1)]


EXPORTED = """二、主动公开政府信息情况
\t信息内容
\t本年新
制作数量
\t总数

\t规章
\t　0
\t\u0020

\t行政处罚
\t12\u0020
\t

三、收到申请情况
"""


def test_lines_stay_as_they_stand_and_blank_ones_are_left_out():
    assert read("　　一、总体情况 \n\n \u3000\n无。").blocks == (Line("　　一、总体情况 "), Line("无。"))


def test_the_note_on_top_is_not_read_and_later_number_signs_are():
    assert lines(read("# 来源: 甲\n# 2\t3\n\n# 标题\n正文\n# 注")) == ["# 标题", "正文", "# 注"]
    assert lines(read("标题\n# 注")) == ["标题", "# 注"]
    assert read("# 只有一行").blocks == ()


def test_lines_with_tabs_are_a_table_with_a_column_for_each_field():
    paper = read("二、主动公开\n信息内容\t数量\t\n规章\t0\t 1 \n三、申请\n甲\t2")
    assert paper.blocks == (
        Line("二、主动公开"),
        Sheet(
            1,
            (
                *(Square("信息内容", 0, 0), Square("数量", 0, 1), Square("", 0, 2)),
                *(Square("规章", 1, 0), Square("0", 1, 1), Square(" 1 ", 1, 2)),
            ),
        ),
        Line("三、申请"),
        Sheet(2, (Square("甲", 0, 0), Square("2", 0, 1))),
    )


def test_a_row_that_begins_with_an_empty_field_keeps_its_columns():
    paper = read("\t自然人\t企业\n\t\t其他\n新收\t1\t2\n\t\t\n")
    assert rows(paper.sheets[0]) == [["", "自然人", "企业"], ["", "", "其他"], ["新收", "1", "2"], ["", "", ""]]
    assert paper.sheets[0].aligned
    assert rows(read("\t自然人\t企业\n\t1\t2\n\t3").sheets[0]) == [["", "自然人", "企业"], ["", "1", "2"], ["", "3"]]


def test_a_quoted_field_of_a_spreadsheet_is_one_cell_whatever_is_in_it():
    pasted = '信息内容\t"本年新\n\n制作数量"\t"对外\n总数"\n"规章\n""甲"""\t0\t"1"\n3.危及"三安全"\t"放管服"改革\t2\n'
    assert rows(read(pasted).sheets[0]) == [
        ["信息内容", "本年新\n\n制作数量", "对外\n总数"],
        ['规章\n"甲"', "0", "1"],
        ['3.危及"三安全"', '"放管服"改革', "2"],
    ]


def test_quotation_marks_in_text_are_left_alone():
    text = '"一网通办"改革\n\t"放管服"事项。\n"甲\n乙"'
    assert lines(read(text)) == ['"一网通办"改革', '\t"放管服"事项。', '"甲', '乙"']


def test_an_export_is_a_table_whose_rows_are_cells_in_order():
    paper = read(EXPORTED)
    assert lines(paper) == ["二、主动公开政府信息情况", "三、收到申请情况"]
    assert not paper.sheets[0].aligned
    assert rows(paper.sheets[0]) == [
        ["信息内容", "本年新\n制作数量", "总数"],
        ["规章", "　0", " "],
        ["行政处罚", "12 ", ""],
    ]
    assert [square.column for square in paper.sheets[0].squares if square.row == 1] == [0, 1, 2]


def test_an_export_s_table_ends_at_the_next_section_though_the_blank_line_is_missing():
    paper = read("四、复议\n\t维持\n\t纠正\n\n\t0\n\t1\n五、问题\n一是不足。\n\n六、其他")
    assert lines(paper) == ["四、复议", "五、问题", "一是不足。", "六、其他"]
    assert rows(paper.sheets[0]) == [["维持", "纠正"], ["0", "1"]]


def test_a_sentence_in_a_cell_of_an_export_does_not_unmake_its_row():
    assert rows(read("\t规章\n\t含修订。\n\t3\n\n\t强制\n\t0\n").sheets[0]) == [
        ["规章", "含修订。", "3"],
        ["强制", "0"],
    ]


def test_a_cell_of_an_export_may_begin_with_a_line_break_and_look_like_a_heading():
    paper = read("\t\n一、本年新收\n\t0\n\n\t\n四、结转\n\t1\n")
    assert rows(paper.sheets[0]) == [["\n一、本年新收", "0"], ["\n四、结转", "1"]]


def test_both_kinds_of_table_in_one_file_are_each_read_in_their_own_way():
    paper = read(EXPORTED + "\n规章\t0\t1\n\n四、复议\n\t维持\n\t纠正\n\n\t0\n\t1\n")
    assert [sheet.aligned for sheet in paper.sheets] == [False, True, False]
    assert rows(paper.sheets[1]) == [["规章", "0", "1"]]
    assert [sheet.number for sheet in paper.sheets] == [1, 2, 3]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\f", "\n"])
def test_line_ends_and_page_breaks_make_no_difference(end):
    kept = (
        EXPORTED.replace("\n", end)
        if end != "\n\f"
        else EXPORTED.replace("\n三", "\n\f三").replace("\n\t规", "\n\f\t规")
    )
    assert read(kept) == read(EXPORTED)


def test_a_page_break_within_a_line_ends_it():
    assert lines(read("无。\f五、问题\v一是。")) == ["无。", "五、问题", "一是。"]


def test_a_page_break_between_two_rows_does_not_part_them():
    assert rows(read("甲\t1\n\f乙\t2").sheets[0]) == [["甲", "1"], ["乙", "2"]]


def test_tabs_that_indent_paragraphs_make_no_table():
    text = "\t一、总体情况\n\t2025年，本机关公开信息110条。\n\n\t二、主动公开\n\n\t（一）渠道\n\t网站为主。\n规章\t3\n"
    paper = read(text)
    assert [line.strip() for line in lines(paper)] == [
        *("一、总体情况", "2025年，本机关公开信息110条。", "二、主动公开", "（一）渠道", "网站为主。"),
    ]
    assert rows(paper.sheets[0]) == [["规章", "3"]]


def test_a_tab_behind_the_number_of_a_paragraph_makes_no_table():
    assert lines(read("一、\t总体情况\n（一）\t主动公开\n1.\t加强领导。\n")) == [
        "一、\t总体情况",
        "（一）\t主动公开",
        "1.\t加强领导。",
    ]
    assert rows(read("1.\t5\n2.\t6").sheets[0]) == [["1.", "5"], ["2.", "6"]]


def test_tabs_at_the_end_of_a_line_of_text_make_no_table():
    assert lines(read("一、总体情况\t\t\n\n无。\t")) == ["一、总体情况\t\t", "无。\t"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_every_usual_encoding_is_read(encoding):
    assert read_plain(EXPORTED.encode(encoding)) == read(EXPORTED)


def test_what_is_no_text_is_refused_with_what_to_do():
    with pytest.raises(ValueError, match="另存为 UTF-8"):
        read_plain(bytes(range(128, 256)) * 20)


def test_an_empty_file_is_an_empty_paper():
    assert read_plain(b"") == Paper(())


def test_a_long_file_of_quotes_and_tabs_is_read_at_once():
    for piece in ('\t"', '"\t', '\n"', '""', '\t""\n', "\t\n", "\t"):
        read(piece * 20_000)


def test_the_seed_has_three_tables_between_its_headings(shared: Path):
    seed = next((shared / "reports").glob("*_种子.txt")).read_bytes()
    paper = read_plain(seed)
    assert [sheet.aligned for sheet in paper.sheets] == [False] * 3
    assert [max(square.row for square in sheet.squares) + 1 for sheet in paper.sheets] == [18, 26, 4]
    assert [len(row) for row in rows(paper.sheets[2])] == [2, 7, 15, 15]
    assert rows(paper.sheets[0])[17] == ["政府集中采购", "　4", "25770元"]
    assert lines(paper)[0] == "区工信局2019年政府信息公开工作年度报告"
    assert lines(paper)[-2:] == ["六、其他需要报告的事项", "无。"]


def test_the_real_reports_with_tabs_have_aligned_tables(shared: Path):
    for path in (shared / "reports").glob("*.txt"):
        data = path.read_bytes()
        paper = read_plain(data)
        if "种子" not in path.name:
            assert bool(paper.sheets) == (b"\t" in data)
            assert all(sheet.aligned for sheet in paper.sheets)
            assert not any("\t" in line for line in lines(paper))
