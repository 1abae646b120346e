"""Last year's report laid beside a draft, from the organ's own earlier draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.desk.reply import Reply
from assistant.desk.state import State, form_of
from assistant.report.draft import Draft, apply, report_of
from assistant.report.effects import prior_effects
from assistant.report.figures import Figures, blanks, shown
from assistant.report.form import Form
from assistant.report.organ import same_organ
from assistant.report.report import Prior
from prompts import say

Named = Callable[[str, str, int], Iterable[Draft]]
"""The drafts of an organ and kind for a year, the last changed first."""


def with_prior(state: State, reply: Reply, named: Named) -> Reply:
    """The reply, with last year's report laid beside the draft when it is the same organ's, and taken away else.

    Rules across years are silent unless organ and kind agree (D-27).
    """
    draft = apply(state.draft, reply.effects)
    known = (draft.organ, draft.year, draft.kind)
    if not all(known) or known == (state.draft.organ, state.draft.year, state.draft.kind):
        return reply
    if _brought(draft.prior, draft):
        return reply
    prior = _last_year(draft, named)
    if prior is None:
        return replace(reply, effects={**reply.effects, "prior": None})
    found = say("prior_found", organ=prior.organ, year=prior.year)
    return replace(reply, say=reply.say + found, effects={**reply.effects, **prior_effects(prior)})


def _last_year(draft: Draft, named: Named) -> Prior | None:
    """The newest draft of the same organ and kind for the year before that has what the rules across years need."""
    for other in named(draft.organ, draft.kind, (draft.year or 0) - 1):
        form = form_of(other)
        if form and not _blank_for_next_year(form, other):
            report = report_of(form, other)
            whole = Figures().changed(shown(form, other.figures))
            return Prior(report.year, whole, organ=report.organ, texts=report.texts)
    return None


def _brought(prior: Prior | None, draft: Draft) -> bool:
    """Whether last year's report came in a file, and is still the one before this draft's."""
    if prior is None or not prior.source:
        return False
    return prior.year == (draft.year or 0) - 1 and same_organ(prior.organ, draft.organ)


def _blank_for_next_year(form: Form, draft: Draft) -> bool:
    """Whether a figure that the next year's report takes over is still open."""
    taken_over = {cell for rule in form.sums if rule.carries for cell in rule.prior}
    return any(cell.id in taken_over for cell in blanks(form, draft.figures))
