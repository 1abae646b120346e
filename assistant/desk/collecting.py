"""What a list of open figures (数据征集清单) is made of: the draft as it stands, last year's figures beside it."""

from __future__ import annotations

from typing import Literal

from assistant.desk.state import State
from assistant.desk.view import Refusal
from assistant.documents.collecting.collection import Collection
from assistant.documents.collecting.word import collection_docx
from assistant.interview.collecting import offices
from assistant.report.draft import report_of
from assistant.report.figures import plain
from assistant.report.wanted import wanted_of
from prompts import say

CollectionKind = Literal["docx", "xlsx"]


def collection_file(state: State, kind: CollectionKind) -> bytes | Refusal:
    """The list of what is still open as a Word or Excel file, or why there is none."""
    made = collection_now(state)
    if isinstance(made, Refusal):
        return made
    if kind == "docx":
        return collection_docx(made)
    # Only now: the library of workbooks takes a third of a second to come.
    from assistant.documents.collecting.workbook import collection_xlsx

    return collection_xlsx(made)


def collection_now(state: State) -> Collection | Refusal:
    """The list of what is still open in the draft, or why there is none."""
    form, draft = state.form, state.draft
    if form is None or draft.year is None:
        return Refusal((say("year_missing"),))
    if not draft.kind:
        return Refusal((say("kind_missing"),))
    asked = offices(form, draft)
    if not asked:
        return Refusal((say("collection_nothing"),))
    before = report_of(form, draft).known_last_year(across_forms=False)
    return Collection(
        title=form.title(draft.organ, draft.year),
        organ=draft.organ,
        year=draft.year,
        offices=asked,
        every=wanted_of(form, draft),
        figures={key: plain(value) for key, value in draft.figures.given.items()},
        before={cell: plain(value) for cell, value in before.items() if value is not None},
    )
