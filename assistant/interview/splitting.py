"""Totals that were said without their parts: how they are asked about, and dropped."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interview.heard import Heard, answer
from assistant.report.draft import Draft
from assistant.report.effects import total_effects
from assistant.report.figures import plain
from assistant.report.form import Form
from assistant.report.total import Total
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say

ENDINGS = "。.!！,， "
NAMED = 6


def ask_split(form: Form, draft: Draft, totals: Sequence[Total]) -> str:
    """The question which column (or row) each total lies in, by the names of the cells that are still open."""
    items = "、".join(say("split_item", name=_name(form, total), value=plain(total.value)) for total in totals)
    names = open_names(form, draft, totals)
    example = f"{_name(form, totals[0])}都是{names[0]}" if names else ""
    return say("ask_split", items=items, names="、".join(names[:NAMED]), example=example)


def open_names(form: Form, draft: Draft, totals: Sequence[Total]) -> list[str]:
    """The columns in which the totals may still lie; their rows where they lie in one column."""
    cells = [form.cells[cell] for cell in form.cells if any(cell in total.cells for total in totals)]
    still_open = [cell for cell in cells if draft.figures.quantity(cell.id) is None]
    columns = list(dict.fromkeys(cell.column for cell in still_open))
    return columns if len(columns) > 1 else list(dict.fromkeys(cell.row for cell in still_open))


def hear_dropped(message: str, speech: Speech) -> Heard | None:
    """`重新说`: the totals count no longer; None when the message is something else."""
    if normal(message).strip(ENDINGS) not in speech.again:
        return None
    return answer(say("split_dropped"), total_effects(()))


def _name(form: Form, total: Total) -> str:
    rows = dict.fromkeys(form.cells[cell].row for cell in form.cells if cell in total.cells)
    group = next((named.name for table in form.tables for named in table.groups if total.cells <= named.cells), "")
    return next(iter(rows)) if len(rows) == 1 else group or "、".join(rows)
