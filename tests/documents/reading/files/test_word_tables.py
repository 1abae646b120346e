"""The tables of Word files laid out as they print, whichever program saved them."""

from pathlib import Path

import pytest

from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.paper import Line, Sheet, Square
from knowledge.shelf import load_forms, template_of
from tests.documents.reading.files.wordparts import box, grid, p, read, span, tbl, tc, texts, tr
from tests.documents.reading.made.office import Office

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_lines_and_tables_come_in_printed_order_and_tables_are_counted():
    paper = read(p("一、总体情况") + tbl(tr("甲", "1")) + p("") + tbl(tr("乙", "2")) + p("无。"))
    assert paper.blocks == (
        Line("一、总体情况"),
        Sheet(1, (Square("甲", 0, 0), Square("1", 0, 1))),
        Sheet(2, (Square("乙", 0, 0), Square("2", 0, 1))),
        Line("无。"),
    )


def test_merged_cells_are_laid_out_with_their_spans():
    sheet = read(
        tbl(
            tr(tc("项目", DOWN), tc("申请人", span(2)), tc("总计", DOWN)),
            tr(tc("", ON), "企业", "其他", tc("", ON)),
            tr("新收", "1", "2", "3"),
        )
    ).sheets[0]
    assert grid(sheet) == {
        (0, 0): ("项目", 2, 1),
        (0, 1): ("申请人", 1, 2),
        (0, 3): ("总计", 2, 1),
        (1, 1): ("企业", 1, 1),
        (1, 2): ("其他", 1, 1),
        (2, 0): ("新收", 1, 1),
        (2, 1): ("1", 1, 1),
        (2, 2): ("2", 1, 1),
        (2, 3): ("3", 1, 1),
    }


def test_a_merge_goes_on_over_many_rows_and_a_new_one_begins_below_it():
    sheet = read(
        tbl(tr(tc("甲", DOWN), "1"), tr(tc("", ON), "2"), tr(tc("", ON), "3"), tr(tc("乙", DOWN), "4"))
    ).sheets[0]
    assert grid(sheet)[0, 0] == ("甲", 3, 1)
    assert grid(sheet)[3, 0] == ("乙", 1, 1)


def test_a_cell_that_goes_on_from_nothing_stands_for_itself():
    sheet = read(tbl(tr("甲", "1"), tr(tc("乙", ON), "2"), tr(tc("丙", ON + span(2))))).sheets[0]
    assert texts(sheet) == [["甲", "1"], ["乙", "2"], ["丙"]]


def test_an_old_merge_across_is_one_cell():
    cells = tc("甲", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), tc("1")
    sheet = read(tbl(tr("一", "二", "三"), tr(*cells))).sheets[0]
    assert grid(sheet)[1, 0] == ("甲", 1, 2)
    assert grid(sheet)[1, 2] == ("1", 1, 1)


def test_a_row_that_begins_later_or_ends_earlier_keeps_its_columns():
    look = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    sheet = read(tbl(tr("一", "二", "三", "四"), tr("乙", "丙", look=look), tr("1", "2", "3", "4"))).sheets[0]
    assert [(square.text, square.column) for square in sheet.squares if square.row == 1] == [("乙", 1), ("丙", 2)]


@pytest.mark.parametrize("widths", [(2000, 1, 2000), (2000, 60, 2000), (0, 0, 0), ()])
def test_a_hair_between_the_edges_of_two_rows_is_no_column(widths):
    rows = tr(tc("甲", span(2)), "1"), tr("乙", tc("2", span(2)))
    assert grid(read(tbl(*rows, widths=widths)).sheets[0]) == {
        (0, 0): ("甲", 1, 1),
        (0, 1): ("1", 1, 1),
        (1, 0): ("乙", 1, 1),
        (1, 1): ("2", 1, 1),
    }


@pytest.mark.parametrize("hair", [1, 60])
def test_rows_that_begin_a_hair_later_stand_under_the_others(hair):
    late = '<w:gridBefore w:val="1"/>'
    rows = tr(tc("甲", span(2)), "1"), tr(tc("乙", span(2)), "2", look=late), tr(tc("丙", span(2)), "3")
    sheet = read(tbl(*rows[:2], rows[2], widths=(hair, 2000, 2000))).sheets[0]
    assert grid(sheet)[0, 0] == ("甲", 1, 1)
    assert grid(sheet)[1, 0] == ("乙", 1, 2)


def test_merges_go_on_across_a_hair():
    first = tr(tc("总", DOWN + span(2)), "1", look="")
    second = tr(tc("", ON), tc("2", span(2)))
    sheet = read(tbl(first, second, tr(tc("甲", span(2)), "3"), widths=(2000, 1, 2000))).sheets[0]
    assert grid(sheet)[0, 0] == ("总", 2, 1)
    assert grid(sheet)[1, 1] == ("2", 1, 1)


@pytest.mark.parametrize("number", ["0", "-3", "x", "", "99999999999", "9" * 5000])
def test_a_span_of_no_sense_costs_nothing_and_hides_nothing(number):
    sheet = read(tbl(tr(tc("甲", span(number)), "乙"), tr("1", "2"))).sheets[0]
    assert texts(sheet) == [["甲", "乙"], ["1", "2"]]
    assert max(square.column + square.columns for square in sheet.squares) <= 3


def test_a_paragraph_whose_mark_is_deleted_ends_at_a_table_and_at_the_end_of_its_cell():
    gone = "<w:rPr><w:del/></w:rPr>"
    paper = read(p("上文", look=gone) + tbl(tr(tc(p("1", look=gone)), "2")) + p("下文", look=gone))
    assert [getattr(block, "text", "") for block in paper.blocks] == ["上文", "", "下文"]
    assert texts(paper.sheets[0]) == [["1", "2"]]


def test_deleted_and_hidden_rows_are_gone_and_inserted_ones_there():
    looks = "", "<w:del/>", "<w:hidden/>", '<w:hidden w:val="0"/>', "<w:ins/>"
    rows = [tr(str(number), "件", look=look) for number, look in enumerate(looks)]
    assert texts(read(tbl(*rows)).sheets[0]) == [["0", "件"], ["3", "件"], ["4", "件"]]


def test_a_deleted_cell_is_gone_and_the_next_one_takes_its_place():
    sheet = read(tbl(tr("甲", "1"), tr("乙", tc("9", "<w:cellDel/>"), tc("2", "<w:cellIns/>")))).sheets[0]
    assert texts(sheet) == [["甲", "1"], ["乙", "2"]]
    assert grid(sheet)[1, 1] == ("2", 1, 1)


def test_a_tracked_merge_counts_as_done():
    first, second = (f'<w:cellMerge w:vMerge="{kind}"/>' for kind in ("rest", "cont"))
    assert grid(read(tbl(tr(tc("甲", first), "1"), tr(tc("", second), "2"))).sheets[0])[0, 0] == ("甲", 2, 1)


def test_a_table_in_a_cell_is_a_sheet_of_its_own_and_the_cell_keeps_its_own_text():
    inner = tbl(tr("内", "5"))
    paper = read(tbl(tr("甲", tc(p("上") + inner + p("下")))) + tbl(tr("乙", "2")))
    assert [texts(sheet) for sheet in paper.sheets] == [[["甲", "上\n下"]], [["内", "5"]], [["乙", "2"]]]
    assert [sheet.number for sheet in paper.sheets] == [1, 2, 3]


def test_a_table_of_one_cell_is_a_frame_round_what_is_in_it():
    inside = p("一、总体情况") + tbl(tr("甲", "1")) + p("无。")
    frame = tbl(tr(tc(tbl(tr(tc(inside + p("")))))))
    assert read(frame) == read(inside)


def test_text_boxes_are_lines_and_those_in_a_table_stand_after_it():
    def pictured(text: str) -> str:
        return f"<w:r><w:pict><v:textbox>{box(p(text), p('第二行'))}</v:textbox></w:pict></w:r>"

    paper = read(p("正文", pictured("红头")) + tbl(tr("甲", tc(p("1", pictured("注"))))))
    assert [block.text for block in paper.blocks if isinstance(block, Line)] == [
        "红头",
        "第二行",
        "正文",
        "注",
        "第二行",
    ]
    assert texts(paper.sheets[0]) == [["甲", "1"]]


def test_an_empty_document_and_an_empty_table_are_nothing():
    assert read("").blocks == ()
    assert read(tbl() + tbl(tr(look="<w:ins/>")) + p(" ")).blocks == ()


def test_deep_tables_are_read_and_deeper_ones_refused_in_a_sentence():
    def nested(depth: int) -> str:
        return (
            "".join(f"<w:tbl><w:tr>{tc('甲')}<w:tc>" for _ in range(depth)) + p("1") + "</w:tc></w:tr></w:tbl>" * depth
        )

    assert len(read(nested(60)).sheets) == 60
    with pytest.raises(ValueError, match="嵌套得太深"):
        read(nested(500))


@pytest.mark.office
@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_a_template_saved_anew_by_another_program_has_the_same_squares(form, office: Office):
    template = template_of(form).read_bytes()
    saved = office.resaved(template, "docx", "docx")
    assert saved != template
    assert read_word(saved).sheets == read_word(template).sheets
    assert len(read_word(saved).sheets) == len(form.tables)


def test_the_real_template_of_an_office_has_its_three_grids(shared: Path):
    data = next((shared / "reports").glob("*.docx")).read_bytes()
    sizes = [
        (max(one.row + one.rows for one in sheet.squares), max(one.column + one.columns for one in sheet.squares))
        for sheet in read_word(data).sheets
    ]
    assert sizes == [(14, 4), (28, 10), (4, 15)]


def test_no_two_squares_of_the_shipped_templates_overlap():
    for form in load_forms():
        for sheet in read_word(template_of(form).read_bytes()).sheets:
            taken = [
                (row, column)
                for one in sheet.squares
                for row in range(one.row, one.row + one.rows)
                for column in range(one.column, one.column + one.columns)
            ]
            assert len(taken) == len(set(taken))
