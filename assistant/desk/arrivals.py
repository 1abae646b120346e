"""What a file that the clerk brought in does to the draft: last year's report beside it, or this year's into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from assistant.checks import Finding, evaluate
from assistant.desk.reply import Reply, with_consequences
from assistant.desk.state import State
from assistant.documents.reading.reading import Reading
from assistant.interview.openings import kind_name
from assistant.interview.taken_over import Written, texts_taken
from assistant.report.draft import Draft, Unsettled, apply
from assistant.report.effects import figure_effects, prior_effects, stated_effects, unsettled_effects
from assistant.report.figures import Figures, Value, plain, totals
from assistant.report.form import Form
from assistant.report.organ import same_organ
from assistant.report.report import Prior, Report
from assistant.report.steps import Effects
from prompts import say

LISTED = 5
"""Differences that are named one by one."""


def reply_to_file(state: State, reading: Reading, proposed_year: int) -> Reply:
    """The reply to a report that was read in; a file that does not belong to the draft changes nothing."""
    draft, report = state.draft, reading.report
    sections = {piece.ref for piece in report.form.texts if not piece.optional}
    if not reading.tables and not sections & set(report.texts):
        return _refused(state, say("file_no_report", file=reading.source))
    if not report.year:
        return _refused(state, say("file_without_year", file=reading.source))
    year = draft.year or (report.year if report.year == proposed_year else report.year + 1)
    if report.year not in (year, year - 1):
        return _refused(state, say("file_of_other_year", file=reading.source, year=report.year, draft=year))
    if draft.organ and not same_organ(report.organ, draft.organ):
        return _refused(state, say("file_of_other_organ", file=reading.source, organ=report.organ, draft=draft.organ))
    if draft.kind and report.organ and report.kind != draft.kind:
        return _refused(state, say("file_of_other_kind", file=reading.source, kind=kind_name(report.kind)))
    opening = _opening(draft, reading, year)
    if report.year == year - 1:
        return with_consequences(state, _laid_beside(draft, reading, opening))
    return with_consequences(state, _taken_into(apply(draft, opening), reading, opening))


def _refused(state: State, sentence: str) -> Reply:
    return Reply(sentence, {"goto": state.draft.goto}, note=sentence)


def _opening(draft: Draft, reading: Reading, year: int) -> dict[str, Any]:
    """The file's name; organ, year and kind, where the draft has none and the file says them."""
    opening: dict[str, Any] = {"file": reading.source}
    if not draft.organ and reading.report.organ:
        opening["organ"] = reading.report.organ
    if draft.year is None:
        opening["year"] = year
    if not draft.kind and reading.report.organ:
        opening["kind"] = reading.report.kind
    return opening


def _laid_beside(draft: Draft, reading: Reading, opening: Mapping[str, Any]) -> Reply:
    """Last year's figures and texts beside the draft; what is doubtful only after somebody looked at it."""
    report = reading.report
    doubtful = reading.doubtful
    numbers = report.known
    sure: dict[str, Value | None] = {
        cell: report.figures.get(cell) if report.figures.get(cell) is not None else numbers[cell]
        for cell in report.form.cells
        if cell not in doubtful
    }
    prior = Prior(report.year, Figures().changed(sure), organ=report.organ, source=reading.source, texts=report.texts)
    doubts = _doubts(draft, reading, "prior")
    said = say(
        "prior_read",
        file=reading.source,
        year=report.year,
        read=sum(value is not None for value in sure.values()),
        cells=len(report.form.cells),
        texts=len(report.texts),
    )
    return Reply(said + _remarks(reading, opening), {**opening, **prior_effects(prior), **unsettled_effects(doubts)})


def _taken_into(draft: Draft, reading: Reading, opening: Mapping[str, Any]) -> Reply:
    """The figures of this year's report where the draft has none, its texts where nothing is written yet.

    Totals are worked out, never taken; where the file's own do not add up, that is said, and they stay beside.
    """
    report = reading.report
    form = report.form
    doubtful = reading.doubtful
    read = {cell.id: report.figures.get(cell.id) for cell in form.typed if cell.id not in doubtful}
    fresh = {cell: value for cell, value in read.items() if value is not None and draft.figures.get(cell) is None}
    other = [cell for cell, value in read.items() if value is not None and draft.figures.get(cell) not in (None, value)]
    parts = [stretch for slot in report.texts for stretch in _stretches(reading, slot)]
    texts = {question: text for question, text in texts_taken(form, parts).items() if question not in draft.texts}
    said = say("this_read", file=reading.source, read=len(fresh), cells=len(form.typed), texts=len(report.texts))
    if other:
        named = "；".join(_difference(form, draft, cell, read[cell]) for cell in other[:LISTED])
        said += "\n" + say("this_differs", count=len(other), items=named)
    said += "".join(
        "\n" + say("finding", say=finding.say) for finding in evaluate(report) if _about_totals(form, finding)
    )
    effects = {**opening, **figure_effects(fresh), **_totals_amiss(report, doubtful), "texts": texts}
    return Reply(said + _remarks(reading, opening), {**effects, **unsettled_effects(_doubts(draft, reading, "this"))})


def _totals_amiss(report: Report, doubtful: Collection[str]) -> Effects:
    """The effects of keeping the totals that do not add up in the file, where nothing about them was doubtful."""
    worked_out = totals(report.form, report.figures)
    stated = {cell: report.figures.quantity(cell) for cell in worked_out if cell not in doubtful}
    amiss = {cell: value for cell, value in stated.items() if None not in (value, worked_out[cell])}
    return stated_effects({cell: value for cell, value in amiss.items() if value != worked_out[cell]})


def _stretches(reading: Reading, slot: str) -> Iterator[Written]:
    """The text of a slot line by line, each line with the aspect of the sub-heading over it: nothing of it is lost."""
    coming = [part for part in reading.parts if part.slot == slot and part.heading]
    aspect = next((part.aspect for part in reading.parts if part.slot == slot and not part.heading), "")
    for line in filter(None, reading.report.texts[slot].split("\n")):
        if coming and line.startswith(coming[0].heading):
            aspect = coming.pop(0).aspect
        yield Written(slot, aspect, line)


def _difference(form: Form, draft: Draft, cell: str, value: Value | None) -> str:
    kept, read = draft.figures.get(cell), value
    words = (plain(one) if one is not None else "" for one in (kept, read))
    return say("this_difference", cell=form.cells[cell].name, **dict(zip(("kept", "read"), words, strict=True)))


def _about_totals(form: Form, finding: Finding) -> bool:
    """Whether a total that the file states does not add up: once totals are worked out that cannot be seen any more."""
    return finding.stops and any(form.cells[cell].computed for cell in finding.cells if len(finding.cells) > 1)


def _doubts(draft: Draft, reading: Reading, of: Any) -> tuple[Unsettled, ...]:
    """The doubts that somebody can settle: those about cells that the file has, after those of the other year's file.

    A total of this year is worked out, not settled; a cell that was not found stays open and is asked for.
    """
    form, figures = reading.report.form, reading.report.figures
    found = [doubt for doubt in draft.unsettled if doubt.of != of or _untouched(doubt, reading)]
    for doubt in reading.doubts:
        cells = {
            cell: figures.get(cell)
            for cell in doubt.cells
            if cell in reading.readings and (of == "prior" or not form.cells[cell].computed)
        }
        if cells:
            found.append(Unsettled(of, cells, doubt.say))
    return tuple(found)


def _untouched(doubt: Unsettled, reading: Reading) -> bool:
    """Whether an earlier doubt about this report is still one; last year's goes with the file that it is about."""
    return doubt.of == "this" and not set(doubt.cells) & set(reading.readings)


def _remarks(reading: Reading, opening: Mapping[str, Any]) -> str:
    """Who and when, where the file told it, and the doubts about the file as a whole."""
    said = say("organ_set", organ=opening["organ"]) if "organ" in opening else ""
    said += say("kind_set", kind=kind_name(opening["kind"])) if "kind" in opening else ""
    said += "" if reading.tables else say("file_without_tables")
    about_whole = [doubt for doubt in reading.doubts if not set(doubt.cells) & set(reading.readings)]
    return said + "".join("\n" + say("file_remark", say=doubt.say) for doubt in about_whole)
