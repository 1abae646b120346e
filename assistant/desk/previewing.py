"""The report as it will be printed, and what the checks say of it, at its place: only looked at, never given out.

LibreOffice prints one report at a time; the PDFs of a few are kept, by what they were made of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from assistant.checks.finding import Spot
from assistant.desk.seen import view_of
from assistant.desk.state import State
from assistant.desk.view import Refusal, View
from assistant.documents.previewing.bookmarks import bookmarked
from assistant.documents.previewing.pages import page_picture
from assistant.documents.previewing.places import Box, Places, places_in
from assistant.documents.previewing.web import marked_page
from assistant.documents.writing.fill import fill
from assistant.documents.writing.fonts import missing_fonts
from assistant.documents.writing.pdf import can_make_pdf, pdfs_of
from assistant.report.draft import report_of
from assistant.report.report import Report
from knowledge.shelf import template_of
from prompts import say

__all__ = ["Box", "Places", "Preview", "Previews"]

KEPT = 4
"""Reports whose PDFs are kept."""


@dataclass(frozen=True)
class Preview:
    """A draft as it would be printed at the revision of `view`.

    The pages are pictures under `key`, with `places` on them; where no program can print, `key` is empty and `web` is
    the report as HTML instead. `spots` are the words that findings are about, `missing` the official typefaces in whose
    place others stand.
    """

    view: View
    spots: tuple[Spot, ...]
    key: str = ""
    places: Places | None = None
    missing: tuple[str, ...] = ()
    web: str = ""


@dataclass(frozen=True)
class _Printed:
    """The report as PDF, and once more with bookmarks."""

    pdf: bytes
    bookmarked: bytes


class Previews:
    """What was printed last. Threads may share it."""

    def __init__(self) -> None:
        self._printing = Lock()
        self._kept: dict[tuple[str, str], _Printed] = {}

    def of(self, read: Callable[[], State], proposed_year: int) -> Preview | Refusal:
        """The draft that `read` tells, read when its turn to be printed has come: it is never an older one.

        Blanks stay blank, and no check is in the way. TemplateError, TextError, PdfError as those who raise them.
        """
        with self._printing:
            state = read()
            if state.form is None:
                return Refusal((say("year_missing"),))
            view, report = view_of(state, proposed_year), report_of(state.form, state.draft)
            spots = tuple(dict.fromkeys(finding.spot for finding in view.findings if finding.spot))
            if not can_make_pdf():
                return Preview(view, spots, web=marked_page(report, spots))
            key, printed = self._printed(view.draft, report)
            places = places_in(printed.pdf, printed.bookmarked, report, spots)
            return Preview(view, spots, key, places, missing_fonts())

    def picture(self, draft: str, key: str, page: int) -> bytes | None:
        """That page, counted from 1, of what was printed of the draft under that key; None when there is none now."""
        printed = self._kept.get((draft, key))
        try:
            return page_picture(printed.pdf, page - 1) if printed else None
        except IndexError:
            return None

    def _printed(self, draft: str, report: Report) -> tuple[str, _Printed]:
        template = template_of(report.form).read_bytes()
        data = fill(template, report)
        key = sha256(data).hexdigest()[:32]
        printed = self._kept.get((draft, key)) or _Printed(*pdfs_of(data, bookmarked(template, report)))
        others = [one for one in self._kept.items() if one[0] != (draft, key)]
        self._kept = dict([*others, ((draft, key), printed)][-KEPT:])  # at once: pictures are asked for meanwhile
        return key, printed
