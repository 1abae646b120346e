"""A report: organ, year, form, figures, facts and the text of its sections, wherever it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.report.figures import Figures, Value
from assistant.report.form import Form, OrganKind


@dataclass(frozen=True)
class Prior:
    """Last year's report as far as the rules across years need it."""

    year: int
    figures: Figures


@dataclass(frozen=True)
class Report:
    """One organ's report for one year.

    `texts` holds the finished text of each slot by its id, paragraphs parted by a line break.
    """

    form: Form
    organ: str
    year: int
    kind: OrganKind
    figures: Figures
    facts: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    prior: Prior | None = None

    @property
    def title(self) -> str:
        """The title as the form words it."""
        return self.form.title(self.organ, self.year)
