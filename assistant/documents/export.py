"""The way out: a report leaves as a file only after it was checked, written, read back and compared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.checks import Finding, evaluate
from assistant.documents.leaving.figures import figures_file
from assistant.documents.leaving.page import fragment_file, page_file
from assistant.documents.leaving.printed import printed_file
from assistant.documents.leaving.word import word_file
from assistant.report.report import Report

ExportKind = Literal["docx", "xlsx", "html", "fragment", "json", "pdf"]
"""What a report leaves as; a fragment is what goes into the editor of a website."""


@dataclass(frozen=True)
class Export:
    """What came of an export: the file, or None when a finding stops it; the findings in either case."""

    data: bytes | None
    findings: tuple[Finding, ...]


def export(
    report: Report, template: bytes | None = None, waived: Collection[str] = (), kind: ExportKind = "docx"
) -> Export:
    """The report as a file of that kind; Word and PDF in the office's template, or in the one that ships with the form.

    `waived` are the keys of findings that somebody let stand with a reason: an error of language passes with it, one
    of arithmetic never. TemplateError and TextError as `fill`, PdfError as `pdf_of`; ReadBackError when the file, read
    again, differs from the report.
    """
    findings = evaluate(report)
    if in_the_way(findings, waived):
        return Export(None, findings)
    written: dict[ExportKind, Callable[[], bytes]] = {
        "docx": lambda: word_file(report, template),
        "xlsx": lambda: _workbook(report),
        "html": lambda: page_file(report),
        "fragment": lambda: fragment_file(report),
        "json": lambda: figures_file(report),
        "pdf": lambda: printed_file(report, word_file(report, template)),
    }
    return Export(written[kind](), findings)


def _workbook(report: Report) -> bytes:
    # Only now: the library of workbooks takes a third of a second to come.
    from assistant.documents.leaving.workbook import workbook_file

    return workbook_file(report)


def in_the_way(findings: Iterable[Finding], waived: Collection[str]) -> tuple[Finding, ...]:
    """The findings with which a report may not leave, whatever is said to be waived."""
    return tuple(one for one in findings if one.stops and not (one.waivable and one.key in waived))
