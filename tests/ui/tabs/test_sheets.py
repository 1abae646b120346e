"""The official tables as HTML against the official wording."""

import json

import pytest
from lxml import html

from assistant.checks import Finding
from assistant.desk.talk import Desk
from assistant.report.form import Form
from tests.official import wanted_ids, wanted_lines
from tests.ui.conftest import OPENING, talk
from ui.tabs.sheets import marks, tables_html

YEARS = (2019, 2021)


@pytest.fixture(params=YEARS)
def edition(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def form(desk: Desk, edition: int) -> Form:
    view = talk(desk, desk.start(), OPENING[0], f"{edition}年")
    assert view.form
    return view.form


def drawn(form: Form) -> html.HtmlElement:
    return html.fromstring(f"<div>{tables_html(form)}</div>")


def printed(table: html.HtmlElement) -> list[list[str]]:
    """The grid of the table, a merged cell again at every place that it covers; `#` for a figure."""
    grid: dict[tuple[int, int], str] = {}
    for y, line in enumerate(table.iter("tr")):
        x = 0
        for cell in line:
            while (y, x) in grid:
                x += 1
            text = "#" if cell.get("data-cell") else cell.text_content()
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    assert (y + down, x + right) not in grid, "two cells in one place"
                    grid[y + down, x + right] = text
    rows = max(y for y, _ in grid) + 1
    return [[grid[y, x] for x in range(max(x for _, x in grid) + 1) if (y, x) in grid] for y in range(rows)]


def merged_once(line: list[str]) -> list[str]:
    """The line with neighbours of the same words written once, as the transcription has them; figures stay."""
    return [word for word, before in zip(line, ["", *line], strict=False) if word == "#" or word != before]


def test_the_tables_stand_as_the_official_form_prints_them(form: Form, edition: int):
    page = drawn(form)
    for section in page.find_class("sheet"):
        wanted = wanted_lines(edition)[section.get("data-table")]
        lines = [merged_once(line) for line in printed(section.find(".//table"))]
        if section.get("data-table") == "disclosure":  # its columns are fewer than its grid in some blocks
            lines = [[word for word in line if word != "#"] for line in lines]
            wanted = [[word for word in line if word != "#"] for line in wanted]
        assert lines == wanted


def test_every_cell_of_the_form_is_drawn_once(form: Form, edition: int):
    page = drawn(form)
    assert [one.get("data-cell") for one in page.iter("td") if one.get("data-cell")] == wanted_ids(edition)


def test_every_cell_has_a_field_with_its_name_and_tab_goes_only_through_those_to_be_filled(form: Form):
    page = drawn(form)
    for td in page.iter("td"):
        if cell_id := td.get("data-cell"):
            cell = form.cells[cell_id]
            fields = list(td.iter("input"))
            assert [cell.name in field.get("aria-label", "") for field in fields] == [True]
            assert fields[0].get("tabindex") == ("-1" if cell.computed else None)


def test_each_total_knows_the_cells_that_it_is_worked_out_from(form: Form):
    page = drawn(form)
    parts = {td.get("data-cell"): td.get("data-parts") for td in page.iter("td") if td.get("data-parts")}
    assert parts.keys() == {cell.id for cell in form.cells.values() if cell.computed}
    assert parts["applications.received.total"].split() == [
        f"applications.received.{column}"
        for column in ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
    ]


def test_the_balances_within_the_year_are_sent_with_the_tables(form: Form):
    (sums,) = (json.loads(one.get("data-sums")) for one in drawn(form).iter("div") if one.get("data-sums"))
    left = ["applications.received.company", "applications.carried_in.company"]
    right = ["applications.concluded.company", "applications.carried_out.company"]
    assert [left, right, []] in sums
    assert len(sums) == len({tuple(map(tuple, one)) for one in sums})


def finding(severity: str, *cells: str) -> Finding:
    return Finding("T0-0", severity, cells, f"{severity}{cells[0]}")  # type: ignore[arg-type]


def test_the_first_cell_of_an_error_is_marked_apart_from_those_that_took_part():
    found = marks((finding("E", "a", "b"),))
    assert {cell: mark.standing for cell, mark in found.items()} == {"a": "wrong", "b": "involved"}


def test_a_warning_is_milder_and_gives_way_to_an_error():
    both = (finding("W", "a", "b"), finding("E", "c", "b"))
    for findings in (both, both[::-1]):
        standing = {cell: mark.standing for cell, mark in marks(findings).items()}
        assert standing == {"a": "doubtful", "b": "involved", "c": "wrong"}


def test_a_cell_of_several_findings_tells_them_all():
    assert marks((finding("E", "a"), finding("W", "b", "a")))["a"].says == ("Ea", "Wb")
