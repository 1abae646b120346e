"""What the checks say of a single text."""

from assistant.checks import Finding
from assistant.checks.wording import check_phrases
from assistant.report.form import OrganKind
from tests.checks.told import places_hold, told


def phrases(text: str, slot: str = "overview", year: int = 2024, kind: OrganKind = "department") -> list[Finding]:
    found = list(check_phrases(told({slot: text}, year, kind)))
    assert places_hold(found, {slot: text})
    return found


def said(text: str, code: str, slot: str = "overview", year: int = 2024) -> tuple[str, str, str]:
    """Severity, words and sentence of the one finding, which has that code."""
    (finding,) = phrases(text, slot, year)
    assert finding.code == code
    assert finding.spot is not None
    return finding.severity, finding.spot.words, finding.say
