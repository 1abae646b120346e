"""Cells are found by the words of their row and column, whatever the merges; what is doubtful is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.reading.cells.tables import TablesRead, read_tables
from assistant.documents.reading.doubts import DOUBTFUL
from assistant.documents.reading.paper import Sheet, Square
from assistant.report.figures import Mark, plain
from knowledge.shelf import form_for
from tests.documents.reading.cells.sheets import sheet_of, sheets_of
from tests.documents.reading.made.odd import with_odd_cells
from tests.documents.reading.made.printed import printed_tables, torn
from tests.official import wanted_ids

EDITIONS = (2019, 2021)
RECEIVED = "一、本年新收政府信息公开申请数量"


def counted(edition: int) -> dict[str, str]:
    """Every cell with a number of its own."""
    return {cell: str(number) for number, cell in enumerate(wanted_ids(edition), 100)}


def read(sheets: list[Sheet], edition: int) -> TablesRead:
    return read_tables(sheets, form_for(edition))


def said(tables: TablesRead) -> dict[str, Any]:
    return {cell: None if one.value is None else plain(one.value) for cell, one in tables.readings.items()}


def changed(sheet: Sheet, old: str, new: str) -> Sheet:
    """The sheet with the text of one square replaced; it must be there."""
    assert any(square.text == old for square in sheet.squares), old
    squares = tuple(replace(square, text=new) if square.text == old else square for square in sheet.squares)
    return replace(sheet, squares=squares)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_the_official_tables_is_found_without_a_doubt(edition: int) -> None:
    figures = counted(edition)
    tables = read(sheets_of(edition, figures), edition)
    assert said(tables) == figures
    assert tables.doubts == ()
    assert {one.confidence for one in tables.readings.values()} == {1.0}
    assert tables.tables == {"disclosure", "applications", "disputes"}


def test_a_reading_keeps_the_words_of_the_file_and_their_place() -> None:
    figures = {**counted(2021), "applications.received.company": " ３件"}
    tables = read(sheets_of(2021, figures), 2021)
    reading = tables.readings["applications.received.company"]
    assert (reading.raw, reading.value) == (" ３件", 3)
    assert reading.place.words == "第 2 个表格第 4 行第 5 列"


LABEL_HABITS = {
    "spaces": lambda text: " " + "\u3000".join(text) + " ",
    "line breaks": lambda text: text[:3] + "\n" + text[3:],
    "other commas": lambda text: text.replace(".", "、"),
    "full width": lambda text: text.replace("1.", "１．").replace("2.", "２．"),
    "half-width brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "no numbers": lambda text: text.lstrip("12345678."),
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "older word": lambda text: text.replace("行政规范性文件", "规范性文件"),
    "shortened": lambda text: text.replace("（区分处理的，只计这一情形，不计其他情形）", "").partition(
        "、行政机关不再"
    )[0],
    "typos": lambda text: text.replace("法律行政法规", "法律、行政性法规").replace("反复申请", "返复申请"),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("habit", LABEL_HABITS)
def test_the_ways_in_which_offices_write_labels_change_nothing(edition: int, habit: str) -> None:
    figures = counted(edition)
    tables = read(sheets_of(edition, figures, LABEL_HABITS[habit]), edition)
    assert said(tables) == figures
    assert tables.doubts == ()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(5))
def test_odd_cells_are_kept_apart_and_disturb_no_other(edition: int, seed: int) -> None:
    figures, odd = with_odd_cells(counted(edition), seed)
    meant = {"": None, "/": "/", "—": "-", "无": "无", "０": "0", "0件": "0", "1 2": None}
    tables = read(sheets_of(edition, figures), edition)
    assert said(tables) == {cell: meant[odd[cell]] if cell in odd else text for cell, text in figures.items()}
    doubtful = {cell for doubt in tables.doubts for cell in doubt.cells}
    assert doubtful == {cell for cell, text in odd.items() if text == "1 2"}
    assert len(odd) >= 18


def test_blank_and_marks_stay_three_things() -> None:
    figures = {
        **counted(2021),
        "disclosure.rules.made": "/",
        "disclosure.rules.repealed": "",
        "disclosure.rules.in_force": "无",
    }
    values = [one.value for cell, one in read(sheets_of(2021, figures), 2021).readings.items() if ".rules." in cell]
    assert values == [Mark.SLASH, None, Mark.NONE]


def test_a_table_torn_over_two_pages_with_its_head_repeated_is_read_whole() -> None:
    figures = counted(2021)
    second, third, fourth = printed_tables(2021, figures).values()
    first_half, second_half = torn(third, 3)
    sheets = [sheet_of(rows, number) for number, rows in enumerate((second, first_half, second_half, fourth), 1)]
    tables = read(sheets, 2021)
    assert said(tables) == figures
    assert tables.doubts == ()


def test_a_table_that_goes_on_without_its_head_keeps_the_head_it_had() -> None:
    figures = counted(2021)
    second, third, fourth = printed_tables(2021, figures).values()
    first_half, second_half = torn(third, 3)
    sheets = [sheet_of(rows, number) for number, rows in enumerate((second, first_half, second_half[3:], fourth), 1)]
    tables = read(sheets, 2021)
    assert said(tables) == figures


def test_a_column_that_is_missing_leaves_its_cells_unread_and_says_so() -> None:
    figures = counted(2021)
    second, third, fourth = sheets_of(2021, figures)
    kept = tuple(square for square in third.squares if square.column != 5 or square.columns > 1)
    tables = read([second, replace(third, squares=kept), fourth], 2021)
    missing = {cell for cell in figures if cell.startswith("applications.") and cell.endswith(".research")}
    assert set(figures) - set(tables.readings) == missing
    assert said(tables) == {cell: text for cell, text in figures.items() if cell not in missing}
    assert missing <= {cell for doubt in tables.doubts for cell in doubt.cells}


def test_two_columns_that_changed_places_are_read_by_their_heads() -> None:
    figures = counted(2021)
    second, third, fourth = sheets_of(2021, figures)
    there = {4: 5, 5: 4}

    def swapped(square: Square) -> Square:
        if square.columns > 1 or square.row < 2:
            return square
        return replace(square, column=there.get(square.column, square.column))

    tables = read([second, replace(third, squares=tuple(map(swapped, third.squares))), fourth], 2021)
    assert said(tables) == figures


def test_rows_that_changed_places_are_read_by_their_labels() -> None:
    figures = counted(2021)
    second, third, fourth = sheets_of(2021, figures)
    there = {3: 4, 4: 3}
    moved = tuple(replace(square, row=there.get(square.row, square.row)) for square in third.squares)
    tables = read([second, replace(third, squares=moved), fourth], 2021)
    assert said(tables) == figures


def test_a_row_that_is_missing_is_said() -> None:
    figures = counted(2021)
    second, third, fourth = sheets_of(2021, figures)
    tables = read([second, changed(third, RECEIVED, "合计说明"), fourth], 2021)
    unread = [doubt for doubt in tables.doubts if RECEIVED in doubt.say]
    assert [len(doubt.cells) for doubt in unread] == [7]
    assert "applications.received.total" not in tables.readings


def test_a_label_that_is_only_half_alike_is_read_with_a_doubt() -> None:
    second, third, fourth = sheets_of(2021, counted(2021))
    tables = read([second, changed(third, RECEIVED, "一、本年新收到的信息申请件"), fourth], 2021)
    reading = tables.readings["applications.received.total"]
    assert reading.confidence < DOUBTFUL
    assert any("applications.received.total" in doubt.cells and "请核对" in doubt.say for doubt in tables.doubts)


def test_heads_of_another_edition_are_not_taken_for_those_of_this_one() -> None:
    older = sheets_of(2019, counted(2019))[0]
    _, third, fourth = sheets_of(2021, counted(2021))
    tables = read([older, third, fourth], 2021)
    assert not [cell for cell in tables.readings if cell.startswith("disclosure.rules")]
    assert {cell for doubt in tables.doubts for cell in doubt.cells} >= {"disclosure.rules.made"}


def test_figures_without_any_head_are_read_in_order_and_all_doubtful() -> None:
    rows = printed_tables(2021, counted(2021))["applications"][3:]
    tables = read([sheet_of(rows)], 2021)
    figures = {cell: text for cell, text in counted(2021).items() if cell.startswith("applications.")}
    assert said(tables) == figures
    assert {cell for doubt in tables.doubts if "没有表头" in doubt.say for cell in doubt.cells} == set(figures)
    assert all(one.confidence < DOUBTFUL for one in tables.readings.values())


def test_a_merged_square_over_several_columns_is_doubtful() -> None:
    second, third, fourth = sheets_of(2021, counted(2021))
    row = next(square.row for square in third.squares if square.text == RECEIVED)
    kept = [square for square in third.squares if square.row != row or square.column < 3]
    merged = replace(third, squares=(*kept, Square("0", row, 3, 1, 7)))
    tables = read([second, merged, fourth], 2021)
    doubtful = {cell for doubt in tables.doubts for cell in doubt.cells}
    assert {cell for cell in counted(2021) if cell.startswith("applications.received.")} <= doubtful


def test_a_line_that_stands_twice_with_other_figures_is_doubtful() -> None:
    figures = counted(2021)
    sheets = sheets_of(2021, figures)
    again = sheets_of(2021, {cell: str(int(text) + 1) for cell, text in figures.items()})[1]
    tables = read([*sheets, replace(again, number=4)], 2021)
    assert any("两次" in doubt.say and "applications.received.total" in doubt.cells for doubt in tables.doubts)


@pytest.mark.parametrize("habit", ["spaces", "other commas", "line breaks"])
def test_last_years_tables_after_this_years_are_doubtful_however_their_labels_are_written(habit: str) -> None:
    figures = counted(2021)
    before = sheets_of(2021, {cell: str(int(text) + 1) for cell, text in figures.items()}, LABEL_HABITS[habit])
    sheets = [*sheets_of(2021, figures), *(replace(sheet, number=sheet.number + 3) for sheet in before)]
    doubtful = {cell for doubt in read(sheets, 2021).doubts for cell in doubt.cells}
    assert doubtful == set(figures)


@pytest.mark.parametrize(("label", "other"), [("本年制发件数", "上年制发件数"), ("现行有效件数", "累计现行有效件数")])
def test_figures_of_another_time_are_not_taken_for_this_years(label: str, other: str) -> None:
    second, third, fourth = sheets_of(2021, counted(2021))
    tables = read([changed(second, label, other), third, fourth], 2021)
    missing = set(counted(2021)) - set(tables.readings)
    assert {cell.partition(".")[2].partition(".")[0] for cell in missing} == {"rules", "normative_documents"}
    assert missing <= {cell for doubt in tables.doubts for cell in doubt.cells}


@pytest.mark.parametrize("head", ["本年收费金额（单位：元）", "本年收费金额（亿元）", "本年收费金额"])
def test_an_amount_under_a_head_with_another_unit_or_none_is_doubtful(head: str) -> None:
    second, third, fourth = sheets_of(2021, counted(2021))
    tables = read([changed(second, "本年收费金额（单位：万元）", head), third, fourth], 2021)
    assert {doubt.cells for doubt in tables.doubts} == {("disclosure.fees.amount",)}


def test_figures_in_a_row_of_their_own_under_a_label_leave_that_line_doubtful() -> None:
    second, third, fourth = sheets_of(2021, counted(2021))
    at = next(square.row for square in third.squares if square.text == RECEIVED)
    squares = []
    for square in third.squares:
        moved = replace(square, row=square.row + (square.row > at))
        if square.row == at and square.column > 2:
            squares += [replace(moved, text=""), replace(moved, row=at + 1)]
        else:
            squares.append(moved)
    tables = read([second, replace(third, squares=tuple(squares)), fourth], 2021)
    line = {cell for cell in counted(2021) if cell.startswith("applications.received.")}
    assert {cell for doubt in tables.doubts for cell in doubt.cells} == line


def test_a_table_that_is_not_there_beside_others_is_said_in_one_sentence() -> None:
    figures = counted(2021)
    tables = read([sheets_of(2021, figures)[0]], 2021)
    assert tables.tables == {"disclosure"}
    assert [len(doubt.cells) for doubt in tables.doubts] == [175, 15]
    assert read([], 2021).doubts == ()


@settings(max_examples=60, deadline=None)
@given(data=st.data(), edition=st.sampled_from(EDITIONS))
def test_any_figures_in_the_official_tables_are_read_back_equal(data: Any, edition: int) -> None:
    cells = wanted_ids(edition)
    numbers = data.draw(st.lists(st.integers(0, 10**7), min_size=len(cells), max_size=len(cells)))
    figures = dict(zip(cells, map(str, numbers), strict=True))
    tables = read(sheets_of(edition, figures), edition)
    assert said(tables) == figures
    assert tables.doubts == ()


@pytest.mark.parametrize("table", [0, 1, 2])
def test_each_table_alone_is_read_whole(table: int) -> None:
    sheet = sheets_of(2021, counted(2021))[table]
    name = ("disclosure", "applications", "disputes")[table]
    wanted = {cell: text for cell, text in counted(2021).items() if cell.startswith(f"{name}.")}
    assert said(read([sheet], 2021)) == wanted
