"""How a file is set out: its section headings, the edition of its tables, the list of sections in its preface.

D-1, D-2, D-13. What only a file can show is silent for a report that the form itself sets out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell, tell_at
from assistant.checks.written import Written, written
from assistant.report.chinese_numerals import read_numeral
from assistant.report.form import Form
from assistant.report.report import Printed, Report
from assistant.report.wordingrules.whole import Headings, Listing


@dataclass(frozen=True)
class Printing:
    """A heading as printed, and the form's heading that it is ("" for none), rightly worded and numbered or not."""

    printed: str
    heading: str
    worded: bool
    numbered: bool


def check_structure(report: Report) -> Iterator[Finding]:
    """The findings about headings and tables of a file, then about the list of sections in the preface.

    A file of tables alone, as a workbook is, has no headings to judge.
    """
    if report.printed is not None:
        if report.texts:
            for rule in in_force(report, report.form.wording.headings):
                yield from _about_headings(rule, report.form, report.printed.headings)
        yield from _other_editions(report, report.printed)
    for listing in in_force(report, report.form.wording.listings):
        for one in written(report, listing.texts):
            yield from _listed(listing, one)


def _about_headings(rule: Headings, form: Form, printed: Sequence[str]) -> Iterator[Finding]:
    wanted = headings_of(form)
    found = tuple(_read(rule, wanted, one) for one in printed)
    there = tuple(dict.fromkeys(one.heading for one in found if one.heading))
    missing = tuple(heading for heading in wanted if heading not in there)
    if missing:
        at_end = len(missing) > rule.tail and missing == wanted[-len(missing) :]
        names = "、".join(f"“{heading}”" for heading in missing)
        yield tell(rule.code, rule.cut_off if at_end else rule.missing, headings=names, count=len(missing))
    for heading, times in Counter(one.heading for one in found if one.heading).items():
        if times > 1:
            yield tell(rule.code, rule.doubled, heading=heading, times=times)
    if list(there) != [heading for heading in wanted if heading in there]:
        yield tell(rule.code, rule.order, order="、".join(f"“{heading}”" for heading in there))
    for one in found:
        yield from _misprinted(rule, one)


def _misprinted(rule: Headings, one: Printing) -> Iterator[Finding]:
    if not one.heading:
        yield tell(rule.code, rule.unknown, printed=one.printed)
    elif not one.worded:
        yield tell(rule.code, rule.wording, printed=one.printed, heading=one.heading)
    elif not one.numbered:
        yield tell(rule.code, rule.misnumbered, printed=one.printed, heading=one.heading)


def headings_of(form: Form) -> tuple[str, ...]:
    """The section headings of the form, in printed order."""
    return tuple(piece.ref for piece in form.pieces if piece.what == "heading")


def _read(rule: Headings, wanted: Sequence[str], printed: str) -> Printing:
    """Which heading of the form a printed one is: by its words, the very same first, else the likest."""
    number, words = _parted(rule, printed)
    for heading in wanted:
        own = _parted(rule, heading)
        if words in {own[1], *map(_letters, rule.accepted.get(heading, ()))}:
            return Printing(printed, heading, True, number in ("", own[0]))
    wordings = {
        _letters(wording): heading
        for heading in wanted
        for wording in (_parted(rule, heading)[1], *rule.accepted.get(heading, ()), *rule.known.get(heading, ()))
    }
    within = next((heading for wording, heading in wordings.items() if wording in words), "")
    likest = extractOne(words, tuple(wordings), scorer=ratio, score_cutoff=rule.alike)
    return Printing(printed, within or (wordings[likest[0]] if likest else ""), False, True)


def _parted(rule: Headings, heading: str) -> tuple[str, str]:
    """The number before a heading, "" without one, and the letters of its words."""
    number = rule.number.match(heading)
    return (number[1], _letters(heading[number.end() :])) if number else ("", _letters(heading))


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _other_editions(report: Report, printed: Printed) -> Iterator[Finding]:
    for rule in in_force(report, report.form.wording.editions):
        for table in report.form.tables:
            other = rule.others.get(printed.tables.get(table.id, ""))
            if other:
                yield tell(rule.code, rule, table=table.section, other=other)


def _listed(rule: Listing, one: Written) -> Iterator[Finding]:
    """What the first list of sections in the text leaves out, doubles or counts wrongly."""
    for match in (match for pattern in rule.find for match in pattern.finditer(one.words)):
        times = {heading: len(words.findall(match["list"])) for heading, words in rule.parts.items()}
        if sum(map(bool, times.values())) >= rule.least:
            yield from _compared(rule, one, match.span("list"), times)
            yield from _miscounted(rule, one, match.span("list"))
            return


def _miscounted(rule: Listing, one: Written, span: tuple[int, int]) -> Iterator[Finding]:
    """The number of sections that the text states, where the form has another."""
    stated = rule.counted_by.search(one.words, *span)
    number = read_numeral(stated[1]) if stated else None
    if stated and number and number.value != len(rule.parts):
        own = len(rule.parts)
        yield tell_at(rule.code, rule.counted, one, stated.span(), (own, number.value), words=stated[0], found=own)


def _compared(rule: Listing, one: Written, span: tuple[int, int], times: Mapping[str, int]) -> Iterator[Finding]:
    if missing := [f"“{heading}”" for heading, found in times.items() if not found]:
        yield tell_at(rule.code, rule.missing, one, span, parts="、".join(missing))
    for heading, found in times.items():
        if found > 1:
            yield tell_at(rule.code, rule.doubled, one, span, part=heading)
