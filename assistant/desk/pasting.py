"""A block pasted into a table: all of it in one step, or, where one value cannot be taken, nothing."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.desk.blocks import Unplaced, laid_over
from assistant.desk.cells import form_with, value_typed
from assistant.desk.reply import Reply, refused, with_consequences
from assistant.desk.state import State
from assistant.report.draft import apply
from assistant.report.effects import figure_effects, stated_effects
from assistant.report.figures import Quantity, totals
from assistant.report.form import Form
from assistant.understanding.amounts import Refused
from prompts import say

NAMED = 3
"""Cells that are named one by one; of more it is said that there are others."""


def reply_to_block(state: State, cell_id: str, block: str) -> Reply:
    """The reply to a block pasted with its upper left corner at that cell.

    Empty places leave their cells as they are. Totals are compared and never written: those that come out the same are
    done with, the others stay beside the worked-out ones.
    """
    form, keep = form_with(state, cell_id), {"goto": state.draft.goto}
    try:
        pasted = laid_over(form, cell_id, block)
        values = _values(form, pasted)
    except (Unplaced, Refused) as refusal:
        return refused(str(refusal), keep)
    typed = {cell: value for cell, value in values.items() if not form.cells[cell].computed}
    effects = figure_effects(typed) if typed else {}
    reply = with_consequences(state, Reply("", {**effects, **keep}))
    worked_out = totals(form, apply(state.draft, reply.effects).figures)
    compared = {cell: (value, worked_out[cell]) for cell, value in values.items() if cell not in typed}
    stated = {cell: None if value == total else value for cell, (value, total) in compared.items()}
    stated = {cell: value for cell, value in stated.items() if value is not None or cell in state.draft.stated}
    said = _told(state, pasted, typed) + _told_of_totals(compared)
    more = stated_effects(stated) if stated else {}
    return Reply(said + reply.say, {**reply.effects, **more})


def _values(form: Form, pasted: Mapping[str, str]) -> dict[str, Quantity]:
    """The value of every place that is not empty; Refused with all that cannot be taken."""
    values: dict[str, Quantity] = {}
    bad: list[str] = []
    for cell, text in pasted.items():
        try:
            value = value_typed(form.cells[cell], text)
        except Refused:
            bad.append(say("block_bad", cell=form.cells[cell].name, words=text))
        else:
            values |= {} if value is None else {cell: value}
    if bad:
        more = say("block_bad_more", count=len(bad)) if len(bad) > NAMED else ""
        raise Refused(say("block_refused", items="；".join(bad[:NAMED]) + more))
    return values


def _told(state: State, pasted: Mapping[str, str], typed: Mapping[str, Quantity]) -> str:
    given = state.draft.figures.given
    changed = sum(cell in given and given[cell] != value for cell, value in typed.items())
    empty = sum(not text for text in pasted.values())
    return "".join(
        (
            say("block_written", count=len(typed)),
            say("block_changed", count=changed) if changed else "",
            say("block_left", count=empty) if empty else "",
        )
    )


def _told_of_totals(compared: Mapping[str, tuple[Quantity, Quantity | None]]) -> str:
    still_open = sum(total is None for _, total in compared.values())
    same = sum(value == total for value, total in compared.values())
    differ = len(compared) - still_open - same
    return "".join(
        (
            say("block_totals_differ", count=differ) if differ else "",
            say("block_totals_open", count=still_open) if still_open else "",
            say("block_totals_same", count=same) if same else "",
        )
    )
