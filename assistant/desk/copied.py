"""What a draft copy is made of: the draft as it stands at one moment, and what is still to be done about it."""

from __future__ import annotations

from datetime import datetime

from assistant.desk.seen import texts_to_do, waived_now
from assistant.desk.state import State
from assistant.documents.leaving.draftcopy import DraftCopy
from assistant.interview.plan import owed_now
from assistant.interview.standing import findings_of, still_standing
from assistant.report.draft import report_of
from assistant.report.form import Form, Question
from prompts import say


def copied_now(state: State, now: datetime) -> DraftCopy | None:
    """The draft as a draft copy shows it; None while the year, and with it the form, is not known."""
    form, draft = state.form, state.draft
    if form is None:
        return None
    found = findings_of(form, draft)
    return DraftCopy(
        report=report_of(form, draft),
        now=now,
        texts=(*texts_to_do(form, draft), *(() if draft.kind else (say("kind_missing"),))),
        findings=still_standing(found, draft),
        waived=tuple((one.finding, one.waiver) for one in waived_now(state, found)),
        owed=tuple((_about(form, question), who) for question, who in owed_now(form, draft)),
    )


def _about(form: Form, question: Question) -> str:
    """What the question asks for, in the form's words."""
    rows = tuple(dict.fromkeys(form.cells[cell].row for cell in question.cells))
    names = rows or tuple(fact.name for fact in question.facts) or (question.aspect,)
    return f"{question.part}：{'、'.join(names)}"
