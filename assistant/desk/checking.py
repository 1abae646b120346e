"""Reports that lie in files, read and checked: what `nianbao read` and `nianbao check` print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.blame import Remedy, remedies, witnesses_of
from assistant.checks import Finding, evaluate
from assistant.checks.values import place as place_in_form
from assistant.desk.comparing import beside_others, others_in
from assistant.desk.filing import Unread, read_bytes, read_text
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits, limits_set
from assistant.documents.intake import BadInput, read_input
from assistant.documents.reading.reading import Reading, read_report
from assistant.passages.alike import Others
from assistant.report.form import OrganKind
from assistant.report.report import Prior, Report
from knowledge.shelf import load_forms
from prompts import say

__all__ = [
    "Checked",
    "Others",
    "Placed",
    "check_file",
    "files_in",
    "limits_set",
    "others_in",
    "prior_report",
    "read_file",
    "summary",
]

SUSPECTS = 3
"""Answers to a failed sum that are printed; the page shows more."""
SUFFIXES = (".docx", ".html", ".htm", ".pdf", ".txt", ".xlsx", ".doc", ".wps", ".json")
"""What is looked at in a folder; a file that is named is read whatever its name."""


@dataclass(frozen=True)
class Placed:
    """A finding, and where in the file its cell stands (else where in the form)."""

    finding: Finding
    place: str

    def as_json(self) -> dict[str, object]:
        """The finding for other programs."""
        return {**self.finding.as_json(), "place": self.place}


@dataclass(frozen=True)
class Checked:
    """What came of one file, or why it could not be read.

    Its findings, the doubts of its reading, and the likeliest wrong cells where fixed sums fail.
    """

    file: Path
    findings: tuple[Placed, ...] = ()
    doubts: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    refused: str = ""

    @property
    def status(self) -> int:
        """2 for a file that cannot be read, 1 for one with errors, else 0."""
        return 2 if self.refused else int(any(placed.finding.stops for placed in self.findings))

    def as_json(self) -> dict[str, object]:
        """The result for other programs."""
        if self.refused:
            return {"file": str(self.file), "refused": self.refused}
        findings = [placed.as_json() for placed in self.findings]
        remedies = [remedy.as_json() for remedy in self.remedies]
        return {"file": str(self.file), "findings": findings, "remedies": remedies, "doubts": list(self.doubts)}


def read_file(path: Path, limits: Limits, year: int | None = None, kind: OrganKind | None = None) -> Reading:
    """The report in the file; FileRefused or BadInput says why it cannot be read."""
    return read_report(read_bytes(path), path.name, load_forms(), limits, year, kind)


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files themselves, and in place of a folder the reports in it, by name."""
    return tuple(file for path in paths for file in (_reports_of(path) if path.is_dir() else [path]))


def _reports_of(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES and path.is_file())


def check_file(
    path: Path,
    limits: Limits,
    prior: Report | None = None,
    year: int | None = None,
    kind: OrganKind | None = None,
    others: Others | None = None,
) -> Checked:
    """The findings about the report in the file, last year's report beside it, and learned ones of others, if any."""
    try:
        if path.suffix.lower() == ".json":
            report, reading = _overruled(read_input(read_text(path), load_forms()), year, kind), None
        else:
            reading = read_file(path, limits, year, kind)
            report = reading.report
    except Unread as error:
        return Checked(path, refused=error.why)
    except (BadInput, FileRefused) as error:
        return Checked(path, refused=str(error))
    report = _beside(report, prior)
    report = report if others is None else beside_others(report, reading, others)
    found = [one for one in evaluate(report, draft=False) if reading is None or is_there(reading, one)]
    doubts = tuple(doubt.say for doubt in reading.doubts) if reading else ()
    placed = tuple(Placed(one, _place(report, reading, one)) for one in found)
    return Checked(path, placed, doubts, remedies(report, witnesses_of(report), SUSPECTS))


def prior_report(path: Path, limits: Limits) -> Report:
    """Last year's report in the file; FileRefused or BadInput says why it cannot be read."""
    if path.suffix.lower() == ".json":
        return read_input(read_text(path), load_forms())
    return read_file(path, limits).report


def _overruled(report: Report, year: int | None, kind: OrganKind | None) -> Report:
    return replace(report, year=year or report.year, kind=kind or report.kind)


def _beside(report: Report, prior: Report | None) -> Report:
    """The report with last year's beside it; where the two do not belong together, the checks say so."""
    if prior is None:
        return report
    kind = prior.kind if prior.organ else ""  # of an organ that nobody named, the kind is a guess
    before = Prior(prior.year, prior.figures, prior.form, prior.organ, texts=prior.texts, kind=kind)
    return replace(report, prior=before)


def is_there(reading: Reading, finding: Finding) -> bool:
    """Whether the finding is about anything that the file has: an excerpt is checked for what it holds."""
    cells = reading.report.form.cells
    return not finding.cells or any(cells[cell].table in reading.tables for cell in finding.cells)


def _place(report: Report, reading: Reading | None, finding: Finding) -> str:
    if finding.spot is not None:
        return next((piece.name for piece in report.form.texts if piece.ref == finding.spot.slot), "")
    if finding.target not in report.form.cells:
        return ""
    if reading and finding.target in reading.readings:
        return reading.readings[finding.target].place.words
    return place_in_form(report.form.cells[finding.target])


def summary(reading: Reading) -> Sequence[str]:
    """What was read, in lines for a person."""
    report = reading.report
    read = sum(reading.report.figures.get(cell) is not None for cell in report.form.cells)
    return (
        say("read_title", organ=report.organ or "？", year=report.year or "？", source=report.form.source),
        say("read_counts", read=read, cells=len(report.form.cells), texts=len(report.texts)),
        *(say("read_doubt", say=doubt.say) for doubt in reading.doubts),
    )
