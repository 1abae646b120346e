"""The official tables as HTML: the form's own headers and merges, an input for each cell to be filled, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import takewhile
from typing import Literal

from assistant.checks import Finding
from assistant.report.form import Cell, Entry, Form, Line, Table
from ui.tabs.tab import Tab

Standing = Literal["wrong", "involved", "doubtful", "doubt-involved"]

Square = Callable[[Cell, str], str]
"""Draws one figure's cell: the cell and its spans, as attributes, to a `td`."""

TAB = Tab(
    "sheets",
    "数据表",
    '<p class="legend"><i class="blank"></i>待填<i class="computed"></i>自动合计<i class="wrong"></i>对不上'
    '<i class="involved"></i>有关的格</p><div class="grid"></div>',
)
RANK: tuple[Standing, ...] = ("wrong", "involved", "doubtful", "doubt-involved")


@dataclass(frozen=True)
class Mark:
    """How a cell stands with the checks, and the sentences that say why."""

    standing: Standing
    says: tuple[str, ...]


@cache
def tables_html(form: Form) -> str:
    """All tables of the form, empty: the page writes the figures into them."""
    return "".join(_table(form, table, table.section, _figure) for table in form.tables)


def filled_tables_html(form: Form, shown: Mapping[str, str | None], name: str) -> str:
    """All tables of the form with these figures, to be read only; `name` tells them apart from the draft's own."""

    def given(cell: Cell, spans: str) -> str:
        text = shown.get(cell.id)
        look = "computed" if cell.computed else "given"
        missing = ' title="这一格没有数"' if text is None else ""
        return f'<td class="{look}" data-cell="{escape(cell.id)}"{missing}{spans}>{escape(text or "")}</td>'

    return "".join(_table(form, table, f"{name}：{table.section}", given) for table in form.tables)


def marks(findings: tuple[Finding, ...]) -> Mapping[str, Mark]:
    """The cells that findings speak of: the target of each is where it leads, the others took part."""
    found: dict[str, Mark] = {}
    for finding in findings:
        for cell in finding.cells:
            standing = _standing(finding, leads=cell == finding.target)
            before = found.get(cell, Mark(standing, ()))
            worst = min(before.standing, standing, key=RANK.index)
            found[cell] = Mark(worst, (*before.says, finding.say))
    return found


def _standing(finding: Finding, *, leads: bool) -> Standing:
    if finding.stops:
        return "wrong" if leads else "involved"
    return "doubtful" if leads else "doubt-involved"


def _table(form: Form, table: Table, name: str, square: Square) -> str:
    head = tuple(takewhile(lambda line: line.repeats, table.lines))
    body = table.lines[len(head) :]
    stays = "" if any(line.repeats for line in body) else " one-head"
    columns = "".join(f'<col style="width:{width / sum(table.widths):.2%}">' for width in table.widths)
    return (
        f'<section class="sheet{stays}" data-table="{escape(table.id)}"><h2>{escape(table.section)}</h2>'
        f'<table aria-label="{escape(name)}"><colgroup>{columns}</colgroup>'
        f"<thead>{_lines(form, head, square)}</thead><tbody>{_lines(form, body, square)}</tbody></table></section>"
    )


def _lines(form: Form, lines: tuple[Line, ...], square: Square) -> str:
    return "".join(f"<tr>{''.join(_entry(form, entry, square) for entry in line.entries)}</tr>" for line in lines)


def _entry(form: Form, entry: Entry, square: Square) -> str:
    spans = (f' colspan="{entry.columns}"' if entry.columns > 1 else "") + (
        f' rowspan="{entry.rows}"' if entry.rows > 1 else ""
    )
    if entry.role == "figure":
        return square(form.cells[entry.text], spans)
    if entry.role == "note":
        return f'<td class="note"{spans}>{escape(entry.text)}</td>'
    upright = " upright" if entry.role == "label" and entry.rows > 10 else ""
    scope = {"header": "col", "label": "row"}[entry.role] + ("group" if spans else "")
    return f'<th class="{entry.role}{upright}" scope="{scope}"{spans}>{escape(entry.text)}</th>'


def _figure(cell: Cell, spans: str) -> str:
    name = escape(f"{cell.name}（{cell.unit}）" if cell.unit else cell.name)
    if cell.computed:
        return f'<td class="computed" data-cell="{escape(cell.id)}" data-name="{name}"{spans}></td>'
    mode = "decimal" if cell.kind == "money" else "numeric"
    field = f'<input type="text" inputmode="{mode}" autocomplete="off" spellcheck="false" aria-label="{name}">'
    return f'<td class="typed" data-cell="{escape(cell.id)}" data-name="{name}"{spans}>{field}</td>'
