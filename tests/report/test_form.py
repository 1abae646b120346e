"""The two shipped forms against the official wording, transcribed here once more and on its own."""

import re
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import docx
import pytest

from assistant.report.form import Cell, Entry, Table
from knowledge.shelf import form_for
from tests.official import application_rows, wanted_ids, wanted_lines
from tests.published import APPLICANTS, DISPUTES

EDITIONS = (2019, 2021)


def painted(table: Table) -> list[list[Entry]]:
    """The entry that covers each grid place; fails where two overlap, stick out, or leave a hole."""
    grid: list[list[Entry | None]] = [[None] * len(table.widths) for _ in table.lines]
    for top, line in enumerate(table.lines):
        left = 0
        for entry in line.entries:
            while grid[top][left] is not None:
                left += 1
            for row in range(top, top + entry.rows):
                for column in range(left, left + entry.columns):
                    assert grid[row][column] is None, (table.id, row, column, "overlap")
                    grid[row][column] = entry
    whole = [[entry for entry in row if entry is not None] for row in grid]
    assert all(len(row) == len(table.widths) for row in whole), f"{table.id} has a hole"
    return whole


def printed(table: Table) -> list[list[str]]:
    """The words of each line, a merged cell again in every line that it covers; `#` for a figure."""
    found = []
    for row in painted(table):
        entries = [entry for place, entry in enumerate(row) if place == 0 or entry is not row[place - 1]]
        found.append(["#" if entry.role == "figure" else entry.text for entry in entries])
    return found


@pytest.mark.parametrize(("edition", "count", "rows"), [(2019, 198, 23), (2021, 200, 25)])
def test_a_form_has_exactly_the_cells_of_the_public_list_in_printed_order(edition: int, count: int, rows: int) -> None:
    form = form_for(edition)
    assert list(form.cells) == wanted_ids(edition)
    assert len(form.cells) == count
    assert len(form.table("applications").rows) == rows


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_printed_word_is_the_official_one(edition: int) -> None:
    assert {table.id: printed(table) for table in form_for(edition).tables} == wanted_lines(edition)


@pytest.mark.parametrize(
    ("edition", "sizes"), [(2019, [(18, 4), (26, 10), (4, 15)]), (2021, [(14, 4), (28, 10), (4, 15)])]
)
def test_every_printed_grid_is_whole_and_of_the_official_size(edition: int, sizes: list[tuple[int, int]]) -> None:
    grids = [painted(table) for table in form_for(edition).tables]
    assert [(len(grid), len(grid[0])) for grid in grids] == sizes


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_grid_shows_every_cell_once_and_in_the_order_of_the_ids(edition: int) -> None:
    form = form_for(edition)
    shown = [
        entry.text for table in form.tables for line in table.lines for entry in line.entries if entry.role == "figure"
    ]
    assert shown == wanted_ids(edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_over_each_figure_stands_its_column_and_beside_it_its_row(edition: int) -> None:
    form = form_for(edition)
    for table in form.tables:
        grid = painted(table)
        for number, row in enumerate(grid):
            for column, entry in enumerate(row):
                if entry.role == "figure":
                    cell = form.cells[entry.text]
                    heads = [grid[line][column] for line in range(number)]
                    above = [text for text, _ in groupby(head.text for head in heads if head.role == "header")]
                    beside = [left.text for left in row[:column] if left.role == "label"]
                    assert cell.column == above[-1]
                    assert names_row(cell, above[-2] if cell.across else "".join(dict.fromkeys(beside))), cell


def names_row(cell: Cell, words: str) -> bool:
    """Whether the row's name is what is printed beside it, less the words that only group or explain."""
    return re.sub(r"（区分处理的.*）$", "", words.removeprefix("三、本年度办理结果")) == cell.row


@pytest.mark.parametrize("edition", EDITIONS)
def test_header_lines_repeat_and_no_others(edition: int) -> None:
    for table in form_for(edition).tables:
        for line in table.lines:
            assert line.repeats == all(entry.role in ("header", "note") for entry in line.entries)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_totals_and_nothing_else_are_computed(edition: int) -> None:
    form = form_for(edition)
    totals = {f"applications.{row}.total" for row in application_rows(edition)}
    totals |= {f"applications.concluded.{column}" for column in APPLICANTS}
    totals |= {f"disputes.{group}.total" for group in DISPUTES}
    assert {key for key, cell in form.cells.items() if cell.computed} == totals
    assert [cell.id for cell in form.typed] == [key for key in wanted_ids(edition) if key not in totals]


def test_only_the_year_s_increase_may_be_negative_and_only_amounts_are_money() -> None:
    kinds = {
        edition: {c.id: c.kind for c in form_for(edition).cells.values() if c.kind != "count"} for edition in EDITIONS
    }
    changed = ("licensing", "other_services", "penalties", "coercion", "fees")
    signed = {f"disclosure.{row}.change": "signed" for row in changed}
    assert kinds[2019] == {**signed, "disclosure.procurement.amount_yuan": "money"}
    assert kinds[2021] == {"disclosure.fees.amount": "money"}


def test_units_and_decimals_are_those_of_the_form() -> None:
    old, new = form_for(2019).cells, form_for(2021).cells
    assert (old["disclosure.procurement.amount_yuan"].unit, old["disclosure.procurement.amount_yuan"].places) == (
        "元",
        2,
    )
    assert (new["disclosure.fees.amount"].unit, new["disclosure.fees.amount"].places) == ("万元", 6)
    assert {c.unit for c in new.values() if c.kind == "count"} == {"件"}
    assert {c.unit for c in old.values() if c.id.endswith((".prior_items", ".change"))} == {"项"}
    assert {c.unit for c in old.values() if not c.id.endswith((".prior_items", ".change")) and c.kind == "count"} == {
        "件",
        "个",
    }
    assert {c.places for c in (*old.values(), *new.values()) if c.kind != "money"} == {0}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_has_its_own_mark_made_of_table_column_and_row(edition: int) -> None:
    form = form_for(edition)
    marks = [cell.mark for cell in form.cells.values()]
    assert len(set(marks)) == len(marks)
    assert form.cells["disclosure.rules.made"].mark == "二A1"
    assert form.cells["applications.received.natural_person"].mark == "三A1"
    assert form.cells["applications.carried_out.total"].mark == f"三G{len(application_rows(edition))}"
    assert form.cells["disputes.suit_after_reconsideration.total"].mark == "四O1"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_cell_is_named_by_row_and_column_and_a_printed_across_one_by_heading(edition: int) -> None:
    cells = form_for(edition).cells
    assert cells["applications.granted.company"].name == "“（一）予以公开”行“商业企业”列"
    assert cells["applications.refused.state_secret.total"].name == "“（三）不予公开1.属于国家秘密”行“总计”列"
    assert cells["disputes.direct_suit.upheld"].name == "“未经复议直接起诉”的“结果维持”栏"


@pytest.mark.parametrize("edition", EDITIONS)
def test_widths_are_those_of_an_upright_sheet(edition: int) -> None:
    for table in form_for(edition).tables:
        assert Decimal(150) <= sum(Decimal(str(width)) for width in table.widths) <= Decimal(160)


# Against the facts beside the checkout, where they lie there.


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_of_section_three_is_listed_with_its_label(edition: int, shared: Path) -> None:
    listed = dict(
        re.findall(r"^\| `([a-z_.]+)` \| (（.*|[一二四]、.*) \|$", (shared / "cells.md").read_text("utf-8"), re.M)
    )
    another = "2021" if edition == 2019 else "2019"
    rows = {row: label for row, label in listed.items() if f"({another}" not in label}
    form = form_for(edition)
    assert list(rows) == [row.id for row in form.table("applications").rows]
    for row in form.table("applications").rows:
        label = re.sub(r" \(.*\)$", "", rows[row.id])
        words = re.sub(r"^(（.）)[^0-9]*(?=[0-9]\.)", r"\1", row.name)
        assert words.startswith(label.removesuffix("…")), (label, words)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_printed_word_stands_in_the_notes_on_the_formats(edition: int, shared: Path) -> None:
    notes = re.sub(r"[\s*]", "", (shared / "formats.md").read_text("utf-8"))
    for table in form_for(edition).tables:
        for line in table.lines:
            for entry in line.entries:
                assert entry.role == "figure" or entry.text in notes, entry.text


def test_an_office_s_own_template_of_2021_has_the_same_grids_and_words(shared: Path) -> None:
    template = docx.Document(str(shared / "reports" / "模板_政府信息公开工作年度报告格式模板_2021.docx"))
    for found, table in zip(template.tables, form_for(2021).tables, strict=True):
        assert [[re.sub(r"\s", "", cell.text) or "#" for cell in row.cells] for row in found.rows] == [
            ["#" if entry.role == "figure" else entry.text for entry in row] for row in painted(table)
        ]
