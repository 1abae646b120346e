"""The files that leave a desk, finished or not, and how a report would print: a part of the desk's door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from assistant.desk.audited import audited_now
from assistant.desk.collecting import CollectionKind, collection_file
from assistant.desk.copied import copied_now
from assistant.desk.previewing import Preview, Previews
from assistant.desk.register import Register
from assistant.desk.seen import obstacles
from assistant.desk.state import State
from assistant.desk.view import Refusal
from assistant.documents.auditing.audit import audit_file
from assistant.documents.export import Export, ExportKind, export
from assistant.documents.leaving.draftcopy import DraftKind, draft_copy
from assistant.interview.standing import findings_of
from assistant.report.draft import report_of
from prompts import say

__all__ = ["DraftKind", "ExportKind", "Files"]

Made = TypeVar("Made")


class Files:
    """The files of one desk's drafts, each made anew of the draft as it stands; a removed draft has none.

    `now` tells the moment that an audit sheet or a draft copy names.
    """

    def __init__(
        self,
        state: Callable[[str], State],
        register: Register,
        now: Callable[[], datetime],
        proposed_year: Callable[[], int],
    ) -> None:
        self._state = state
        self._register = register
        self._now = now
        self._proposed_year = proposed_year
        self._previews = Previews()

    def export(self, draft: str, template: bytes | None = None, kind: ExportKind = "docx") -> Export | Refusal:
        """The finished report as a file of that kind, checked and read back, or why it may not leave."""

        def exported(state: State) -> Export | Refusal:
            if state.form is None:
                return Refusal((say("year_missing"),))
            if found := obstacles(state.form, state.draft, findings_of(state.form, state.draft)):
                return Refusal(found)
            return export(report_of(state.form, state.draft), template, state.draft.waived, kind)

        return self._made(draft, exported)

    def draft_copy(self, draft: str, kind: DraftKind = "docx") -> bytes | Refusal:
        """The draft as it stands, marked as a draft on every page; refused while there is no form."""

        def copied(state: State) -> bytes | Refusal:
            copy = copied_now(state, self._now())
            return Refusal((say("year_missing"),)) if copy is None else draft_copy(copy, kind)

        return self._made(draft, copied)

    def audit(self, draft: str) -> bytes | Refusal:
        """The audit sheet of the draft as it stands, finished or not, as .docx; refused while there is no form."""

        def audited(state: State) -> bytes | Refusal:
            sheet = audited_now(state, self._now())
            return Refusal((say("year_missing"),)) if sheet is None else audit_file(sheet)

        return self._made(draft, audited)

    def collection(self, draft: str, kind: CollectionKind) -> bytes | Refusal:
        """The list of what is still open (数据征集清单) for those who have the figures; refused when nothing is."""
        return self._made(draft, lambda state: collection_file(state, kind))

    def preview(self, draft: str) -> Preview | Refusal:
        """The draft as it would be printed, finished or not; refused while there is no form."""
        return self._previews.of(lambda: self._state(draft), self._proposed_year())

    def preview_page(self, draft: str, key: str, page: int) -> bytes | None:
        """A page of that preview of the draft, counted from 1, as PNG; None when it is not kept any more."""
        return self._previews.picture(draft, key, page)

    def _made(self, draft: str, made: Callable[[State], Made | Refusal]) -> Made | Refusal:
        if self._register.is_removed(draft):
            return Refusal((say("removed_stays"),))
        return made(self._state(draft))
