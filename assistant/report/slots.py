"""What a slot of a text may stand for, and its value for one report.

year, year-1, year+1                    the report's year and those beside it
organ, self, level                      the organ's full name, what it calls itself (我局), 县 in 县委、县政府
applications.received.total             a cell, or the sum of several: a.b.c+d.e.f
last:applications.received.total        the same of last year's report
fact:released.total                     a fact of the form
share:a.b.c/d.e.f:1                     one sum of cells in percent of another, to so many places, without the sign
change:a.b.c:1                          against last year, in words: 增长8.5%, 下降3.2%, 持平
more:a.b.c:件                           against last year, in words: 增加12件, 减少3件, 持平
?条:各类信息                            a number that no figure and no fact gives: its unit, and what it counts
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.report.figures import Mark, Quantity, Value, added, plain
from assistant.report.form import Form
from assistant.report.proportion import printed_percent
from assistant.report.wording import read_wording, slots

_CELL = r"[a-z_]+(?:\.[a-z_]+)+"
_SUM = rf"{_CELL}(?:\+{_CELL})*"
REF = re.compile(
    r"(?P<plain>year(?:[+-]1)?|organ|self|place|level)"
    rf"|(?P<fact>fact:{_CELL})"
    r"|(?P<open>\?[^:{}]*:[^{}]+)"
    rf"|(?P<last>last:)?(?P<sum>{_SUM})"
    rf"|share:(?P<part>{_SUM})/(?P<whole>{_SUM}):(?P<places>[0-3])"
    rf"|change:(?P<changed>{_SUM}):(?P<decimals>[0-3])"
    rf"|more:(?P<more>{_SUM}):(?P<unit>[^:{{}}]*)"
)
NAMES = frozenset({"year", "year-1", "year+1", "organ", "self", "place", "level"})
"""Slots that count nothing."""
OPEN = "〔待补〕"


@dataclass(frozen=True)
class Source:
    """What slots are filled from: figures as shown (totals worked out), facts, who and when, last year's numbers."""

    organ: str
    year: int
    figures: Mapping[str, Value | None]
    facts: Mapping[str, Value]
    before: Mapping[str, Value | None] = field(default_factory=lambda: MappingProxyType({}))
    self_name: str = ""
    place: str = ""
    level: str = ""

    def value(self, ref: str) -> str | None:
        """What stands in for a slot; None while it is open, "/", or a reference that means nothing."""
        match = REF.fullmatch(ref)
        if match is None:
            return None
        if match["plain"]:
            return self._plain(ref)
        if match["fact"] or match["open"]:
            return _shown(self.facts.get(ref.removeprefix("fact:")))
        if match["sum"]:
            return _shown(self.total(match["sum"], last=bool(match["last"])))
        if match["part"]:
            return self._share(match["part"], match["whole"], int(match["places"]))
        return self._compared(match)

    def total(self, cells: str, last: bool = False) -> Quantity | None:
        """The sum of `a.b.c+d.e.f`, of this year or the last; None where one of them is open."""
        figures = self.before if last else self.figures
        return added(tuple(_quantity(figures.get(cell)) for cell in cells.split("+")))

    def _plain(self, ref: str) -> str | None:
        if ref.startswith("year"):
            return str(self.year + int(ref[4:] or 0)) if self.year else None
        named = {"organ": self.organ, "self": self.self_name, "place": self.place, "level": self.level}
        return named[ref] or None

    def _share(self, part: str, whole: str, places: int) -> str | None:
        parts, of = self.total(part), self.total(whole)
        return printed_percent(parts, of, places) if parts is not None and of else None

    def _compared(self, match: re.Match[str]) -> str | None:
        cells = match["changed"] or match["more"]
        now, before = self.total(cells), self.total(cells, last=True)
        if now is None or before is None:
            return None
        difference, apart = now - before, max(now - before, before - now)
        if not difference:
            return "持平"
        if match["more"]:
            return f"{'增加' if difference > 0 else '减少'}{plain(apart)}{match['unit']}"
        if not before:
            return None
        share = printed_percent(apart, before, int(match["decimals"]))
        return f"{'增长' if difference > 0 else '下降'}{share}%"


def source_for(
    form: Form,
    organ: str,
    year: int,
    figures: Mapping[str, Value | None],
    facts: Mapping[str, Value],
    before: Mapping[str, Value | None],
) -> Source:
    """The source of a report's slots, with the names by which its organ goes."""
    names = form.wording.names
    if names is None:
        return Source(organ, year, figures, facts, before)
    places = names.place_names(organ)
    return Source(
        organ, year, figures, facts, before, names.self_name(organ), places[-1] if places else "", names.level(organ)
    )


def _quantity(value: Value | None) -> Quantity | None:
    return None if isinstance(value, Mark) else value


def _shown(value: Value | None) -> str | None:
    number = _quantity(value)
    return None if number is None else plain(number)


def filled(text: str, source: Source) -> str:
    """The text with every slot filled; an open one stays visible as `〔待补〕`."""
    return "".join(part if isinstance(part, str) else source.value(part.ref) or OPEN for part in read_wording(text))


def placed(text: str, source: Source) -> tuple[tuple[int, int, str], ...]:
    """Where each slot stands in the filled text: [start, end), and what it refers to."""
    found, at = [], 0
    for part in read_wording(text):
        words = part if isinstance(part, str) else source.value(part.ref) or OPEN
        if not isinstance(part, str):
            found.append((at, at + len(words), part.ref))
        at += len(words)
    return tuple(found)


def open_slots(text: str, source: Source) -> tuple[str, ...]:
    """The slots of a text that cannot be filled yet."""
    return tuple(ref for ref in slots(text) if source.value(ref) is None)


def cells_in(refs: Iterable[str]) -> tuple[str, ...]:
    """The cells of this year that the slots follow, each once, in order."""
    return tuple(dict.fromkeys(cell for ref in refs for cell in _cells(ref)))


def _cells(ref: str) -> tuple[str, ...]:
    match = REF.fullmatch(ref)
    if match is None or match["last"]:
        return ()
    sums = filter(None, (match["sum"], match["part"], match["whole"], match["changed"], match["more"]))
    return tuple(cell for one in sums for cell in one.split("+"))


def facts_in(refs: Iterable[str]) -> tuple[str, ...]:
    """The facts that the slots follow, open numbers among them (`?条:各类信息`), each once, in order."""
    named = (REF.fullmatch(ref) for ref in refs)
    return tuple(
        dict.fromkeys(match[0].removeprefix("fact:") for match in named if match and (match["fact"] or match["open"]))
    )
