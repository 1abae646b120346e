"""The peers are read as generously as can be: merged cells may be repeated, blank or gone."""

import pytest

from tests.benchmarks.peer_tables import figures_of
from tests.documents.reading.made.printed import covered, marked_report


def lines(year: int, merged: str) -> list[list[str]]:
    found = []
    for rows in marked_report(year).tables.values():
        for number, line in enumerate(covered(rows)):
            cells: list[str] = []
            for one in line:
                begins = one.row == number
                if begins or merged != "gone":
                    cells.append(one.printed.text if begins or merged == "again" else "")
                cells += [one.printed.text if merged == "again" else ""] * (one.printed.columns - 1)
            found.append(cells)
    return found


@pytest.mark.parametrize("year", [2020, 2025])
@pytest.mark.parametrize("merged", ["again", "blank", "gone"])
def test_every_figure_is_found_however_a_reader_shows_merged_cells(year, merged):
    report = marked_report(year)
    assert figures_of(lines(year, merged), report.edition) == report.figures


def test_a_figure_in_the_wrong_cell_is_not_put_right():
    report = marked_report(2025)
    wrong = [[*line[:-1], "9"] if line[0].startswith("一、") else line for line in lines(2025, "again")]
    assert figures_of(wrong, report.edition)["applications.received.total"] == "9"
