"""Reports in which every cell is 0 but those that a test speaks of."""

from collections.abc import Mapping

from assistant.checks import Finding
from assistant.report.figures import Figures, Value
from assistant.report.form import OrganKind
from assistant.report.report import Prior, Report
from knowledge.shelf import form_for

Changes = Mapping[str, Value | None]


def zeros(
    year: int,
    changes: Changes,
    prior: Prior | None = None,
    kind: OrganKind = "department",
    texts: Mapping[str, str] | None = None,
) -> Report:
    """That year's report of zeros with those changes."""
    return Report(form_for(year), "云溪县某局", year, kind, figures(year, changes), texts=texts or {}, prior=prior)


def last_year(year: int, changes: Changes) -> Prior:
    """The report of zeros with those changes, as the one before another."""
    return Prior(year, figures(year, changes), form_for(year))


def figures(year: int, changes: Changes) -> Figures:
    """Zeros for the typed cells of that year's form, with those changes."""
    return Figures({cell.id: 0 for cell in form_for(year).typed}).changed(changes)


def short(findings: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The findings in their short form."""
    return [finding.flatten() for finding in findings]
