"""Whose report it is: the printed title, the organ's name wherever it stands, what it calls itself (D-5, D-6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell, tell_at
from assistant.checks.written import Written, is_short_for, written
from assistant.report.organ import same_organ
from assistant.report.report import Report
from assistant.report.wordingrules.base import Saying
from assistant.report.wordingrules.origins import Selves
from assistant.report.wordingrules.whole import Titles


def check_naming(report: Report) -> Iterator[Finding]:
    """The findings about the title of a file, then those about the names in the texts and under them."""
    if report.printed is not None and (report.printed.title or report.texts):
        for rule in in_force(report, report.form.wording.titles):
            yield from _about_title(rule, report.printed.title, report.year)
    for selves in in_force(report, report.form.wording.selves):
        yield from _about_selves(selves, report)


def _about_title(rule: Titles, title: str, year: int) -> Iterator[Finding]:
    if not title:
        yield tell(rule.code, rule.absent)
        return
    named = [int(found) for found in rule.year.findall(title)]
    if not named:
        yield tell(rule.code, rule.no_year, title=title, year=year)
    for found in named:
        if year and found != year:
            yield tell(rule.year_code, rule.other_year, title=title, found=found, year=year)
    kind_of_report = rule.words.search(title)
    if not kind_of_report:
        yield tell(rule.code, rule.other_words, title=title)
    elif not rule.fillers.sub("", title[: kind_of_report.start()]):
        yield tell(rule.code, rule.no_organ, title=title)


def _about_selves(rule: Selves, report: Report) -> Iterator[Finding]:
    texts = tuple(written(report))
    yield from _called(rule, texts, report.organ)
    if report.organ:
        for one in texts:
            yield from _named(rule, one, report.organ)
        yield from _signed(rule, report)
    other = report.prior.organ if report.prior else ""
    if other and report.organ and not same_organ(other, report.organ):
        for one in texts:
            for match in re.finditer(re.escape(other), one.words):
                yield tell_at(rule.code, rule.of_prior, one, match.span(), name=other, organ=report.organ)


def _called(rule: Selves, texts: tuple[Written, ...], organ: str) -> Iterator[Finding]:
    """What the organ calls itself: as its name has it, else always the same; each other word once."""
    said: dict[str, tuple[Written, re.Match[str]]] = {}
    for one in texts:
        for match in rule.called.finditer(one.words):
            said.setdefault(match[1], (one, match))
    odd = [word for word in said if organ and word not in organ and word not in rule.neutral]
    fitting = [said[word] for word in said if word not in odd]
    for one, match in map(said.__getitem__, odd):
        yield tell_at(rule.code, rule.of_other, one, match.span(), words=match[0], organ=organ)
    for one, match in fitting[1:]:
        yield tell_at(rule.code, rule.mixed, one, match.span(), words=match[0], other=fitting[0][1][0])


def _named(rule: Selves, one: Written, organ: str) -> Iterator[Finding]:
    """The names of organs where the text says whose report it is: behind the year, else before it."""
    for match in rule.named.finditer(one.words):
        end = match.end("name") if match["name"] else match.start()
        run = match["name"] or rule.before.findall(one.words[max(0, end - rule.reach) : end])[0]
        lead = rule.leads.match(run)
        name = run[lead.end() :] if lead else run
        saying = _compared(rule, name, organ)
        if saying is not None:
            yield tell_at(rule.code, saying, one, (end - len(name), end), name=name, organ=organ)


def _signed(rule: Selves, report: Report) -> Iterator[Finding]:
    """The organ under the report."""
    for piece in report.form.texts:
        for one in written(report, (piece.ref,)) if piece.look == "signature" else ():
            name = one.words.strip()
            saying = _compared(rule, name, report.organ)
            if saying is not None:
                yield tell_at(rule.code, saying, one, (0, len(name)), name=name, organ=report.organ)


def _compared(rule: Selves, name: str, organ: str) -> Saying | None:
    """What is to be said of a name beside the organ's: nothing where it is short for that, or that is its end."""
    organ = "".join(organ.split())
    if not rule.ends.search(name) or is_short_for(name, organ) or organ in name:
        return None
    return rule.other_form if is_short_for(organ, name) else rule.other_name
