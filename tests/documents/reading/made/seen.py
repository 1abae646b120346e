"""The tables of an HTML page as other eyes see them: the standard library's parser and a layout of spans of its own."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

Cell = tuple[str, int, int]
"""What stands in a cell, and how many rows and columns it covers."""


def html_tables(page: str) -> list[list[list[str]]]:
    """What covers each row of each table, from the left, without spaces; a table follows those that it holds."""
    parser = Tables()
    parser.feed(page)
    return [lines_of(rows) for rows in parser.closed]


def squeezed(text: str) -> str:
    return "".join(text.split())


class Tables(HTMLParser):
    """Collects the cells of each table by row."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[list[list[Cell]]] = []
        self.closed: list[list[list[Cell]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.opened.append([])
        elif tag == "tr":
            self.opened[-1].append([])
        elif tag == "td":
            spans = dict(attrs)
            self.opened[-1][-1].append(("", int(spans.get("rowspan") or 1), int(spans.get("colspan") or 1)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.closed.append(self.opened.pop())

    def handle_data(self, data: str) -> None:
        if self.opened and self.opened[-1] and self.opened[-1][-1]:
            text, rows, columns = self.opened[-1][-1][-1]
            self.opened[-1][-1][-1] = (text + data, rows, columns)


def lines_of(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The texts that cover each row, one a cell."""
    grid: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell, (_, down, across) in enumerate(row):
            while (number, column) in grid:
                column += 1
            grid |= {(number + y, column + x): (number, cell) for y in range(down) for x in range(across)}
            column += across
    shown = [dict.fromkeys(grid[place] for place in sorted(grid) if place[0] == row) for row in range(len(rows))]
    return [[squeezed(rows[row][cell][0]) for row, cell in line] for line in shown]
