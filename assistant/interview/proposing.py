"""Figures that were found in a message which the grammar did not understand: they wait for the clerk's word."""

from __future__ import annotations

from assistant.interview.heard import Heard, answer
from assistant.interview.readback import listed, read_back
from assistant.report.draft import Draft
from assistant.report.effects import figure_effects, pending_effects, total_effects
from assistant.report.form import Form
from assistant.understanding.claims import Proven
from prompts import say

QUOTED = 60
"""Characters of a piece of the message that is said back."""


def to_propose(form: Form, draft: Draft, found: Proven) -> Heard:
    """The figures put before the clerk as a model's, with what is left of the message; nothing is recorded yet."""
    left = say("model_left", words="”“".join(map(_short, found.left))) if found.left else ""
    ask = say("ask_confirm_model", figures=listed(form, draft, found.changes), left=left)
    totals = total_effects(found.totals) if found.totals != draft.totals else {}
    effects = {**figure_effects(found.changes), **totals}
    return answer("", pending_effects(effects, read_back(form, draft, found.changes), ask))


def _short(words: str) -> str:
    return words if len(words) <= QUOTED else words[:QUOTED] + "……"
