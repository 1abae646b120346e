"""A report: organ, year, form, figures, facts and the text of its sections, wherever it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from assistant.report.alike import Borrowing
from assistant.report.figures import Figures, Quantity, Value
from assistant.report.form import Form, OrganKind
from assistant.report.known import Known, known
from assistant.report.organ import same_organ


@dataclass(frozen=True)
class Prior:
    """Last year's report as far as the rules across years need it.

    Without a `form` it is on the form of the report that it is laid beside, if that covers its year; else its totals
    are only those that it states. An `organ` or `kind` that is not known is taken for the report's own. `texts` are
    by slot; `source` is the name of the file, empty for an own draft.
    """

    year: int
    figures: Figures
    form: Form | None = None
    organ: str = ""
    source: str = ""
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kind: OrganKind | Literal[""] = ""

    def on(self, form: Form) -> bool:
        """Whether this report is on that form."""
        return form.covers(self.year) if self.form is None else self.form.id == form.id

    def known_beside(self, form: Form) -> Known:
        """Each cell's number as this report's own form makes it; `form` is the one of the report beside it."""
        own = form if self.form is None and self.on(form) else self.form
        if own is None:
            return {cell: self.figures.quantity(cell) for cell in self.figures.given}
        return known(own, self.figures)


@dataclass(frozen=True)
class Printed:
    """How a report that was read from a file is set out.

    `title` as printed, "" where none was found; `headings` the section headings as printed, in their order, those
    that stand twice twice; `tables` the id of the form whose format each table has, by table id.
    """

    title: str
    headings: tuple[str, ...]
    tables: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """One organ's report for one year.

    `texts` holds the finished text of each slot by its id, paragraphs parted by a line break; `printed` is how a
    report that was read from a file is set out, None for one that the form itself sets out; `borrowed` what its
    paragraphs have in common with learned reports of other organs, as far as they were compared; `stated` are totals
    that somebody gave only to be held against those that are worked out and printed.
    """

    form: Form
    organ: str
    year: int
    kind: OrganKind
    figures: Figures
    facts: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    prior: Prior | None = None
    printed: Printed | None = None
    borrowed: tuple[Borrowing, ...] = ()
    stated: Mapping[str, Quantity] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> str:
        """The title as the form words it."""
        return self.form.title(self.organ, self.year)

    @cached_property
    def known(self) -> Known:
        """Each cell's number: as given, else as worked out; None where it is open."""
        return known(self.form, self.figures)

    @property
    def last_year(self) -> Prior | None:
        """The report laid beside this one, where it is the same organ's of the year before; None else."""
        prior = self.prior
        if prior is None or prior.year != self.year - 1 or prior.kind not in ("", self.kind):
            return None
        return prior if not prior.organ or same_organ(prior.organ, self.organ) else None

    def known_last_year(self, across_forms: bool) -> Known:
        """Last year's numbers; empty without `last_year`, or where the forms differ and must not."""
        if self.last_year is None or self.prior is None:
            return {}
        return self._known_before if across_forms or self.prior.on(self.form) else {}

    @cached_property
    def _known_before(self) -> Known:
        return self.prior.known_beside(self.form) if self.prior else {}
