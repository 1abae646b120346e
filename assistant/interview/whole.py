"""All tables in one question, where last year's report held hardly a number: `今年也都是 0 吗？`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.report.carried import carried_over
from assistant.report.draft import Draft
from assistant.report.form import Form, Question

WHOLE = "figures"
"""By what the question is known where it was answered, or put off."""
FEW = 3
"""Rows with a number last year; where there were more, every question is asked by itself."""


@dataclass(frozen=True)
class LastYear:
    """The rows that held more than 0 in last year's tables."""

    rows: tuple[str, ...]


def whole_question(form: Form) -> Question:
    """The question for every cell of every table."""
    cells = tuple(cell.id for cell in form.typed)
    return replace(form.questions[0], id=WHOLE, ask="", gate="", hint="", cells=cells, zero_when=())


def quiet_last_year(form: Form, draft: Draft) -> LastYear | None:
    """What there was last year, if that was hardly anything and nothing of this year is known; None else."""
    prior = draft.prior
    if prior is None or prior.year != (draft.year or 0) - 1 or not prior.on(form):
        return None
    if draft.figures.given or draft.totals or WHOLE in draft.passed or WHOLE in draft.owed:
        return None
    known = prior.known_beside(form)
    if any(known.get(cell.id) is None for cell in form.typed) or any(carried_over(form, prior).values()):
        return None
    rows = tuple(dict.fromkeys(cell.row for cell in form.typed if known[cell.id]))
    return LastYear(rows) if len(rows) <= FEW else None
