"""The answer to a doubt about a file that was read in: as read, another number, or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.interview.heard import Heard, answer
from assistant.interview.readback import named
from assistant.report.draft import Draft, Unsettled
from assistant.report.effects import figure_effects, unsettled_effects
from assistant.report.figures import Value, plain
from assistant.report.form import Form
from assistant.report.numerals import read_number
from assistant.understanding.amounts import Refused, amount_for
from assistant.understanding.labels import normal
from knowledge.speech import Speech
from prompts import say


def hear_settled(form: Form, draft: Draft, message: str, speech: Speech) -> Heard:
    """What becomes of the first doubt: its values are taken, corrected by a number, or left out."""
    doubt = draft.unsettled[0]
    text = normal(message).strip("。.!！,， ")
    as_read = {cell: value for cell, value in doubt.cells.items() if value is not None}
    if text in speech.drop:
        return answer(say("doubt_dropped"), unsettled_effects(draft.unsettled[1:]))
    if text in speech.settle and as_read:
        return _taken(form, draft, doubt, as_read)
    number = read_number(text)
    if number is None or number.vague or len(doubt.cells) != 1:
        return Heard("clarify", say("doubt_unclear"))
    (cell,) = doubt.cells
    try:
        return _taken(form, draft, doubt, {cell: amount_for(form.cells[cell], number)} if cell in form.cells else {})
    except Refused as refusal:
        return Heard("reject", str(refusal))


def _taken(form: Form, draft: Draft, doubt: Unsettled, values: Mapping[str, Value]) -> Heard:
    rest = unsettled_effects(draft.unsettled[1:])
    if doubt.of == "prior":
        written = {cell: plain(value) for cell, value in values.items()}
        return answer(say("doubt_taken_prior"), {**rest, "prior_figures": written})
    typed = {cell: value for cell, value in values.items() if not form.cells[cell].computed}
    return answer(say("recorded", cells=named(form, typed)), {**rest, **figure_effects(typed)})
