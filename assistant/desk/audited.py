"""What an audit sheet is made of: the draft with all its steps, as it stands at one moment."""

from __future__ import annotations

from datetime import datetime

from assistant.checks.checklist import checklist
from assistant.desk.seen import obstacles
from assistant.desk.state import State
from assistant.documents.auditing.audit import Audited
from assistant.interview.openings import kind_name
from assistant.interview.standing import findings_of, is_blank
from assistant.report.draft import report_so_far


def audited_now(state: State, now: datetime) -> Audited | None:
    """The draft as an audit sheet tells it; None while the year, and with it the form, is not known."""
    form, draft = state.form, state.draft
    if form is None:
        return None
    found = findings_of(form, draft)
    return Audited(
        id=state.steps[0].draft,
        form=form,
        draft=draft,
        kind=kind_name(draft.kind) if draft.kind else "",
        steps=state.done,
        findings=tuple(finding for finding in found if not is_blank(finding)),
        checklist=checklist(report_so_far(form, draft)),
        obstacles=obstacles(form, draft, found),
        now=now,
    )
