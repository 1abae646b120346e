"""What was understood, said back: the figures written, old values named where they changed, zeros counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.report.draft import Draft
from assistant.report.figures import Value, plain
from assistant.report.form import Cell, Form
from prompts import say

FEW = 3
"""How many rows are named one by one where they are all 0."""


def read_back(form: Form, draft: Draft, changes: Mapping[str, Value], waits: bool = False) -> str:
    """The sentence for figures that are about to be written into the draft, or that wait for a word."""
    cells = [form.cells[cell] for cell in form.cells if cell in changes]
    changed = [cell for cell in cells if _old(draft, cell) not in (None, changes[cell.id])]
    fresh = [cell for cell in cells if changes[cell.id] != 0 and cell not in changed]
    zeros = [cell for cell in cells if changes[cell.id] == 0 and cell not in changed]
    said = listed(form, draft, {cell.id: changes[cell.id] for cell in (*changed, *fresh)})
    sentences = [say("proposed" if waits else "recorded", cells=said)] if said else []
    if zeros:
        sentences.append(
            say(
                "proposed_zeros" if waits else "recorded_zeros",
                where=_where(zeros, [*changed, *fresh]),
                count=len(zeros),
            )
        )
    return "".join(sentences)


def listed(form: Form, draft: Draft, changes: Mapping[str, Value]) -> str:
    """The figures one by one, those first that change, with their old values."""
    cells = [form.cells[cell] for cell in form.cells if cell in changes]
    changed = [cell for cell in cells if _old(draft, cell) not in (None, changes[cell.id])]
    said = [
        say("changed_from", cell=cell.name, before=plain(draft.figures.given[cell.id]), after=plain(changes[cell.id]))
        for cell in changed
    ]
    fresh = {cell.id: changes[cell.id] for cell in cells if cell not in changed}
    return "；".join([*said, *([named(form, fresh)] if fresh else [])])


def named(form: Form, values: Mapping[str, Value]) -> str:
    """The values with the names of their rows and columns: `“…”自然人 9、商业企业 1；“…”总计 3`."""
    return "；".join(
        f"“{row}”{'、'.join(f'{cell.column} {plain(values[cell.id])}' for cell in members)}"
        for row, members in _by_row(form.cells[cell] for cell in form.cells if cell in values)
    )


def _old(draft: Draft, cell: Cell) -> Value | None:
    return draft.figures.get(cell.id)


def _by_row(cells: Iterable[Cell]) -> Iterable[tuple[str, list[Cell]]]:
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows.items()


def _where(zeros: list[Cell], others: list[Cell]) -> str:
    """Which cells the zeros are: the rows when they are few, else the part; `其余` beside others of it."""
    rows, spoken = dict.fromkeys(cell.row for cell in zeros), {cell.row for cell in others}
    if len(rows) <= FEW:
        return "、".join(f"“{row}”{'其余' if row in spoken else ''}" for row in rows)
    parts = dict.fromkeys(cell.section.partition("、")[0] for cell in zeros)
    beside = any(cell.section.partition("、")[0] in parts for cell in others)
    return "、".join(f"第{part}部分" for part in parts) + ("其余" if beside else "")
