"""The list of drafts: what each is called, how far it is; renamed, removed, restored. No step of a draft is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from unicodedata import category

from assistant.desk.seen import obstacles
from assistant.desk.state import States, form_of
from assistant.desk.view import Refusal, Removed, Standing, Summary, View
from assistant.interview.openings import kind_name
from assistant.interview.plan import progress
from assistant.interview.standing import findings_of, still_standing
from assistant.journal import Entry, Journal, Listing, Step, UnknownDraft
from assistant.report.draft import Draft
from prompts import say

MOST = 40
"""Characters of a name."""
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""What a name does not keep: control and format characters, halves of characters."""


class Register:
    """The drafts of one journal as a list. Threads may share it."""

    def __init__(self, journal: Journal, states: States, listing: Listing) -> None:
        self._journal = journal
        self._states = states
        self._listing = listing
        self._counted: dict[str, tuple[int, Standing]] = {}

    def drafts(self) -> tuple[Summary, ...]:
        """The drafts that are not removed, the last changed first."""
        entries = self._listing.entries()
        heads = ((head, entries.get(head.draft, Entry())) for head in self._journal.heads())
        return tuple(self._summary(head, entry) for head, entry in heads if not entry.removed_at)

    def removed(self) -> tuple[Removed, ...]:
        """The drafts that were removed, the last removed first."""
        entries = {draft: entry for draft, entry in self._listing.entries().items() if entry.removed_at}
        heads = {head.draft: head for head in self._journal.heads() if head.draft in entries} if entries else {}
        found = (
            Removed(draft, self._summary(heads[draft], entry).title, entry.removed_at)
            for draft, entry in reversed(entries.items())
            if draft in heads
        )
        return tuple(sorted(found, key=lambda one: one.removed_at, reverse=True))

    def is_removed(self, draft: str) -> bool:
        """Whether the draft was removed, and not restored."""
        return bool(self._listing.of(draft).removed_at)

    def summary(self, draft: str) -> Summary | None:
        """The draft as the list shows it; None when there is none of that id."""
        try:
            head = self._journal.steps(draft)[-1]
        except UnknownDraft:
            return None
        return self._summary(head, self._listing.of(draft))

    def title(self, draft: str) -> str:
        """What the draft is called; empty where there is none of that id."""
        summary = self.summary(draft)
        return summary.title if summary else ""

    def shown(self, view: View) -> View:
        """The view with how the draft stands in the list."""
        entry = self._listing.of(view.draft)
        view = replace(view, name=entry.name, removed=bool(entry.removed_at))
        return replace(view, quick_replies=()) if view.removed else view

    def standing(self, draft: str) -> Standing:
        """How far the draft is, counted once a revision; UnknownDraft when there is none of that id."""
        state = self._states.of(draft)
        known = self._counted.get(draft)
        if known is None or known[0] != state.rev:
            known = self._counted[draft] = state.rev, standing_of(state.draft)
        return known[1]

    def rename(self, draft: str, name: str) -> str | Refusal:
        """The draft is called by this name, or, where it is empty, by organ and year again; what came of it."""
        name = " ".join("".join(" " if category(one) in UNSEEN else one for one in name).split())
        if refusal := self._not_there(draft):
            return refusal
        if len(name) > MOST:
            return Refusal((say("draft_name_long", most=MOST, length=len(name)),))
        self._listing.name(draft, name)
        return say("draft_renamed" if name else "draft_unnamed", name=self.title(draft))

    def remove(self, draft: str) -> str | Refusal:
        """The draft leaves the list; what came of it."""
        if refusal := self._not_there(draft):
            return refusal
        self._listing.remove(draft)
        return say("draft_removed", name=self.title(draft))

    def restore(self, draft: str) -> str | Refusal:
        """The draft is in the list again; what came of it. One that was not removed stays as it is."""
        if self.summary(draft) is None:
            return Refusal((say("draft_missing"),))
        if self.is_removed(draft):
            self._listing.restore(draft)
        return say("draft_restored", name=self.title(draft))

    def named(self, organ: str, kind: str, year: int) -> Iterator[Draft]:
        """The drafts of that organ for that year that are not removed, the last changed first."""
        gone = {draft for draft, entry in self._listing.entries().items() if entry.removed_at}
        return self._states.named(organ, kind, year, gone)

    def for_next_year(self, draft: str, again: bool) -> Summary | Refusal | Mapping[str, str | int]:
        """Organ, year and kind of the report for the year after that draft's.

        The draft that there is for them already, unless `again`; refused where the draft does not say them.
        """
        if refusal := self._not_there(draft):
            return refusal
        draft_now = self._states.of(draft).draft
        year = (draft_now.year or 0) + 1
        lacks = lacking(draft_now.organ, draft_now.year, draft_now.kind)
        if lacks:
            return Refusal((say("next_lacks", what="、".join(lacks)),))
        there = (one for one in self.drafts() if (one.organ, one.year) == (draft_now.organ, year))
        if not again and (one := next(there, None)):
            return one
        return {"organ": draft_now.organ, "year": year, "kind": draft_now.kind}

    def _not_there(self, draft: str) -> Refusal | None:
        summary = self.summary(draft)
        if summary is None:
            return Refusal((say("draft_missing"),))
        return Refusal((say("draft_gone", name=summary.title),)) if self.is_removed(draft) else None

    def _summary(self, head: Step, entry: Entry) -> Summary:
        about = self._states.about(head)
        rev, standing = self._counted.get(head.draft, (-1, None))
        return Summary(
            head.draft,
            about.organ,
            about.year,
            head.at,
            name=entry.name,
            kind=kind_name(about.kind) if about.kind else "",
            lacks=lacking(about.organ, about.year, about.kind),
            standing=standing if rev == head.rev else None,
        )


def standing_of(draft: Draft) -> Standing:
    """How far the draft is; nothing is wanted of it until year and kind of organ are known."""
    form = form_of(draft)
    if form is None or not draft.kind:
        return Standing(0, 0, 0, ready=False)
    parts, found = progress(form, draft), findings_of(form, draft)
    return Standing(
        sum(part.done for part in parts),
        sum(part.wanted for part in parts),
        sum(finding.stops for finding in still_standing(found, draft)),
        ready=not obstacles(form, draft, found),
    )


def lacking(organ: str, year: int | None, kind: str) -> tuple[str, ...]:
    """What of organ, year and kind is not known yet, in words."""
    known = ((say("lacks_organ"), organ), (say("lacks_year"), year), (say("lacks_kind"), kind))
    return tuple(name for name, value in known if not value)
