"""A case of a check: a small report, and what is found in it; every cell that a case does not speak of is 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from assistant.checks import Finding, evaluate
from assistant.checks.checklist import checklist
from assistant.passages.alike import Others, Own, borrowings
from assistant.passages.dividing import Paragraph
from assistant.passages.passage import Passage
from assistant.passages.splitting import Origin, split
from assistant.report.alike import Borrowing
from assistant.report.figures import Figures, Quantity, Value, parse_value, plain, totals
from assistant.report.form import Form, OrganKind
from assistant.report.report import Printed, Prior, Report
from assistant.report.rules import Severity
from assistant.report.wordingrules.base import Many, Strict
from knowledge.shelf import NoForm, form_for, load_forms
from knowledge.splitting import load_splitting

ORGAN = "云溪县水务局"
"""Whose report a case is that names no organ; invented, as are all of them."""

Given = int | float | str | None
"""A figure as a file writes it: a number, a mark such as "/" in quotes, or null for a blank."""
Place = tuple[str | int, ...]


class Before(Strict):
    """Last year's report."""

    year: int
    organ: str = ""
    kind: OrganKind | Literal[""] = ""
    figures: dict[str, Given] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)


class Other(Strict):
    """A learned report of another organ: the texts of its sections."""

    organ: str
    year: int
    kind: OrganKind = "department"
    texts: dict[str, str]


class Sheet(Strict):
    """How the report is printed, where it was read from a file."""

    title: str = ""
    headings: Many[str] = ()
    tables: dict[str, str] = Field(default_factory=dict)


class CaseReport(Strict):
    """The report of a case; with `draft: false` a finished one that is only checked, its totals printed in it."""

    year: int
    kind: OrganKind = "department"
    organ: str = ORGAN
    figures: dict[str, Given] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    facts: dict[str, Given] = Field(default_factory=dict)
    prior: Before | None = None
    printed: Sheet | None = None
    learned: Many[Other] = ()
    draft: bool = True

    def on(self, form: str) -> bool:
        """Whether the report is on that form."""
        return form_for(self.year).id == form


class Find(Strict):
    """What is found, exactly. Without `cells` only the `target` is compared, for a sum of many cells.

    `spot` are the words in the text that it points at, "" where it points at none.
    """

    severity: Severity
    cells: Many[str] | None = None
    target: str = ""
    spot: str = ""
    expected: Given = None
    found: Given = None
    say: str

    def is_of(self, finding: Finding) -> bool:
        """Whether the finding is this one."""
        cells = finding.cells if self.cells is None else self.cells
        target = self.target or (self.cells[0] if self.cells else "")
        spot = finding.spot.words if finding.spot else ""
        mine = (self.severity, cells, target, self.spot, number(self.expected), number(self.found), self.say)
        return mine == (
            finding.severity,
            finding.cells,
            finding.target,
            spot,
            finding.expected,
            finding.found,
            finding.say,
        )


class Case(Strict):
    """What a case shows, in a few words; the report; what the check finds in it, nothing in a passing case."""

    shows: str
    report: CaseReport
    finds: Many[Find] = ()


def report_of(case: CaseReport) -> Report:
    """The report; NoForm for a year without a form, ValueError for a figure that is none."""
    form = form_for(case.year)
    report = Report(
        form,
        case.organ,
        case.year,
        case.kind,
        _figures(form, case.figures, whole=not case.draft),
        _values(case.facts),
        MappingProxyType(case.texts),
        _prior(case.prior) if case.prior else None,
        _printed(case.printed) if case.printed else None,
    )
    return replace(report, borrowed=_borrowed(report, case.learned)) if case.learned else report


def found_in(case: Case, code: str) -> tuple[Finding, ...]:
    """What the check of that code finds in the case: the findings of all families, and the list to look at."""
    report = report_of(case.report)
    found = (*evaluate(report, case.report.draft), *checklist(report))
    return tuple(finding for finding in found if finding.code == code)


def problems(case: Case) -> Iterator[tuple[Place, str]]:
    """What in the case means nothing on the form of its year, with its place in it."""
    report = case.report
    yield from _unknown(report.year, report.figures, report.texts, report.facts, ("report",))
    if report.prior:
        yield from _unknown(report.prior.year, report.prior.figures, report.prior.texts, {}, ("report", "prior"))
    for at, other in enumerate(report.learned):
        yield from _unknown(other.year, {}, other.texts, {}, ("report", "learned", at))
    forms = {form.id for form in load_forms()}
    for table, form in report.printed.tables.items() if report.printed else ():
        if form not in forms:
            yield ("report", "printed", "tables", table), f"there is no form {form}"


def _unknown(
    year: int, figures: Mapping[str, Given], texts: Mapping[str, str], facts: Mapping[str, Given], place: Place
) -> Iterator[tuple[Place, str]]:
    try:
        form = form_for(year)
    except NoForm as error:
        yield (*place, "year"), str(error)
        return
    slots = {piece.ref for piece in form.texts}
    known = {"figures": (figures, form.cells), "texts": (texts, slots), "facts": (facts, form.facts)}
    for key, (named, there) in known.items():
        yield from (((*place, key, name), f"there is no {name} in {form.id}") for name in named if name not in there)
    for key, given in (("figures", figures), ("facts", facts)):
        for name, value in given.items():
            try:
                number(value)
            except ValueError as error:
                yield (*place, key, name), str(error)


def number(given: Given) -> Quantity | Value | None:
    """The value that a file writes so; None for a blank, ValueError for what is no figure."""
    if given is None:
        return None
    return parse_value(given if isinstance(given, str) else plain(Decimal(str(given))))


def _figures(form: Form, given: Mapping[str, Given], whole: bool = False) -> Figures:
    """Zeros for the typed cells, with the given ones; `whole`: with the totals that these make."""
    changes = {cell: number(value) for cell, value in given.items()}
    zeros = Figures({cell.id: 0 for cell in form.typed})
    if whole:
        zeros = zeros.changed({cell: value for cell, value in changes.items() if isinstance(value, int | Decimal)})
        zeros = zeros.changed(totals(form, zeros))
    return zeros.changed(changes)


def _values(given: Mapping[str, Given]) -> Mapping[str, Value]:
    return MappingProxyType({name: value for name, one in given.items() if (value := number(one)) is not None})


def _prior(before: Before) -> Prior:
    form = form_for(before.year)
    figures = _figures(form, before.figures)
    return Prior(before.year, figures, form, before.organ, "", MappingProxyType(before.texts), before.kind)


def _borrowed(report: Report, learned: Sequence[Other]) -> tuple[Borrowing, ...]:
    """What the report has in common with the others; a report of a file is compared in the same way."""
    passages = (passage for at, other in enumerate(learned) for passage in _passages(other, f"{at}"))
    (rule,) = report.form.wording.borrowed
    names = {piece.ref: piece.name for piece in report.form.texts}
    own = Own(report.organ, report.form.wording.names, load_splitting())
    return tuple(borrowings(report.texts, _sections(report.texts), own, Others(passages, rule), names))


def _passages(other: Other, number: str) -> tuple[Passage, ...]:
    report = Report(form_for(other.year), other.organ, other.year, other.kind, Figures(), texts=other.texts)
    origin = Origin(number, f"{other.year}_{other.organ}.docx")
    return split(report, _sections(other.texts), load_forms(), load_splitting(), origin)


def _sections(texts: Mapping[str, str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(slot, "", "", line) for slot, text in texts.items() for line in text.split("\n"))


def _printed(sheet: Sheet) -> Printed:
    return Printed(sheet.title, sheet.headings, MappingProxyType(sheet.tables))
