"""The official tables as HTML: the form's own headers and merges, a field for each cell, or none.

The field of a total is for what the clerk's own books say of it; the total itself stands beside.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import takewhile, zip_longest
from typing import Literal

from assistant.checks import Finding
from assistant.report.figures import working_sums
from assistant.report.form import Cell, Entry, Form, Line, Table
from assistant.report.printed import placed
from ui.tabs.tab import Tab

Standing = Literal["wrong", "involved", "doubtful", "doubt-involved"]

Square = Callable[[Cell, str], str]
"""Draws one figure's cell: the cell and its spans, as attributes, to a `td`."""

TAB = Tab(
    "sheets",
    "数据表",
    '<p class="legend"><span class="key"><i class="blank"></i>待填<i class="computed"></i>自动合计'
    '<i class="wrong"></i>对不上<i class="involved"></i>有关的格</span>'
    '<button type="button" class="small" id="before-switch" hidden></button></p><div class="grid"></div>'
    '<div class="strip" role="status"></div>',
    scripts=("sums", "cursor"),
)
RANK: tuple[Standing, ...] = ("wrong", "involved", "doubtful", "doubt-involved")


@dataclass(frozen=True)
class Mark:
    """How a cell stands with the checks, the sentences that say why, and the keys of those findings."""

    standing: Standing
    says: tuple[str, ...]
    keys: tuple[str, ...] = ()


@cache
def tables_html(form: Form) -> str:
    """All tables of the form, empty: the page writes the figures into them."""
    sums = working_sums(form)

    def field(cell: Cell, spans: str) -> str:
        return _total(cell, sums[cell.id].right, spans) if cell.computed else _typed(cell, spans)

    drawn = "".join(_table(form, table, table.section, field) for table in form.tables)
    return f'{drawn}<div hidden data-sums="{escape(json.dumps(_balances(form)))}"></div>'


def _balances(form: Form) -> list[list[tuple[str, ...]]]:
    """What must be even within the year beside the totals: the cells on the left, on the right, and those taken off."""
    fixed = (rule for rule in form.sums if rule.severity == "E" and not rule.computes and not rule.prior)
    return [[rule.left, rule.right, rule.minus] for rule in fixed]


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
            found[cell] = Mark(worst, (*before.says, finding.say), (*before.keys, finding.key))
    return found


def _standing(finding: Finding, *, leads: bool) -> Standing:
    if finding.stops:
        return "wrong" if leads else "involved"
    return "doubtful" if leads else "doubt-involved"


def _table(form: Form, table: Table, name: str, square: Square) -> str:
    head = tuple(takewhile(lambda line: line.repeats, table.lines))
    body = table.lines[len(head) :]
    stays = "" if any(line.repeats for line in body) else " one-head"
    return (
        f'<section class="sheet{stays}" data-table="{escape(table.id)}"><h2>{escape(table.section)}</h2>'
        f'<table aria-label="{escape(name)}"><colgroup>{_columns(table)}</colgroup>'
        f"<thead>{_lines(form, head, square)}</thead><tbody>{_lines(form, body, square)}</tbody></table></section>"
    )


def _columns(table: Table) -> str:
    """The columns with their widths: those of labels apart from those of figures, the innermost apart from the rest."""
    figures = [column for (_, column), entry in placed(table) if entry.role == "figure"]
    looks = ["group"] * (min(figures) - 1) + ["line"] * (min(figures) > 0)
    widths = zip_longest(table.widths, looks, fillvalue="")
    whole = sum(table.widths)
    return "".join(f'<col class="{look}" style="width:{float(width) / whole:.2%}">' for width, look in widths)


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


def _typed(cell: Cell, spans: str) -> str:
    exact = ' data-signed="1"' if cell.kind == "signed" else f' data-places="{cell.places}"' if cell.places else ""
    mode = "decimal" if cell.kind == "money" else "numeric"
    return f'<td class="typed"{_named(cell)}{exact}{spans}>{_field(cell, mode)}</td>'


def _total(cell: Cell, parts: Iterable[str], spans: str) -> str:
    hangs_on = f' data-parts="{escape(" ".join(parts))}"'
    own = f'<span class="own">{_field(cell, "numeric", aside=True)}</span>'
    return f'<td class="computed"{_named(cell)}{hangs_on}{spans}><span class="sum"></span>{own}</td>'


def _field(cell: Cell, mode: str, *, aside: bool = False) -> str:
    """The field of a cell; one that stands aside is reached by the arrow keys and a click, not by Tab."""
    reached = ' tabindex="-1"' if aside else ""
    name = escape(_name(cell))
    return f'<input type="text" inputmode="{mode}" autocomplete="off" spellcheck="false" aria-label="{name}"{reached}>'


def _named(cell: Cell) -> str:
    return f' data-cell="{escape(cell.id)}" data-name="{escape(_name(cell))}"'


def _name(cell: Cell) -> str:
    return f"{cell.name}（{cell.unit}）" if cell.unit else cell.name
