"""Findings under the headings of the form, in printed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.checks import Finding
from assistant.report.form import Form

ACROSS = "跨部分和全篇"


def by_section(form: Form, findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings by heading, in the order given; what concerns several parts, or none of them alone, comes last.

    A finding about words stands where the words are, others where all their cells are.
    """
    slots = _headings(form)
    found: dict[str, tuple[Finding, ...]] = dict.fromkeys((*_printed(form, slots), ACROSS), ())
    for finding in findings:
        heading = _heading(form, slots, finding)
        found[heading] = (*found[heading], finding)
    return {heading: ones for heading, ones in found.items() if ones}


def _heading(form: Form, slots: Mapping[str, str], finding: Finding) -> str:
    if finding.spot:
        return slots.get(finding.spot.slot, ACROSS)
    sections = {form.cells[cell].section for cell in finding.cells if cell in form.cells}
    return sections.pop() if len(sections) == 1 else ACROSS


def _headings(form: Form) -> dict[str, str]:
    """The heading over each text; a text outside the numbered parts has only its own name."""
    found, heading = {}, ""
    for piece in form.pieces:
        if piece.what == "heading":
            heading = piece.ref
        elif piece.what == "text":
            found[piece.ref] = heading if heading and piece.look in ("body", "closing") else piece.name
    return found


def _printed(form: Form, slots: Mapping[str, str]) -> Iterable[str]:
    """Every heading in printed order."""
    for piece in form.pieces:
        if piece.what == "heading":
            yield piece.ref
        elif piece.what == "text":
            yield slots[piece.ref]
