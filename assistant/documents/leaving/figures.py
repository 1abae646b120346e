"""A report as the JSON that `nianbao fill` takes: written, read again by the same intake, and compared."""

from __future__ import annotations

import json
from collections.abc import Mapping

from assistant.documents.intake import BadInput, read_input
from assistant.documents.leaving.compare import ReadBackError
from assistant.documents.writing.markers import TITLE_NAME
from assistant.documents.writing.plaintext import one_line, paragraphs_of
from assistant.report.figures import Value, plain, shown
from assistant.report.report import Prior, Report
from knowledge.shelf import load_forms


def figures_file(report: Report) -> bytes:
    """The report as .json, totals and last year's figures among it; the same report always gives the same bytes.

    TextError as `fill`; ReadBackError when the file, read again, differs from the report.
    """
    one_line(report.title, TITLE_NAME)
    for piece in report.form.texts:
        paragraphs_of(report.texts.get(piece.ref, ""), piece.name)
    data = (json.dumps(_as_json(report), ensure_ascii=False, indent=1) + "\n").encode()
    try:
        read = read_input(data.decode(), load_forms())
    except BadInput as error:
        raise ReadBackError(str(error)) from error
    if differences := tuple(name for name, (here, there) in _compared(report, read).items() if here != there):
        raise ReadBackError(*(f"数据文件里的 {name} 和报告不同" for name in differences))
    return data


def _as_json(report: Report) -> dict[str, object]:
    written: dict[str, object] = {
        "organ": report.organ,
        "year": report.year,
        "kind": report.kind,
        "figures": {cell: _number(value) for cell, value in shown(report.form, report.figures).items()},
        "facts": {fact: _number(value) for fact, value in report.facts.items()},
        "sections": {piece.ref: report.texts[piece.ref] for piece in report.form.texts if report.texts.get(piece.ref)},
    }
    if (prior := _prior_of(report)) is not None:
        figures = {cell: _number(value) for cell, value in prior.figures.given.items()}
        written["prior"] = {"year": prior.year, "figures": figures}
    return written


def _prior_of(report: Report) -> Prior | None:
    """Last year's report; None where there is none, or no form says what its figures are."""
    prior = report.prior
    return prior if prior is not None and any(form.covers(prior.year) for form in load_forms()) else None


def _number(value: Value | None) -> int | str | None:
    """A value as JSON holds it: an integer as a number, all else as text."""
    if value is None:
        return None
    return value if isinstance(value, int) else plain(value)


def _compared(report: Report, read: Report) -> Mapping[str, tuple[object, object]]:
    """What has to be the same, here and in the file, by the key of the file."""
    prior = _prior_of(report)
    return {
        "organ": (report.organ, read.organ),
        "year": (report.year, read.year),
        "kind": (report.kind, read.kind),
        "figures": (dict(shown(report.form, report.figures)), dict(shown(read.form, read.figures))),
        "facts": (dict(report.facts), dict(read.facts)),
        "sections": ({key: text for key, text in report.texts.items() if text}, dict(read.texts)),
        "prior": (
            prior and (prior.year, dict(prior.figures.given)),
            read.prior and (read.prior.year, dict(read.prior.figures.given)),
        ),
    }
