"""What the texts of a report testify about its cells."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.blame.remedy import Witness
from assistant.checks.mentions import mentions
from assistant.report.report import Report


def witnesses_of(report: Report) -> tuple[Witness, ...]:
    """One witness a number, or a denial, of this year that can only mean one sum of cells, and says it exactly."""
    return tuple(dict.fromkeys(_witnesses(report)))


def _witnesses(report: Report) -> Iterator[Witness]:
    for said in mentions(report):
        mention = said.mention
        if not mention.quantity or mention.rough or mention.year == "last" or mention.sort != "count":
            continue
        _, sums = report.form.vocabulary.sums[mention.quantity]
        if len(sums) == 1 and all(cell in report.form.cells for cell in sums[0]):
            yield Witness(sums[0], mention.value)
