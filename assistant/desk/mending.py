"""A proposed correction applied at a click."""

from __future__ import annotations

from assistant.desk.remedies import remedies_for
from assistant.desk.reply import Reply, with_consequences
from assistant.desk.state import State
from assistant.interview.readback import read_back
from assistant.interview.standing import findings_of
from assistant.report.effects import figure_effects, stated_effects
from prompts import say


def reply_to_correction(state: State, number: int) -> Reply:
    """The reply to the wish for that correction, counted from 0: its cells are written, or why they are not."""
    form, draft = state.form, state.draft
    keep = {"goto": draft.goto}
    found = remedies_for(form, draft, findings_of(form, draft)) if form else ()
    if form is None or not 0 <= number < len(found):
        return Reply(say("remedy_gone"), keep, note=say("remedy_gone"))
    changes = {one.cell: one.to for one in found[number].corrections}
    said = say("corrected") + read_back(form, draft, changes)
    typed = {cell: to for cell, to in changes.items() if not form.cells[cell].computed}
    stated = {cell: to for cell, to in changes.items() if cell not in typed}
    effects = {**(figure_effects(typed) if typed else {}), **(stated_effects(stated) if stated else {})}
    return with_consequences(state, Reply(said, {**effects, **keep}))
