"""Numbers of a paragraph that no figure of its report gives: open slots that say what they count; years and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.passages.figures import number_end
from assistant.passages.rules import SplittingRules
from assistant.passages.spans import Span
from assistant.prose.mention import Mention
from assistant.report.form import Form

CLAUSE = re.compile(r"[，。；：、！？（）()“”《》\n,;:]")
YEAR = re.compile(r"(?<![0-9〔\[])(20[0-9]{2})(?=年)")
LEFT = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
COUNTED = re.compile(
    r"(?:[〇零二两三四五六七八九十百千万亿]|(?<![统同唯单])一(?!次性))[〇零一二两三四五六七八九十百千万亿]*"
    r"(?=[余多几]?[件条次期个篇场份名人家项处宗起批天日月年元轮本册户页])"
)


def year_spans(text: str, year: int) -> Iterator[Span]:
    """The report's year and those beside it, wherever they stand; other years are open."""
    for match in YEAR.finditer(text):
        apart = int(match[1]) - year
        ref = {0: "year", -1: "year-1", 1: "year+1"}.get(apart, "?年份:哪一年")
        yield Span(match.start(1), match.end(1), ref)


def date_spans(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Months and days, those that follow each other as one."""
    start = end = -1
    for mention in (one for one in mentions if one.sort == "date" and one.unit not in ("年", "年度")):
        if mention.start != end and end > 0:
            yield Span(start, end, f"?日期:{_after(text, end)}")
        start = start if mention.start == end else mention.start
        end = mention.end
    if end > 0:
        yield Span(start, end, f"?日期:{_after(text, end)}")


def open_spans(text: str, mentions: Sequence[Mention], form: Form, rules: SplittingRules) -> Iterator[Span]:
    """What is left of the numbers: those that the reader of prose found, then any digit, each with what it counts."""
    fixed = [match.span() for match in rules.fixed.finditer(text)]
    found = [(one.start, number_end(one), one.unit) for one in mentions if one.sort != "date" and not one.none]
    found += [(*match.span(), "") for pattern in (LEFT, COUNTED) for match in pattern.finditer(text)]
    names: dict[str, int] = {}
    for start, end, unit in found:
        if any(begin <= start and end <= stop for begin, stop in fixed):
            continue
        whole = _with_rough(text, start, end, rules)
        unit = unit or _unit(text, whole.end)
        fact = fact_counted(text, whole.start, unit, form, rules)
        ref = f"fact:{fact}"
        if not fact or ref in names:
            ref = f"?{unit}:{_what(text, whole.start, whole.end + len(unit), rules)}"
        names[ref] = names.get(ref, 0) + 1
        yield Span(whole.start, whole.end, ref if names[ref] == 1 else f"{ref}之{names[ref]}")


def fact_counted(text: str, start: int, unit: str, form: Form, rules: SplittingRules) -> str:
    """The fact of the form that the words before a number at `start` name; "" where they name none."""
    ahead = CLAUSE.split(text[:start])[-1]
    for fact, words in rules.facts.items():
        counted_in = rules.fact_units.get(form.facts[fact].unit, ()) if fact in form.facts else ()
        if unit in counted_in and words.search(ahead):
            return fact
    return ""


def _with_rough(text: str, start: int, end: int, rules: SplittingRules) -> Span:
    before = rules.before.search(text[:start])
    after = rules.after.match(text[end:])
    return Span(before.start() if before else start, end + after.end() if after else end, "")


def _unit(text: str, end: int) -> str:
    return text[end : end + 1] if re.match(r"[\u4e00-\u9fff%％]", text[end : end + 1]) else ""


def _what(text: str, start: int, end: int, rules: SplittingRules) -> str:
    """What is counted: the words before the number in its clause, else those behind it."""
    ahead = CLAUSE.split(text[:start])[-1]
    stripped = ahead
    while (shorter := rules.idle.sub("", stripped)) != stripped:
        stripped = shorter
    if stripped and not rules.verbs.fullmatch(stripped):
        return _safe(stripped[-rules.what :])
    return _safe(f"{stripped}{_after(text, end)}"[: rules.what]) or "数"


def _after(text: str, end: int) -> str:
    return _safe(CLAUSE.split(text[end:])[0][:8]) or "数"


def _safe(words: str) -> str:
    """The words without what a slot's reference may not hold."""
    return re.sub(r"[0-9０-９{}:：%]", "", words)
