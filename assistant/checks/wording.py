"""Words that should not stand in a text, misspelt ones, what a text passes over, how long it is.

D-3, D-4, D-7 to D-11, D-16, D-18, D-19, D-20, D-22, N-13, N-15: which words and which topics is data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.finding import Finding
from assistant.checks.written import Written, quoted, written
from assistant.report.report import Report
from assistant.report.wordingrules import Misspelling, Phrase, Topics


def check_phrases(report: Report) -> Iterator[Finding]:
    """One finding a place where words stand that should not, or are misspelt."""
    yield from phrases_found(report, report.form.wording.phrases)
    for rule in report.form.wording.misspellings:
        if rule.covers(report.kind, report.year):
            for one in written(report, rule.texts):
                yield from _misspelt(rule, one)


def check_topics(report: Report) -> Iterator[Finding]:
    """One finding a text that passes over what it has to speak of, or that is too long; a missing text lacks nothing."""
    for rule in report.form.wording.topics:
        if rule.covers(report.kind, report.year):
            for one in written(report, rule.texts):
                yield from _passed_over(rule, one, report.organ)
    for most in report.form.wording.lengths:
        for one in written(report, most.texts) if most.covers(report.kind, report.year) else ():
            found = len(one.words) - one.words.count("\n")
            if found > most.most:
                say = most.say.format(section=one.name, found=found, most=most.most)
                yield Finding(most.code, most.severity, (), say, most.most, found, spot=one.spot(0, 0))


def phrases_found(report: Report, rules: Sequence[Phrase]) -> Iterator[Finding]:
    """One finding a place where the words of a rule stand; of a rule that speaks `once`, one a text."""
    for rule in rules:
        if rule.covers(report.kind, report.year):
            for one in written(report, rule.texts):
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
    say = rule.say.format(section=one.name, words=words, year=year)
    return Finding(rule.code, rule.severity, (), say, spot=one.spot(*places[0]))


def _misspelt(rule: Misspelling, one: Written) -> Iterator[Finding]:
    for right, pattern in rule.pairs.items():
        for match in pattern.finditer(one.words):
            say = rule.say.format(section=one.name, words=match[0], right=right)
            yield Finding(rule.code, rule.severity, (), say, spot=one.spot(*match.span()))


def _passed_over(rule: Topics, one: Written, organ: str) -> Iterator[Finding]:
    if not one.words.strip() and not rule.blank_too:
        return
    missing = [topic for topic, pattern in rule.topics.items() if not pattern.search(one.words)]
    if rule.named in missing and _names(one.words, organ):
        missing.remove(rule.named)
    if len(missing) > rule.tolerated:
        say = rule.say.format(section=one.name, missing="、".join(missing), count=len(missing))
        there = len(rule.topics) - len(missing)
        yield Finding(rule.code, rule.severity, (), say, len(rule.topics), there, spot=one.spot(0, 0))


def _names(words: str, organ: str) -> bool:
    """Whether the text names the organ, by its whole name or the beginning of it."""
    return bool(organ) and organ[: max(2, len(organ) // 2)] in words
