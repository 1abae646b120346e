"""What a message about figures is read against, as the draft stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.interview.consequences import implied_zeros
from assistant.interview.plan import open_cells
from assistant.report.carried import carried_over
from assistant.report.draft import Draft
from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.understanding.ground import Ground


def ground_of(form: Form, draft: Draft, asked: Sequence[str]) -> Ground:
    """The ground for a question about the cells `asked`; zeros that follow from what is known count as known."""
    followed = dict.fromkeys(implied_zeros(form, draft), 0)
    given = {cell: draft.figures.quantity(cell) for cell in form.cells}
    known = {cell: value for cell, value in given.items() if value is not None}
    prior = draft.prior if draft.prior is not None and draft.prior.year == (draft.year or 0) - 1 else None
    before: Mapping[str, Quantity | None] = prior.known_beside(form) if prior else {}
    return Ground(
        form,
        {**followed, **known},
        tuple(asked),
        first=_first(form, draft, asked),
        year=draft.year,
        soft=draft.followed | followed.keys(),
        again=draft.goto != "",
        focus=draft.focus,
        prior={cell: value for cell, value in before.items() if value is not None},
        carried=carried_over(form, prior) if prior else {},
        totals=draft.totals,
    )


def _first(form: Form, draft: Draft, asked: Sequence[str]) -> tuple[str, ...]:
    """Of a whole table, the cells of its first question that is still open: a number without a row is meant for it."""
    parts = [question for question in form.questions if question.cells and set(question.cells) <= set(asked)]
    still_open = (question.cells for question in parts if open_cells(question, draft))
    return next(still_open, ()) if len(parts) > 1 else ()
