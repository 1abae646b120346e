"""What the clerk types into one cell of a table: a figure, or the total of own books beside the worked-out one."""

from __future__ import annotations

from assistant.desk.reply import Reply, refused, with_consequences
from assistant.desk.state import State
from assistant.report.effects import figure_effects, stated_effects
from assistant.report.figures import Quantity, plain, totals
from assistant.report.form import Cell, Form
from assistant.report.numerals import read_number
from assistant.understanding.amounts import Refused, amount_for
from assistant.understanding.labels import normal
from prompts import say


def reply_to_cell(state: State, cell_id: str, text: str) -> Reply:
    """The reply to what the clerk typed into a cell: recorded, or refused with the old value left standing."""
    form = form_with(state, cell_id)
    cell, keep = form.cells[cell_id], {"goto": state.draft.goto}
    try:
        value = value_typed(cell, text)
    except Refused as refusal:
        return refused(str(refusal), keep)
    if cell.computed:
        return Reply(_told_of_total(state, form, cell, value), {**stated_effects({cell_id: value}), **keep})
    if value is None:
        return Reply(say("cell_cleared", cell=cell.name), {**figure_effects({cell_id: None}), **keep})
    said = say("recorded", cells=f"{cell.name} {plain(value)}")
    return with_consequences(state, Reply(said, {**figure_effects({cell_id: value}), **keep}))


def form_with(state: State, cell_id: str) -> Form:
    """The form of the draft; KeyError where it has no such cell."""
    if state.form is None or cell_id not in state.form.cells:
        raise KeyError(f"no cell {cell_id} in this draft")
    return state.form


def value_typed(cell: Cell, text: str) -> Quantity | None:
    """The value that was typed, None for nothing; Refused for what is no exact number of the cell's kind."""
    typed = normal(text)
    if not typed:
        return None
    number = read_number(typed)
    if number is None or number.vague:
        raise Refused(say("vague" if number else "cell_not_a_number", words=typed))
    return amount_for(cell, number)


def _told_of_total(state: State, form: Form, cell: Cell, stated: Quantity | None) -> str:
    if stated is None:
        return say("stated_cleared", cell=cell.name)
    worked_out = totals(form, state.draft.figures)[cell.id]
    if worked_out is None:
        return say("stated_open", cell=cell.name, stated=plain(stated))
    if worked_out == stated:
        return say("stated_same", cell=cell.name, total=plain(worked_out))
    return say("stated_other", cell=cell.name, stated=plain(stated), total=plain(worked_out))
