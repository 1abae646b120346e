"""Of which year it is: years in the texts, sentences carried over from last year, the period of the figures.

D-6, D-26, and D-27: why a report laid beside this one is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell, tell_at, texts_of
from assistant.checks.written import Written, quoted, written
from assistant.report.organ import same_organ
from assistant.report.report import Report
from assistant.report.wordingrules.origins import Carried, Near, Periods, Years

PAUSES = "，,。；：:\n"
"""Punctuation round a year that is no part of what is said of it."""


def check_years(report: Report) -> Iterator[Finding]:
    """One finding a year that is not the report's where it should be; of one place only the first."""
    if report.year:
        seen: set[tuple[str, int]] = set()
        for found in (*_named(report), *_carried_over(report)):
            if found.spot is None or (place := (found.spot.slot, found.spot.end)) not in seen:
                seen |= {place} if found.spot else set()
                yield found
        for rule in in_force(report, report.form.wording.periods):
            yield from _period(rule, report)
    yield from _apart(report)


def _named(report: Report) -> Iterator[Finding]:
    for rule in in_force(report, report.form.wording.years):
        for one in texts_of(report, rule):
            yield from _of_other_year(rule, one, report.year)


def _of_other_year(rule: Years, one: Written, year: int) -> Iterator[Finding]:
    for match in rule.find.finditer(one.words):
        found = int(match["year"])
        if found == year or _near(found, year) not in rule.when or one.in_title(match.start("year")):
            continue
        if not (rule.unless and rule.unless.search(one.around(match.start("year")))):
            words = match[0].strip(PAUSES)
            start = match.start() + match[0].index(words)
            span = (start, start + len(words))
            yield tell_at(rule.code, rule, one, span, (year, found), words=words, found=found, year=year)


def _near(found: int, year: int) -> Near:
    if found > year:
        return "next" if found == year + 1 else "later"
    return "last" if found == year - 1 else "earlier"


def _carried_over(report: Report) -> Iterator[Finding]:
    """Sentences with last year's number that stand in last year's report word for word."""
    before = report.last_year
    if before is None:
        return
    for rule in in_force(report, report.form.wording.carried):
        for one in texts_of(report, rule):
            old = "".join(before.texts.get(one.slot, "").split())
            yield from _word_for_word(rule, one, old, report.year)


def _word_for_word(rule: Carried, one: Written, old: str, year: int) -> Iterator[Finding]:
    for start, end in one.sentences:
        sentence = one.words[start:end]
        if end - start < rule.least or sentence not in old:
            continue
        for match in rule.find.finditer(one.words, start, end):
            if int(match["year"]) == year - 1 and not one.in_title(match.start()):
                said = {"words": quoted(sentence), "found": year - 1, "year": year}
                yield tell_at(rule.code, rule, one, match.span(), (year, year - 1), **said)


def _period(rule: Periods, report: Report) -> Iterator[Finding]:
    """What is wrong with the first period of figures that the texts name."""
    for one in written(report):
        for match in rule.stretch.finditer(one.words):
            days = tuple(rule.day.finditer(match[0]))
            broken = rule.malformed.search(match[0])
            if broken or len(days) >= 2:
                yield from _judged(rule, one, match, broken, days, report.year)
                return


def _judged(
    rule: Periods,
    one: Written,
    stretch: re.Match[str],
    broken: re.Match[str] | None,
    days: tuple[re.Match[str], ...],
    year: int,
) -> Iterator[Finding]:
    first, last = (broken, broken) if broken else (days[0], days[1])
    span = (stretch.start() + first.start(), stretch.start() + last.end())
    words = one.words[slice(*span)]
    read = None if broken else tuple(_day(day, year) for day in days[:2])
    if read is None or None in read:
        yield tell_at(rule.code, rule.unreadable, one, span, words=words, year=year)
        return
    begin, end = filter(None, read)
    other = next((day.year for day in (begin, end) if day.year != year), None)
    if other is not None:
        yield tell_at(rule.year_code, rule.other_year, one, span, words=words, found=other, year=year)
    elif (begin.month, begin.day, end.month, end.day) != (*rule.begin, *rule.end):
        yield tell_at(rule.code, rule.not_whole, one, span, words=words, year=year)


def _day(match: re.Match[str], year: int) -> date | None:
    try:
        return date(int(match["year"] or year), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _apart(report: Report) -> Iterator[Finding]:
    if report.prior is None or report.last_year is not None:
        return
    prior = report.prior
    for rule in in_force(report, report.form.wording.apart):
        if prior.year != report.year - 1:
            yield tell(rule.code, rule.other_year, prior=prior.year or "？", year=report.year or "？")
        elif prior.organ and not same_organ(prior.organ, report.organ):
            yield tell(rule.code, rule.other_organ, prior=prior.organ, organ=report.organ)
        else:
            yield tell(rule.code, rule.other_kind, prior=rule.names[prior.kind], kind=rule.names[report.kind])
