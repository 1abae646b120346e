"""A draft as the journal's steps make it, with the form of its year and the question that comes next."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from assistant.interview.plan import Ask, next_ask
from assistant.journal import Journal, Step, UnknownDraft
from assistant.report.draft import Draft, apply, fold
from assistant.report.form import Form
from assistant.report.organ import same_organ
from assistant.report.steps import Done
from knowledge.shelf import load_forms

KEPT = 128
"""Drafts of which the state is kept in memory."""


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


def state_after(state: State, steps: Sequence[Step]) -> State:
    """The state once these steps follow on it; the same as of all steps together."""
    more = tuple(done_of(step) for step in steps)
    if any(one.undoes is not None for one in more):
        return state_of((*state.steps, *steps))
    draft = state.draft
    for one in more:
        draft = apply(draft, one.effects)
    form = form_of(draft)
    return State((*state.steps, *steps), (*state.done, *more), draft, form, next_ask(form, draft))


@dataclass(frozen=True)
class About:
    """Whose report a draft is at a revision."""

    rev: int
    organ: str
    kind: str
    year: int | None


class States:
    """The drafts of a journal as they stand. Of those asked for last only what is new is read. Threads may share it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: dict[str, State] = {}
        self._about: dict[str, About] = {}

    def of(self, draft: str) -> State:
        """The draft at its newest revision; UnknownDraft when the journal has none of that id."""
        kept = self._kept.pop(draft, None)
        state = (kept and self._gone_on(kept)) or state_of(self._journal.steps(draft))
        self._kept[draft] = state
        for oldest in [*self._kept][:-KEPT]:
            self._kept.pop(oldest, None)
        self._about[draft] = About(state.rev, state.draft.organ, state.draft.kind, state.draft.year)
        return state

    def about(self, head: Step) -> About:
        """Whose report the draft is of which this is the newest step."""
        known = self._about.get(head.draft)
        if known is None or known.rev != head.rev:
            self.of(head.draft)
        return self._about[head.draft]

    def named(self, organ: str, kind: str, year: int, without: Container[str] = ()) -> Iterator[Draft]:
        """The drafts of that organ for that year but those left out, the last changed first."""
        for head in self._journal.heads():
            if head.draft in without:
                continue
            about = self.about(head)
            if (about.organ, about.kind, about.year) == (organ, kind, year):
                yield self.of(head.draft).draft

    def of_organ(self, organ: str, kind: str) -> Iterator[tuple[Step, Draft]]:
        """The drafts of what may be that organ (`same_organ`) with their newest step, the last changed first."""
        for head in self._journal.heads():
            about = self.about(head)
            if about.organ and about.kind == kind and same_organ(about.organ, organ):
                yield head, self.of(head.draft).draft

    def _gone_on(self, kept: State) -> State | None:
        """The state with what was written since; None where the journal or the forms are not those that it knew."""
        try:
            last, *more = self._journal.steps(kept.steps[0].draft, since=kept.rev)
        except UnknownDraft:
            return None
        same = last == kept.steps[-1] and form_of(kept.draft) is kept.form
        return state_after(kept, more) if same else None


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
