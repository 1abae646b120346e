"""A published report read from its file and checked as `nianbao check` does, its findings laid on what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.checks import Finding, evaluate
from assistant.desk.checking import is_there, read_file
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.reading import Reading
from assistant.report.report import Prior, Report
from tests.reviewing.expected import SECTIONS_CUT_OFF, Entry, Expected, expected


@dataclass(frozen=True)
class Review:
    """What came of one report: each mistake with the findings that are about it, and the findings beyond."""

    expected: Expected
    refused: str
    found: dict[Entry, tuple[Finding, ...]]
    beyond: tuple[Finding, ...]
    accepted: tuple[Finding, ...]

    @property
    def missed(self) -> tuple[Entry, ...]:
        """Firm mistakes that no finding is about; none in a file that was refused."""
        return () if self.refused else tuple(entry for entry in self.expected.firm if not self.found[entry])

    @property
    def hits(self) -> tuple[Entry, ...]:
        """Firm mistakes that a finding is about."""
        return tuple(entry for entry in self.expected.firm if self.found.get(entry))

    @property
    def false_errors(self) -> tuple[Finding, ...]:
        """Errors about a place where nothing is wrong."""
        return tuple(finding for finding in self.beyond if finding.severity == "E")

    @property
    def questions(self) -> tuple[Finding, ...]:
        """Warnings about a place where nothing is wrong."""
        return tuple(finding for finding in self.beyond if finding.severity == "W")

    def lawful_at(self, finding: Finding) -> str:
        """Why the place that the finding is about is right, where that is written down."""
        return next((entry.say for entry in self.expected.lawful if is_about(finding, entry)), "")


def review(folder: Path, wanted: Expected) -> Review:
    """The review of one file of `folder/reports`."""
    try:
        report, reading = _beside_last_year(folder, wanted)
    except FileRefused as error:
        return Review(wanted, str(error), {}, (), ())
    findings = [one for one in evaluate(report, draft=False) if is_there(reading, one)]
    found = {entry: tuple(one for one in findings if is_about(one, entry, report)) for entry in wanted.mistakes}
    about = {id(one) for ones in found.values() for one in ones}
    others = [one for one in findings if id(one) not in about]
    accepted = [one for one in others if _is_accepted(one, wanted, report)]
    beyond = [one for one in others if one not in accepted]
    return Review(wanted, "", found, tuple(beyond), tuple(accepted))


def reviews(folder: Path) -> Iterator[Review]:
    """All reviews, in the order of `expected.yaml`."""
    return (review(folder, wanted) for wanted in expected())


def is_about(finding: Finding, entry: Entry, report: Report | None = None) -> bool:
    """Whether a finding is about that place: its code, and its cells or the spot of its words.

    With the report the words are looked for in the very text of the spot; without, in the words of the spot. A finding
    without a spot (about a title or heading) is about the words that it quotes.
    """
    if finding.code not in entry.codes:
        return False
    if entry.cell:
        return entry.cell in finding.cells or finding.target == entry.cell
    if finding.spot is None:
        return bool(entry.slot) or entry.words in finding.say
    if entry.slot:
        return finding.spot.slot == entry.slot
    text = report.texts.get(finding.spot.slot, "") if report else ""
    start = text.find(entry.words)
    if start < 0:
        return finding.spot.words in entry.words or entry.words in finding.spot.words
    return finding.spot.start < start + len(entry.words) and start < finding.spot.end


def _is_accepted(finding: Finding, wanted: Expected, report: Report) -> bool:
    cut_off = not wanted.full and finding.code in SECTIONS_CUT_OFF
    return cut_off or any(is_about(finding, entry, report) for entry in wanted.accepted)


def _beside_last_year(folder: Path, wanted: Expected) -> tuple[Report, Reading]:
    report, reading = _read(folder, wanted)
    if not wanted.prior:
        return report, reading
    before, _ = _read(folder, next(one for one in expected() if one.file == wanted.prior))
    prior = Prior(before.year, before.figures, before.form, before.organ, wanted.prior, before.texts, before.kind)
    return replace(report, prior=prior), reading


def _read(folder: Path, wanted: Expected) -> tuple[Report, Reading]:
    """The report with what its file does not say itself."""
    kind: Any = wanted.kind or None
    reading = read_file(folder / "reports" / wanted.file, Limits(), kind=kind)
    report = reading.report
    return (replace(report, organ=wanted.organ) if wanted.organ else report), reading
