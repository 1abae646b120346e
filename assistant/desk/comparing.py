"""Reports in files compared with the learned reports of other organs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.desk.named import with_organ
from assistant.documents.reading.reading import Reading
from assistant.passages.alike import Others, Own, borrowings
from assistant.passages.dividing import Paragraph
from assistant.report.form import Form
from assistant.report.report import Report
from knowledge.shelf import load_forms
from knowledge.splitting import load_splitting

if TYPE_CHECKING:
    from assistant.journal import Library  # `nianbao check` opens a database only when it is told to compare


def others_in(library: Library) -> Others | None:
    """The sentences of all learned reports; None where nothing was learned."""
    passages = library.passages()
    rules_there = (rule for form in load_forms() for rule in form.wording.borrowed)
    rule = next(rules_there, None)
    return Others(passages, rule) if passages and rule else None


def beside_others(report: Report, reading: Reading | None, others: Others) -> Report:
    """The report with what it has in common with the others, part by part; of one without an organ nobody can tell."""
    organ = report.organ if reading is None else with_organ(reading, reading.source)[0].report.organ
    names = {piece.ref: piece.name for piece in report.form.texts}
    borrowed = borrowings(report.texts, parts_of(report, reading), own_of(report.form, organ), others, names)
    return replace(report, borrowed=tuple(borrowed))


def parts_of(report: Report, reading: Reading | None) -> tuple[Paragraph, ...]:
    """The texts of the report by sub-heading where a file has any, else by section."""
    if reading is None:
        return tuple(Paragraph(slot, "", "", text) for slot, text in report.texts.items())
    return tuple(Paragraph(part.slot, part.aspect, part.heading, part.text) for part in reading.parts)


def own_of(form: Form, organ: str) -> Own:
    """The organ whose texts are compared with others'."""
    return Own(organ, form.wording.names, load_splitting())
