"""A report read from a file: who, when, which form, the figures with their places, the texts, and every doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.cells.editions import editions_of
from assistant.documents.reading.cells.plausible import doubts_of_sums
from assistant.documents.reading.cells.tables import TablesRead, read_tables
from assistant.documents.reading.door import open_paper
from assistant.documents.reading.doubts import CellReading, Doubt
from assistant.documents.reading.draft import SAID, behind_front
from assistant.documents.reading.paper import Paper
from assistant.documents.reading.words.identity import identity_of
from assistant.documents.reading.words.sections import TextPart, sections_of
from assistant.report.figures import Figures, Value, plain
from assistant.report.form import Form, OrganKind
from assistant.report.report import Printed, Report
from assistant.report.years import report_years

Fitting = Mapping[str, tuple[str, float]]
"""The tables that another form fits better than the report's own: that form's id, the share of its cells found."""


@dataclass(frozen=True)
class Reading:
    """What was read from one file.

    `report` holds everything that was understood, doubtful values too; its year is 0 and its organ empty where the
    file does not say. `readings` are the cells that stand in the file, by id; `tables` the tables of the form that it
    has at all; `parts` the texts by their sub-headings; `source` the file's name; `draft_copy` whether it says of
    itself that it is only a draft.
    """

    report: Report
    readings: Mapping[str, CellReading]
    tables: frozenset[str]
    parts: tuple[TextPart, ...]
    doubts: tuple[Doubt, ...]
    source: str
    draft_copy: bool = False

    @property
    def doubtful(self) -> frozenset[str]:
        """The cells that some doubt is about."""
        return frozenset(cell for doubt in self.doubts for cell in doubt.cells)

    def as_json(self) -> dict[str, object]:
        """What `nianbao fill` takes, with the readings and doubts beside it."""
        report = self.report
        return {
            "organ": report.organ,
            "year": report.year or None,
            "kind": report.kind,
            "figures": {cell: _number(report.figures.get(cell)) for cell in report.form.cells},
            "sections": dict(report.texts),
            "readings": {
                cell: {"raw": one.raw, "place": one.place.as_json(), "confidence": one.confidence}
                for cell, one in self.readings.items()
            },
            "doubts": [{"cells": list(doubt.cells), "say": doubt.say} for doubt in self.doubts],
        }


def read_report(
    data: bytes,
    name: str,
    forms: Sequence[Form],
    limits: Limits,
    year: int | None = None,
    kind: OrganKind | None = None,
) -> Reading:
    """The report in the file called `name`; `year` and `kind`, where given, overrule what is recognised.

    FileRefused when the file cannot be read at all, or is of a year that no form covers.
    """
    return reading_of(open_paper(data, name, limits), name, forms, year, kind)


def reading_of(
    paper: Paper, name: str, forms: Sequence[Form], year: int | None = None, kind: OrganKind | None = None
) -> Reading:
    """The report on the paper; FileRefused when it is of a year that no form covers."""
    paper, draft_copy = behind_front(paper, name)
    identity = identity_of(paper)
    named = next(iter(report_years(PurePath(name).stem)), None)
    by_name = named if year is None and identity.year is None else None
    year = year or identity.year or by_name
    form, tables, fitting = _form_and_tables(paper, forms, year)
    sections = sections_of(paper, form)
    whole = {table: other for table, (other, share) in fitting.items() if share == 1}
    editions = editions_of(paper.sheets, tables.tables, form, forms, whole)
    report = Report(
        form=form,
        organ=identity.organ,
        year=year or 0,
        kind=kind or identity.kind or "department",
        figures=Figures().changed({cell: one.value for cell, one in tables.readings.items()}),
        texts=MappingProxyType(dict(sections.texts)),
        printed=Printed(identity.title, sections.headings, MappingProxyType(editions)),
    )
    about_name = (f"文件名里写着{by_name}年，按{by_name}年度读，请核对。",) if by_name else ()
    about_texts = sections.doubts if sections.texts or not tables.tables else ()  # a workbook has the tables alone
    about_draft = (SAID,) if draft_copy else ()
    said = (*about_draft, *identity.doubts, *about_name, *_mixed(form, forms, fitting), *about_texts)
    doubts = (*(Doubt((), say) for say in said), *tables.doubts, *doubts_of_sums(report, tables.readings))
    return Reading(report, tables.readings, tables.tables, sections.parts, doubts, name, draft_copy)


def _form_and_tables(paper: Paper, forms: Sequence[Form], year: int | None) -> tuple[Form, TablesRead, Fitting]:
    """The form of the year, else the one that fits the tables best, else the newest; and what it finds."""
    form = next((one for one in forms if year is not None and one.covers(year)), None)
    if form is None and year is not None:
        covered = "、".join(f"{form.first_year}年起的{form.source}" for form in forms)
        raise FileRefused(f"这是{year}年度的报告，那一年的格式读不了（现有{covered}）；年度认错了就另行写明年度")
    if form is not None:
        tables = read_tables(paper.sheets, form)
        if _whole(form, tables):
            return form, tables, {}
    read = {one.id: read_tables(paper.sheets, one) for one in forms}
    form = form or max(forms, key=lambda one: (read[one.id].certain, one.first_year))
    return form, read[form.id], _fitting_better(form, forms, read)


def _whole(form: Form, tables: TablesRead) -> bool:
    """Whether every table that the file has was found with all its cells."""
    return all(cell.id in tables.readings for cell in form.cells.values() if cell.table in tables.tables)


def _fitting_better(form: Form, forms: Sequence[Form], read: Mapping[str, TablesRead]) -> Fitting:
    return {
        table.id: (other.id, _share(other, table.id, read))
        for table in form.tables
        for other in forms
        if _share(other, table.id, read) > _share(form, table.id, read)
    }


def _mixed(form: Form, forms: Sequence[Form], fitting: Fitting) -> Iterator[str]:
    sources = {other.id: other.source for other in forms}
    for table in form.tables:
        if table.id in fitting:
            source = sources[fitting[table.id][0]]
            yield f"“{table.section}”的表格用的是{source}的格式，不是{form.source}的，只读了相同的格。"


def _share(form: Form, table: str, read: Mapping[str, TablesRead]) -> float:
    cells = [cell.id for cell in form.cells.values() if cell.table == table]
    return sum(cell in read[form.id].readings for cell in cells) / len(cells) if cells else 0.0


def _number(value: Value | None) -> int | str | None:
    """A value as JSON holds it: an integer as a number, all else as text."""
    if value is None:
        return None
    return value if isinstance(value, int) else plain(value)
