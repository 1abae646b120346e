"""A draft as the journal's steps make it, with the form of its year and the question that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.interview.plan import Ask, next_ask
from assistant.journal import Step
from assistant.report.draft import Draft, fold
from assistant.report.form import Form
from assistant.report.steps import Done
from knowledge.shelf import load_forms


@dataclass(frozen=True)
class State:
    """One draft at one revision."""

    steps: tuple[Step, ...]
    done: tuple[Done, ...]
    draft: Draft
    form: Form | None
    ask: Ask

    @property
    def rev(self) -> int:
        """The newest revision."""
        return self.steps[-1].rev


def state_of(steps: Sequence[Step]) -> State:
    """The state that the steps add up to."""
    done = tuple(done_of(step) for step in steps)
    draft = fold(done)
    form = form_of(draft)
    return State(tuple(steps), done, draft, form, next_ask(form, draft))


def done_of(step: Step) -> Done:
    """What one step of the journal did."""
    effects, undoes = step.body.get("effects"), step.body.get("undoes")
    return Done(
        step.rev,
        effects if isinstance(effects, dict) else {},
        undoes if isinstance(undoes, int) else None,
        step.kind,
        step.at,
        str(step.body.get("said") or ""),
    )


def form_of(draft: Draft) -> Form | None:
    """The form of the draft's year; None while the year is not known."""
    return next((form for form in load_forms() if draft.year is not None and form.covers(draft.year)), None)
