"""What a report has in common with the learned reports of other organs, paragraph by paragraph (D-18)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.finding import Finding, Spot
from assistant.checks.telling import in_force, tell
from assistant.checks.written import quoted
from assistant.report.alike import Borrowing
from assistant.report.report import Report
from assistant.report.wordingrules.origins import Borrowed


def check_alike(report: Report) -> Iterator[Finding]:
    """One finding a paragraph of which another organ's report has too much; its spot is the longest sentence in common.

    A report is compared before it is checked: without `Report.borrowed` there is nothing to tell.
    """
    for rule in in_force(report, report.form.wording.borrowed):
        for one in report.borrowed:
            if rule.tells(one.slot, one.alike.share, one.alike.characters):
                yield _finding(rule, one)


def _finding(rule: Borrowed, one: Borrowing) -> Finding:
    alike = one.alike
    spot = Spot(one.slot, one.start, one.start + len(alike.words), alike.words) if one.start >= 0 else None
    most, percent = (round(share * 100) for share in (rule.shares[one.slot], alike.share))
    said = {"percent": percent, "organ": alike.organ, "year": alike.year, "words": quoted(alike.words)}
    return tell(rule.code, rule, spot, (most, percent), section=one.name, **said)
