"""Words that should not stand in a text, misspelt ones, what a text passes over, how long it is.

D-3, D-4, D-7 to D-11, D-16, D-18, D-19, D-20, D-22, N-13, N-15: which words and which topics is data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell_at, texts_of
from assistant.checks.written import Written, characters, quoted
from assistant.report.report import Report
from assistant.report.wordingrules.texts import Misspelling, Phrase, Topics

WHOLE = (0, 0)
"""The place of what is said of a text as a whole: before its first word."""


def check_phrases(report: Report) -> Iterator[Finding]:
    """One finding a place where words stand that should not, or are misspelt."""
    yield from phrases_found(report, report.form.wording.phrases)
    for rule in in_force(report, report.form.wording.misspellings):
        for one in texts_of(report, rule):
            yield from _misspelt(rule, one)


def check_topics(report: Report) -> Iterator[Finding]:
    """One finding a text that passes over what it has to speak of, or is too long; a missing text lacks nothing."""
    for rule in in_force(report, report.form.wording.topics):
        for one in texts_of(report, rule):
            yield from _passed_over(rule, one, report.organ)
    for length in in_force(report, report.form.wording.lengths):
        for one in texts_of(report, length):
            found, most = characters(one.text), length.most
            if found > most:
                yield tell_at(length.code, length, one, WHOLE, (most, found), found=found, most=most)


def phrases_found(report: Report, rules: Sequence[Phrase]) -> Iterator[Finding]:
    """One finding a place where the words of a rule stand; of a rule that speaks `once`, one a text."""
    for rule in in_force(report, rules):
        for one in texts_of(report, rule):
            places = tuple(_places(rule, one))
            for place in places[:1] if rule.once else places:
                yield _phrase(rule, one, places if rule.once else (place,), report.year)


def _places(rule: Phrase, one: Written) -> Iterator[tuple[int, int]]:
    """Where the words stand, in order of place; a place within another is not found again."""
    found = sorted({match.span() for pattern in rule.find for match in pattern.finditer(one.words)})
    last = -1
    for start, end in found:
        if start >= last and not (rule.unless and rule.unless.search(one.around(start))):
            last = max(end, start + 1)
            yield start, end


def _phrase(rule: Phrase, one: Written, places: Sequence[tuple[int, int]], year: int) -> Finding:
    words = "”“".join(dict.fromkeys(quoted(one.words[start:end]) for start, end in places))
    return tell_at(rule.code, rule, one, places[0], words=words, year=year)


def _misspelt(rule: Misspelling, one: Written) -> Iterator[Finding]:
    for right, pattern in rule.pairs.items():
        for match in pattern.finditer(one.words):
            yield tell_at(rule.code, rule, one, match.span(), words=match[0], right=right)


def _passed_over(rule: Topics, one: Written, organ: str) -> Iterator[Finding]:
    if not one.words.strip() and not rule.blank_too:
        return
    missing = _without_heading(rule, one.words)
    if missing is None:
        missing = [topic for topic, pattern in rule.topics.items() if not pattern.search(one.words)]
    if rule.named in missing and _names(rule, one.words, organ):
        missing.remove(rule.named)
    if len(missing) > rule.tolerated:
        numbers = (len(rule.topics), len(rule.topics) - len(missing))
        yield tell_at(rule.code, rule, one, WHOLE, numbers, missing="、".join(missing), count=len(missing))


def _without_heading(rule: Topics, words: str) -> list[str] | None:
    """The topics without a sub-heading in a text that is divided by topic; None for one that is not."""
    headings = "\n".join(match[0] for match in rule.sub_heading.finditer(words)) if rule.sub_heading else ""
    headed = [topic for topic, pattern in rule.headed.items() if pattern.search(headings)]
    return [topic for topic in rule.topics if topic not in headed] if headings and len(headed) >= rule.enough else None


def _names(rule: Topics, words: str, organ: str) -> bool:
    """Whether the text names the organ, by the first half of its name or by what it is shortened to."""
    if not organ:
        return False
    short = rule.short.match(organ) if rule.short else None
    return organ[: max(2, len(organ) // 2)] in words or (short is not None and short["short"] in words)
