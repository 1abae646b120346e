"""From a state to the view of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from assistant.checks import Finding
from assistant.checks.checklist import checklist
from assistant.desk.paragraphs import counted, paragraphs, unwritten
from assistant.desk.remedies import remedies_for
from assistant.desk.state import State
from assistant.desk.summed import summed
from assistant.desk.view import Before, Turn, View, Waived
from assistant.documents.export import in_the_way
from assistant.interview.asking import Offered, quick_replies
from assistant.interview.collecting import count_open
from assistant.interview.plan import END, asked_of, must_be_written, owed_now, progress, settled
from assistant.interview.standing import findings_of, is_blank, is_waived, still_standing
from assistant.report.draft import Draft, report_so_far, source_of
from assistant.report.figures import blanks, plain, shown
from assistant.report.form import Form, Question
from assistant.report.origins import last_writers
from assistant.report.slots import open_slots
from assistant.report.steps import last_change, last_undo
from knowledge.shelf import load_forms
from knowledge.speech import load_speech
from prompts import say

LISTED = 6
"""Open cells that are named one by one; more are counted by table."""


def view_of(state: State, proposed_year: int, note: str = "", model: bool = False) -> View:
    """Everything that page and terminal show of the draft; `model` says that a language model may be asked."""
    form, draft = state.form, state.draft
    found = findings_of(form, draft) if form else ()
    open_cells = tuple(cell.id for cell in blanks(form, draft.figures)) if form else ()
    offered = tuple(Offered(text, "") for text in draft.offers)
    return View(
        draft=state.steps[0].draft,
        rev=state.rev,
        organ=draft.organ,
        year=draft.year,
        kind=draft.kind,
        title=form.title(draft.organ, draft.year or 0) if form else "",
        form=form,
        turns=tuple(_turns(state)),
        quick_replies=quick_replies(form, draft, state.ask, offered, proposed_year, load_speech(), model),
        shown=_shown(form, draft) if form else {},
        findings=still_standing(found, draft),
        open_cells=open_cells,
        paragraphs=tuple(paragraphs(form, draft, state.done)) if form else (),
        progress=progress(form, draft) if form and draft.kind else (),
        owed=tuple((question.part, owner) for question, owner in owed_now(form, draft)) if form else (),
        changed=draft.focus,
        ready=form is not None and not obstacles(form, draft, found),
        finished_talk=state.ask == END,
        before=_before(draft),
        note=note,
        waived=tuple(waived_now(state, found)),
        who=last_who(draft),
        checklist=checklist(report_so_far(form, draft)) if form else (),
        remedies=remedies_for(form, draft, found) if form else (),
        undoable=last_change(state.done) is not None,
        redoable=last_undo(state.done) is not None,
        summed=summed(form, draft, state.done) if form and draft.kind else (),
        wanted=count_open(form, draft) if form and draft.kind else 0,
        unwritten=tuple(unwritten(form, draft, state.done)) if form and draft.kind else (),
        counted=tuple(counted(form, draft)) if form else (),
        stated={cell: plain(value) for cell, value in draft.stated.items() if form and cell in form.cells},
    )


def waived_now(state: State, found: Iterable[Finding]) -> Iterator[Waived]:
    """Of what the checks found that which was waived, each with its reason and when that was given."""
    writers = last_writers(state.done, "waived")
    for finding in found:
        if is_waived(finding, state.draft):
            yield Waived(finding, state.draft.waived[finding.key], writers[finding.key].at)


def last_who(draft: Draft) -> str:
    """Who waived last in this draft; empty while nobody has."""
    return "".join(waiver.who for waiver in tuple(draft.waived.values())[-1:])


def _before(draft: Draft) -> Before | None:
    prior = draft.prior
    form = next((form for form in load_forms() if prior and form.covers(prior.year)), None)
    if prior is None or form is None:
        return None
    cells = {cell: prior.figures.get(cell) for cell in form.cells}
    printed = {cell: None if value is None else plain(value) for cell, value in cells.items()}
    texts = tuple((piece.name, prior.texts[piece.ref]) for piece in form.texts if prior.texts.get(piece.ref))
    return Before(form.title(prior.organ or draft.organ, prior.year), prior.source, form, printed, texts)


def open_texts(form: Form, draft: Draft) -> tuple[Question, ...]:
    """The text questions without which the report is not finished."""
    texts = (question for question in asked_of(form, draft) if question.text and not settled(question, draft))
    return tuple(question for question in texts if must_be_written(question, draft))


def obstacles(form: Form, draft: Draft, found: Iterable[Finding]) -> tuple[str, ...]:
    """Why the report may not leave yet, one sentence each; empty when it may. `found` is what the checks say of it."""
    stopping = in_the_way(found, draft.waived)
    blank = [finding for finding in stopping if is_blank(finding)]
    stops = tuple(finding.say for finding in stopping if len(blank) <= LISTED or not is_blank(finding))
    if len(blank) > LISTED:
        stops += tuple(_blanks_by_part(form, draft))
    unkind = (say("kind_missing"),) if not draft.kind else ()
    return stops + texts_to_do(form, draft) + unkind


def texts_to_do(form: Form, draft: Draft) -> tuple[str, ...]:
    """What is not written yet, or waits for a number, one sentence each."""
    texts = tuple(
        say("text_reopened" if one.id in draft.reopened else "text_missing", part=one.part, aspect=one.aspect)
        for one in open_texts(form, draft)
    )
    source = source_of(form, draft)
    unbound = tuple(
        say("text_unbound", part=question.part, aspect=question.aspect)
        for question in asked_of(form, draft)
        if open_slots(draft.texts.get(question.id, ""), source)
    )
    return texts + unbound


def _blanks_by_part(form: Form, draft: Draft) -> Iterator[str]:
    """How many cells of each table are open, where naming every one would bury the rest."""
    for section, cells in groupby(blanks(form, draft.figures), key=lambda cell: cell.section):
        yield say("blanks", section=section, count=len(tuple(cells)))


def _shown(form: Form, draft: Draft) -> dict[str, str | None]:
    values = shown(form, draft.figures)
    return {cell: None if value is None else plain(value) for cell, value in values.items()}


def _turns(state: State) -> Iterator[Turn]:
    for step in state.steps:
        if said := step.body.get("said"):
            yield Turn("clerk", str(said))
        if reply := step.body.get("say"):
            yield Turn("desk", str(reply))
