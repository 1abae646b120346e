"""How a remedy is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.blame.remedy import Correction
from assistant.blame.slips import Slip
from assistant.checks.places import place
from assistant.report.figures import plain
from assistant.report.form import Form
from prompts import say

NAMED = 3
"""Cells of one remedy that are named one by one."""


def sentence(form: Form, corrections: Sequence[Correction], slip: Slip, first: bool, alone: bool) -> str:
    """What to change, to what, and why: `最可能填错的是…：填的是 21，改为 12 后全部平衡（像是相邻两位数字写反了）`."""
    where = say("blame_all") if alone else say("blame_part", part=_part(form, corrections))
    who = say("blame_first") if first else say("blame_other")
    why = explanations()[slip]
    if len(corrections) == 1:
        return say("blame_one", who=who, change=_change(form, corrections[0]), where=where, why=why)
    changes = "；".join(_change(form, one) for one in corrections[:NAMED])
    if len(corrections) > NAMED:
        changes += say("blame_more")
    return say("blame_many", who=who, count=len(corrections), changes=changes, where=where, why=why)


def _part(form: Form, corrections: Sequence[Correction]) -> str:
    """The column, or the row printed across, that the cells are of; else their section."""
    cells = [form.cells[one.cell] for one in corrections]
    parts = {cell.row if cell.across else cell.column for cell in cells}
    return parts.pop() if len(parts) == 1 else cells[0].section


def _change(form: Form, one: Correction) -> str:
    cell = form.cells[one.cell]
    if one.was is None:
        return say("blame_blank", place=place(cell), to=plain(one.to))
    return say("blame_change", place=place(cell), was=plain(one.was), to=plain(one.to))


def explanations() -> Mapping[Slip, str]:
    """Each slip in words, as they follow on the change; nothing for none."""
    return {
        "text says so": say("slip_text"),
        "left blank": say("slip_blank"),
        "total for a part": say("slip_total"),
        "swapped digits": say("slip_swapped"),
        "one digit too many": say("slip_more"),
        "one digit too few": say("slip_fewer"),
        "neighbour's value": say("slip_neighbour"),
        "last year's value": say("slip_last_year"),
        "exchanged": say("slip_exchanged"),
        "shifted": say("slip_shifted"),
        "": "",
    }
