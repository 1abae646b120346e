"""Whose report a paper is, and of which year: from its title, its preface, its signature, its opening words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.reading.paper import Paper
from assistant.documents.reading.words.edges import closing_of
from assistant.documents.reading.words.headings import opens_body
from assistant.documents.reading.words.organs import (
    NEAR,
    Kind,
    acting,
    is_organ,
    is_relative,
    kind_of,
    name_before,
    names_organ,
)
from assistant.documents.reading.words.prose import lines_in, pieces_of
from assistant.documents.reading.words.titles import PARTED, Title, phrases, read_title, title_in
from assistant.report.years import named_years, report_years
from knowledge.papers import PaperWords, load_paper_words

FRONT = 15
"""Lines at most before the first section, where no heading shows that it begins."""
OPENING = 2
"""Lines of the first section in which its organ is looked for."""
LINE, WHOLE = 2000, 100_000
"""Characters of a line, and of the whole text, in which who and when are looked for; a report says it early."""
QUOTED = re.compile("《([^《》]*)》?")


@dataclass(frozen=True)
class Identity:
    """Who and when: the organ ("" and None where the paper does not say), its kind, the title without spaces.

    `doubts` are sentences for the clerk about what is not certain.
    """

    organ: str
    year: int | None
    kind: Kind
    title: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class _Parts:
    """Where on a paper who and when are looked for; `outside` are the years in the file's own title."""

    title: Title | None
    file_title: str
    outside: tuple[int, ...]
    preface: tuple[str, ...]
    body: tuple[str, ...]
    words: PaperWords


def identity_of(paper: Paper, words: PaperWords | None = None) -> Identity:
    """Organ, year and kind as the paper states them; what is only inferred comes with a doubt."""
    parts = _parts(paper, words or load_paper_words())
    year, about_year = _year(parts)
    organ, about_organ = _organ(parts)
    return Identity(
        organ=organ,
        year=year,
        kind=kind_of(organ, parts.words),
        title=parts.title.text if parts.title else "",
        doubts=(*about_organ, *about_year),
    )


def _parts(paper: Paper, words: PaperWords) -> _Parts:
    lines = tuple(line[:LINE] for line in lines_in(pieces_of(paper, words)))
    end = next((at for at, line in enumerate(lines) if opens_body(line)), min(len(lines), FRONT))
    front = lines[:end]
    printed, outside = title_in(front, words), read_title(paper.title, words)
    preface = front if printed is None else front[: printed.first] + front[printed.last + 1 :]
    years = outside.years if outside else ()
    return _Parts(_completed(printed, outside), paper.title, years, preface, lines[end:], words)


def _completed(printed: Title | None, outside: Title | None) -> Title | None:
    """The printed title, or the file's own; what the printed one leaves out the other may say."""
    if printed is None or outside is None:
        return printed or outside
    return Title(printed.text, printed.organ or outside.organ, printed.years or outside.years)


def _year(parts: _Parts) -> tuple[int | None, tuple[str, ...]]:
    titled = parts.title.years if parts.title else ()
    period = _period(parts)
    named = titled or period or tuple(_years_in_phrases(parts))
    if named:
        return named[0], tuple(_contradictions(titled, period, parts.outside))
    text = "\n".join((*parts.preface, *parts.body))[:WHOLE]
    counted = Counter(year.value for year in named_years(text) if not year.bare)
    if not counted:
        return None, ("标题和正文都没有写是哪一年的报告，请自己填写年度。",)
    year, times = max(counted.items(), key=lambda item: item[1])
    return year, (f"标题和统计期限里没有年度，正文提到{year}年最多（{times}处），按{year}年度读，请核对。",)


def _period(parts: _Parts) -> tuple[int, ...]:
    """The years of the period that the figures are of (统计期限自2025年1月1日起…)."""
    for line in (*parts.preface, *parts.body[: OPENING + 1]):
        for sentence in re.split("[。；]", line):
            at = next((sentence.find(word) for word in parts.words.period if word in sentence), None)
            if at is not None and (years := report_years(sentence[at : at + NEAR])):
                return years
    return ()


def _contradictions(titled: Sequence[int], period: Sequence[int], outside: Sequence[int]) -> Iterator[str]:
    if len(titled) > 1:
        yield f"标题里有{_listed(titled)}几个年份，按{titled[0]}年度读，请核对。"
    elif titled and period and set(period) != set(titled):
        yield f"标题写的是{titled[0]}年，统计期限写的是{_listed(period)}，按标题读，请核对。"
    elif not titled and len(period) > 1:
        yield f"统计期限写的是{_listed(period)}，按{period[0]}年度读，请核对。"
    if outside and set(outside) != set(titled):
        yield f"报告标题写的是{_listed(titled)}，文件标题写的是{_listed(outside)}，按报告标题读，请核对。"


def _listed(years: Sequence[int]) -> str:
    return "、".join(f"{year}年" for year in years)


def _years_in_phrases(parts: _Parts) -> Iterator[int]:
    """The years in the sentences of the preface that speak of the report: 现向社会公布云溪县水务局2025年度……."""
    for line in _unquoted_lines(parts):
        for found in phrases(line, parts.words):
            yield from report_years(re.split("[，。；]", line[max(0, found.start() - NEAR) : found.end()])[-1])


def _organ(parts: _Parts) -> tuple[str, tuple[str, ...]]:
    """The organ's name and what is doubtful about it."""
    if parts.title and parts.title.organ:
        organ = parts.title.organ
        return organ, (f"机关名称“{organ}”像是简称，请写全称。",) if is_relative(organ, parts.words) else ()
    for where, names in _elsewhere(parts):
        if name := next(names, ""):
            return name, (f"标题里没有机关名称，按{where}的“{name}”认作本报告的机关，请核对。",)
    return "", ("标题、引言和落款里都没有能认出的机关名称，请自己填写机关全称。",)


def _elsewhere(parts: _Parts) -> Iterator[tuple[str, Iterator[str]]]:
    """Where else a report names its organ, the surest place first."""
    words, preface = parts.words, _unquoted_lines(parts)
    signature = closing_of(parts.body, words).signature
    yield "引言里", (name for line in preface for name in _of_this_report(line, words))
    yield "引言里", (name for line in preface for name in _gathered(line, words))
    yield "引言里", (name for line in preface for name in _preparing(line, words))
    yield "落款里", iter((signature,) if names_organ(signature, words) else ())
    yield "引言里", (name for line in preface for name in _before_subjects(line, words))
    yield "正文开头", (name for line in (*preface, *parts.body[: OPENING + 1]) for name in acting(line, words))
    yield "文件标题里", (name for name in PARTED.split("".join(parts.file_title.split())) if is_organ(name, words))


def _unquoted_lines(parts: _Parts) -> tuple[str, ...]:
    """The preface without the names of laws and notices, which name other organs; the name of a report stays."""

    def kept(quoted: re.Match[str]) -> str:
        return quoted[0] if read_title(quoted[1], parts.words) else "《》"

    return tuple(QUOTED.sub(kept, line) for line in parts.preface)


def _of_this_report(line: str, words: PaperWords) -> Iterator[str]:
    yield from filter(None, (_before(line, found, words) for found in phrases(line, words)))


def _before(line: str, found: re.Match[str], words: PaperWords) -> str:
    return name_before(line[max(0, found.start() - NEAR) : found.start()], words)


def _before_subjects(line: str, words: PaperWords) -> Iterator[str]:
    found = re.finditer("|".join(map(re.escape, words.subjects)), line)
    yield from filter(None, (_before(line, subject, words) for subject in found))


def _gathered(line: str, words: PaperWords) -> Iterator[str]:
    """汇总云溪县各乡镇、各部门的…: the report of a whole government."""
    begins, ends = ("|".join(map(re.escape, group)) for group in (words.gathering, words.gathered))
    for found in re.finditer(rf"(?:{begins})([^，。；、：]{{2,30}}?)(?:{ends})", line):
        if name := name_before(found[1], words):
            yield name


def _preparing(line: str, words: PaperWords) -> Iterator[str]:
    """本报告由云溪县水务局编制."""
    ends = "|".join(map(re.escape, words.preparing))
    for found in re.finditer(rf"由([^，。；、：]{{2,40}}?)(?:{ends})", line):
        if name := name_before(found[1], words):
            yield name
