"""The mentions of a report's texts, and what the tables have for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.checks.finding import Spot
from assistant.checks.written import BODY
from assistant.prose import Mention, read_prose
from assistant.report.figures import Mark, Quantity
from assistant.report.form import Form
from assistant.report.report import Report
from assistant.report.vocabulary import Sums

WAN = 10_000
"""A cell in 万元 beside an amount in 元."""
BLANK = "\u3000"
PHRASE = 24
"""So many characters of a clause are enough to find a number again."""
BREAKS = re.compile("[，,。；;：:！？、（）()\n]")


@dataclass(frozen=True)
class Said:
    """A mention, and the text that it stands in: the slot's id and its name."""

    slot: str
    section: str
    mention: Mention

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.slot, self.mention.start, self.mention.end, self.mention.words)


def mentions(report: Report) -> Iterator[Said]:
    """Every mention of every text, in the order of the form."""
    for piece in report.form.texts:
        text = report.texts.get(piece.ref, "")
        if text and piece.look in BODY:
            yield from (Said(piece.ref, piece.name, mention) for mention in mentions_in(text, report))


def mentions_in(text: str, report: Report) -> tuple[Mention, ...]:
    """The mentions of one text as one of the report's; its organ's own name is no part of what they count."""
    return _read(_without_name(text, report.organ), report.form, report.year)


def _without_name(text: str, organ: str) -> str:
    """The text with the organ's own name blanked out, every character in its place: 云溪县水务局收到 is 收到."""
    return text.replace(organ, BLANK * len(organ)) if organ else text


@lru_cache(maxsize=64)
def _read(text: str, form: Form, year: int) -> tuple[Mention, ...]:
    return read_prose(text, form, year)


def counted(report: Report, sums: Sums, year: str = "this") -> tuple[Quantity | None, ...]:
    """What each of the sums comes to, in 元 where it is money; None where a cell or fact of it is open."""
    return tuple(_total(report, cells, year) for cells in sums)


def _total(report: Report, cells: tuple[str, ...], year: str) -> Quantity | None:
    total: Quantity = 0
    known = report.known_last_year(across_forms=True) if year == "last" else report.known
    for cell in cells:
        if cell.startswith("fact:"):
            fact = report.facts.get(cell.removeprefix("fact:")) if year == "this" else None
            number = None if isinstance(fact, Mark) else fact
        else:
            number = known.get(cell)
        if number is None:
            return None
        in_wan = cell in report.form.cells and report.form.cells[cell].unit == "万元"
        total += number * WAN if in_wan else number
    return total


def clause(report: Report, said: Said) -> str:
    """The clause round the mention, so far as it is needed to find it."""
    text, mention = report.texts[said.slot], said.mention
    breaks = [match.end() for match in BREAKS.finditer(text, max(0, mention.start - PHRASE), mention.start)]
    start = breaks[-1] if breaks else max(0, mention.start - PHRASE)
    return text[start : mention.end].strip()
