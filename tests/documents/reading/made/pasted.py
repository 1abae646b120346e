"""A report as text: its tables pasted from a spreadsheet, or in the layout of a word processor's text export."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.reading.made.printed import BELOW, HEADINGS, PrintedReport, Rows, covered

BROKEN = {"本年新制作数量": "本年新\n制作数量", "本年新公开数量": "本年新\n公开数量"}
"""Labels with a line break of their own, as the text export keeps it."""


def from_excel(report: PrintedReport) -> str:
    """Cells parted by tabs, a row a line; of a merged cell all but the first field are empty."""
    return _whole(report, _fields)


def word_export(report: PrintedReport) -> str:
    """A tab opens a cell, a line without one continues it, a blank line ends the row.

    Of a cell merged down every row below has an empty cell; of one merged across nothing is left but the one cell.
    """
    return _whole(report, _opened)


def _whole(report: PrintedReport, table: Callable[[Rows], str]) -> str:
    parts = [report.title, "", report.texts["preface"], ""]
    for heading, name in zip(HEADINGS, BELOW, strict=True):
        parts += [heading, report.texts[name] if name in report.texts else table(report.tables[name])]
    return "\n".join(parts) + "\n"


def _fields(rows: Rows) -> str:
    lines = []
    for number, line in enumerate(covered(rows)):
        fields: list[str] = []
        for one in line:
            first = one.printed.text if one.row == number else ""
            fields += [first, *[""] * (one.printed.columns - 1)]
        lines.append("\t".join(fields))
    return "\n".join(lines)


def _opened(rows: Rows) -> str:
    lines = []
    for number, line in enumerate(covered(rows)):
        cells = (one.printed.text if one.row == number else "" for one in line)
        lines.append("".join(f"\t{BROKEN.get(cell, cell)}\n" for cell in cells))
    return "\n".join(lines) + "\n\n\n"
