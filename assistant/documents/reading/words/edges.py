"""What stands round a report's text: number and addressee before it, organ and date after it, a page's furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.words.organs import is_organ, signed_name
from assistant.documents.reading.words.prose import SENTENCE_END, is_note, is_short
from assistant.report.chinese_numerals import fold
from assistant.report.numerals import find_numbers
from knowledge.papers import PaperWords

DOCUMENT_NUMBER = re.compile(r"[^\s\d]{1,20}[〔\[(【]\d+[〕\])】]第?\d+号")
DATE_PARTS = 3


@dataclass(frozen=True)
class Closing:
    """The end of a report: its last text, the organ and the date under it ("" where there is none)."""

    lines: tuple[str, ...]
    signature: str
    date: str


@dataclass(frozen=True)
class Front:
    """The lines between title and first section: what is text, and number, addressee, organ and date among them."""

    lines: tuple[str, ...]
    document_number: str
    addressee: str
    signature: str
    date: str


def front_of(before: Sequence[str], after: Sequence[str], words: PaperWords) -> Front:
    """What the lines before and after the title are; before it only whole sentences are text."""
    told = tuple(line for line in before if SENTENCE_END.search(line))
    rest = [line for line in (*told, *after) if not _is_furniture(line, words)]
    number = next((line for line in (*before, *after) if _is_document_number(line)), "")
    signed = {line: _signed(line, words) for line in rest}
    lines = tuple(line for line in rest if not any(signed[line]) and line != number)
    addressed = bool(lines) and _is_addressee(lines[0], words)
    return Front(
        lines[1:] if addressed else lines,
        number,
        lines[0] if addressed else "",
        *_first_of_each(tuple(signed.values())),
    )


def closing_of(lines: Sequence[str], words: PaperWords) -> Closing:
    """The lines up to what stands under a report: organ and date, a list of annexes, the page's furniture."""
    lines = tuple(takewhile(lambda line: not _ends_page(line, words), lines))
    notes = tuple(takewhile(is_note, reversed(lines)))[::-1]
    signed = [_signed(line, words) for line in notes]
    ends = (at for at, line in enumerate(notes) if any(signed[at]) or _is_furniture(line, words))
    text = lines[: len(lines) - len(notes)] + notes[: next(ends, len(notes))]
    return Closing(text, *_first_of_each(signed))


def is_date(text: str) -> bool:
    """Whether the text is a day or a month of a year and nothing else: 2026年1月23日, (2026-01-23), 二〇二六年一月."""
    numbers = find_numbers(text)
    if not 1 < len(numbers) <= DATE_PARTS or not all(number.date for number in numbers):
        return False
    left = fold(text)
    for number in reversed(numbers):
        left = left[: number.start] + left[number.end :]
    return numbers[0].value > 1900 and not set(squeezed(left)) - set("年月日")


def _first_of_each(signed: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return next((name for name, _ in signed if name), ""), next((date for _, date in signed if date), "")


def _signed(line: str, words: PaperWords) -> tuple[str, str]:
    """Organ and date in a line that is one of them or both, the date without its brackets."""
    if not is_note(line):
        return "", ""
    if name := signed_name(line, words):
        return line, ""
    start = next((number.start for number in find_numbers(line) if number.date and is_date(line[number.start :])), None)
    if start is None:
        return "", ""
    name = line[:start].strip(" \u3000(（")
    if name and not signed_name(name, words):
        return "", ""
    return name, line[start:].strip(" \u3000)）")


def _is_document_number(line: str) -> bool:
    return DOCUMENT_NUMBER.fullmatch("".join(fold(line).split())) is not None


def _is_addressee(line: str, words: PaperWords) -> bool:
    """Whether the line calls on an organ: 县人民政府办公室：."""
    named = re.split("[、，,]", line.rstrip("：:"))[-1]
    return line[-1] in "：:" and is_short(line) and (is_organ(named, words) or named.endswith(words.called))


def _is_furniture(line: str, words: PaperWords) -> bool:
    """Whether a short line that is no sentence begins with a word of the page round the text."""
    return is_note(line) and squeezed(line).startswith(words.furniture)


def _ends_page(line: str, words: PaperWords) -> bool:
    """Whether the page's links and imprint begin here: 上一篇：…, 版权所有."""
    begins = next((word for word in words.endings if line.lstrip("【[（( ").startswith(word)), "")
    if begins and line.partition(begins)[2][:1] in ("", *"：:】]"):
        return True
    if SENTENCE_END.search(line):
        return False
    return bool(begins) or any(word in line for word in words.endings_within)
