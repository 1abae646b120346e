"""What the checks say of a draft now: all of it, or what still stands, without blanks and what was waived."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from assistant.checks import Finding, evaluate
from assistant.report.draft import Draft, report_so_far
from assistant.report.form import Form
from assistant.report.report import Report

KEPT = 64
"""Reports whose findings are remembered: within a turn they are asked for before it, after it and for the page."""
_remembered: deque[tuple[Report, tuple[Finding, ...]]] = deque(maxlen=KEPT)


def findings_of(form: Form, draft: Draft) -> tuple[Finding, ...]:
    """What the checks say of the draft as it stands."""
    report = report_so_far(form, draft)
    for other, found in tuple(_remembered):
        if other == report:
            return found
    found = evaluate(report)
    _remembered.appendleft((report, found))
    return found


def is_blank(finding: Finding) -> bool:
    """Whether the finding only says that a cell is open; it is still going to be asked for."""
    return bool(finding.missing) and finding.expected is None


def is_waived(finding: Finding, draft: Draft) -> bool:
    """Whether it may stand: somebody said why, and it is one that a reason can let stand."""
    return finding.waivable and finding.key in draft.waived


def still_standing(found: Iterable[Finding], draft: Draft) -> tuple[Finding, ...]:
    """The findings that are still to be dealt with, in the order in which they are numbered in the talk."""
    return tuple(finding for finding in found if not is_blank(finding) and not is_waived(finding, draft))
