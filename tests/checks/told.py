"""Reports in words: an invented bureau whose tables nobody asks about."""

from collections.abc import Iterable, Mapping

from assistant.checks import Finding
from assistant.report.figures import Figures
from assistant.report.form import OrganKind
from assistant.report.report import Printed, Prior, Report
from knowledge.shelf import form_for

ORGAN = "云溪县水务局"
NO_TEXT: Mapping[str, str] = {}


def told(
    texts: Mapping[str, str] = NO_TEXT,
    year: int = 2024,
    kind: OrganKind = "department",
    organ: str = ORGAN,
    prior: Prior | None = None,
    printed: Printed | None = None,
) -> Report:
    """The report with these texts by slot."""
    return Report(form_for(year), organ, year, kind, Figures(), texts=texts, prior=prior, printed=printed)


def before(texts: Mapping[str, str], year: int = 2023, organ: str = ORGAN, kind: OrganKind = "department") -> Prior:
    """Last year's report with these texts."""
    return Prior(year, Figures(), form_for(year), organ, texts=texts, kind=kind)


def marked(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Code, severity and the words at the place of each finding ("" for one without a place)."""
    return [(one.code, one.severity, one.spot.words if one.spot else "") for one in findings]


def places_hold(findings: Iterable[Finding], texts: Mapping[str, str]) -> bool:
    """Whether every place is where its words stand."""
    spots = [one.spot for one in findings if one.spot]
    return all(texts[spot.slot][spot.start : spot.end] == spot.words for spot in spots)
