"""The short names of documents: declared before they are used, and of the document that they are short for (D-14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell_at, texts_of
from assistant.checks.written import Written, is_short_for
from assistant.report.report import Report
from assistant.report.wordingrules.texts import ShortNames

DOCUMENT = re.compile("《([^《》]+)》[^《》。；]*$")


def check_citations(report: Report) -> Iterator[Finding]:
    """One finding a short name that does not fit its document, and one a short name that is used undeclared."""
    for rule in in_force(report, report.form.wording.short_names):
        declared: set[str] = set()
        for one in texts_of(report, rule):
            yield from _in_text(rule, one, declared)


def _in_text(rule: ShortNames, one: Written, declared: set[str]) -> Iterator[Finding]:
    """The findings of one text; `declared` grows by the names that it declares, or that were already asked about."""
    events = sorted(
        [*rule.declared.finditer(one.words), *rule.used.finditer(one.words)], key=lambda match: match.end("short")
    )
    for match in events:
        short = match["short"]
        if match.re is rule.declared:
            declared.add(short)
            document = DOCUMENT.search(one.words, max(0, match.start() - rule.reach), match.start())
            if document and not is_short_for(short, document[1]):
                yield tell_at(rule.code, rule.astray, one, match.span("short"), short=short, document=document[1])
        elif short not in declared:
            declared.add(short)
            yield tell_at(rule.code, rule.undeclared, one, match.span("short"), short=short)
