"""A report that was read falls into passages: paragraphs without a number or a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.checks.mentions import mentions_in
from assistant.passages.dividing import Paragraph, divided
from assistant.passages.figures import bound_spans
from assistant.passages.naming import name_spans
from assistant.passages.opening import date_spans, open_spans, year_spans
from assistant.passages.passage import Passage
from assistant.passages.rules import SplittingRules
from assistant.passages.spans import Span, laid, with_slots
from assistant.report.form import Form
from assistant.report.report import Report
from assistant.report.slots import cells_in
from assistant.report.wording import slots


@dataclass(frozen=True)
class Origin:
    """Where a report came from: an id of its own, the file's name."""

    id: str
    name: str


def split(
    report: Report, paragraphs: Iterable[Paragraph], forms: Sequence[Form], rules: SplittingRules, origin: Origin
) -> tuple[Passage, ...]:
    """The passages of a report, in printed order; `forms` are those that they may be offered for."""
    return tuple(
        _passage(report, paragraph, forms, rules, origin, number)
        for number, paragraph in enumerate(divided(paragraphs, rules), start=1)
    )


def _passage(
    report: Report, paragraph: Paragraph, forms: Sequence[Form], rules: SplittingRules, origin: Origin, number: int
) -> Passage:
    text = slotted(paragraph.text, report, rules)
    cells = frozenset(cells_in(slots(text)))
    return Passage(
        id=f"{origin.id[:12]}-{number:02}",
        section=paragraph.section,
        aspect=paragraph.aspect,
        kinds=(report.kind,),
        forms=tuple(form.id for form in forms if cells <= form.cells.keys()),
        year=report.year,
        organ=report.organ,
        source=origin.name,
        text=text,
        report=origin.name,
        look=tuple(dict.fromkeys(rules.timely.findall(text))),
    )


def slotted(text: str, report: Report, rules: SplittingRules) -> str:
    """The paragraph with every number, year and name of its own as a slot; `text` has no white space."""
    return with_slots(text, slot_spans(text, report, rules))


def slot_spans(text: str, report: Report, rules: SplittingRules) -> tuple[Span, ...]:
    """Which stretch of the paragraph becomes which slot, by place."""
    mentions = mentions_in(text, report)
    names = report.form.wording.names
    return laid(
        (
            *bound_spans(text, mentions, report, rules),
            *year_spans(text, report.year),
            *date_spans(text, mentions),
            *open_spans(text, mentions, report.form, rules),
            *(name_spans(text, report.organ, names, rules) if names else ()),
        )
    )
