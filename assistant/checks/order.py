"""What comes one after the other: numbered items, words written twice, brackets in pairs (D-15, D-16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checks.finding import Finding
from assistant.checks.telling import in_force, tell_at, texts_of
from assistant.checks.written import Written, quoted
from assistant.report.chinese_numerals import read_numeral
from assistant.report.report import Report
from assistant.report.wordingrules.texts import Brackets, Doubling, Series

WORDS = re.compile(r"[\u4e00-\u9fff]")
PAUSES = frozenset("，。；、：,;\n")


def check_order(report: Report) -> Iterator[Finding]:
    """One finding a number out of turn, a stretch of words written twice, a paragraph with a lone bracket."""
    known = report.form.wording
    rules: tuple[Series | Doubling | Brackets, ...] = (*known.series, *known.doublings, *known.brackets)
    for rule in in_force(report, rules):
        for one in texts_of(report, rule):
            yield from _found(rule, one, report.year)


def _found(rule: Series | Doubling | Brackets, one: Written, year: int) -> Iterator[Finding]:
    if isinstance(rule, Series):
        yield from _out_of_turn(rule, one)
        return
    spans = _written_twice(rule, one.words) if isinstance(rule, Doubling) else _lone(rule, one.words)
    for start, end in spans:
        yield tell_at(rule.code, rule, one, (start, end), words=quoted(one.words[start:end]), year=year)


def _out_of_turn(rule: Series, one: Written) -> Iterator[Finding]:
    """The first item of a series that neither begins it nor follows the number before it."""
    last, before, broken = 0, "", False
    for match in rule.item.finditer(one.words):
        number = read_numeral(match[1])
        if number is None:
            continue
        broken = broken and number.value != 1
        if number.value not in (1, last + 1) and before and not broken:
            broken = True
            numbers = (last + 1, number.value)
            yield tell_at(rule.code, rule, one, match.span(), numbers, words=match[0], before=before)
        last, before = int(number.value), match[0]


def _written_twice(rule: Doubling, words: str) -> Iterator[tuple[int, int]]:
    """Stretches that stand twice in a row, found by their first two letters."""
    last: dict[str, int] = {}
    behind = 0
    for at, pair in enumerate(map("".join, pairwise(words))):
        before = last.get(pair, -1)
        last[pair] = at
        size = at - before
        if before < behind or not 2 <= size <= rule.longest or words[before:at] != words[at : at + size]:
            continue
        if _says_something(words[before:at]) and not rule.fine.match(words, before):
            yield before, at + size
        behind = at + size


def _says_something(stretch: str) -> bool:
    return len(WORDS.findall(stretch)) > 1 and not PAUSES & set(stretch)


def _lone(rule: Brackets, words: str) -> Iterator[tuple[int, int]]:
    """In each paragraph the first mark without its other half, with the words inside beside it."""
    start = 0
    for paragraph in words.split("\n"):
        place = _first_lone(rule, paragraph)
        if place is not None:
            mark = rule.alike.get(paragraph[place], paragraph[place])
            closing = rule.closes.get(mark, mark) != mark
            begin = max(0, place - rule.beside + 1) if closing else place
            end = place + 1 if closing else min(place + rule.beside, len(paragraph))
            yield start + begin, start + end
        start += len(paragraph) + 1


def _first_lone(rule: Brackets, paragraph: str) -> int | None:
    opened: list[tuple[str, int]] = []
    for match in rule.marks.finditer(paragraph):
        mark = rule.alike.get(match[0], match[0])
        if opened and rule.closes.get(mark) == opened[-1][0]:
            opened.pop()
        elif mark not in rule.closes or rule.closes[mark] == mark:
            opened.append((mark, match.start()))
        elif not rule.enumerator.search(paragraph, 0, match.start()):
            return opened[-1][1] if opened else match.start()
    return opened[-1][1] if opened else None
