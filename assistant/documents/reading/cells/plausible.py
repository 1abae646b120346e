"""Totals that the file itself states, held against its parts: where they differ, something may have been misread.

They may differ in the report itself as well. Nothing is worked out anew here, only looked at again by a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.checks import Finding
from assistant.checks.sums import check_sums
from assistant.documents.reading.doubts import CellReading, Doubt
from assistant.report.report import Report

MANY = 5
"""So many sums that do not hold, and more than a quarter of all, are no slips of an office."""


def doubts_of_sums(report: Report, readings: Mapping[str, CellReading]) -> Iterator[Doubt]:
    """One doubt about all cells where hardly a sum holds; in a PDF also one a sum that does not, with its cells.

    What is torn, drawn over or set too narrow there reads as digits all the same.
    """
    broken = [finding for finding in check_sums(report) if finding.stops]
    judged = sum(
        all(cell in readings for cell in rule.left + rule.right) for rule in report.form.sums if not rule.prior
    )
    if len(broken) >= max(MANY, judged / 4):
        say = f"表里 {len(broken)} 处合计对不上，读到的数可能不对（例如文件留有修订痕迹、数字断行），请逐格对照原文。"
        yield Doubt(tuple(readings), say)
        return
    for finding in broken:
        if any(readings[cell].place.page for cell in finding.cells if cell in readings):
            yield Doubt(_read(finding, readings), f"{finding.say}可能是读错了，也可能原文如此，请对照原文。")


def _read(finding: Finding, readings: Mapping[str, CellReading]) -> tuple[str, ...]:
    return tuple(cell for cell in finding.cells if cell in readings)
