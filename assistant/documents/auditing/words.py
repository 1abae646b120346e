"""How the audit sheet, and the list of all answers, say where something came from and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from assistant.report.origins import Origin, Way

QUOTED = 60
"""Characters of what the clerk said that stand beside a figure; what is longer is printed whole at the end."""

NAMES: Mapping[Way, str] = {
    "said": "对话里说的",
    "typed": "表格里填的",
    "written": "正文里改写的",
    "carried": "照上年报告填的",
    "file": "读入的文件",
    "followed": "自动补 0",
    "mended": "点选的改正建议",
    "computed": "自动合计",
    "offered": "采用往年表述",
    "changed": "改自往年表述",
    "begun": "照上年的草稿开始",
    "compared": "加了历年里的同比句",
}


def when(stamp: str, zone: tzinfo | None) -> str:
    """A journal's UTC time stamp as that zone's clock shows it; None is the machine's own."""
    return f"{datetime.fromisoformat(stamp).astimezone(zone):%Y.%m.%d %H:%M}"


def told(origin: Origin | None, zone: tzinfo | None, *, again: bool = False) -> str:
    """Where it came from, with the clerk's own words, the step and its time; empty for what has no origin.

    `again`: the words and the time stand further up.
    """
    if origin is None:
        return ""
    if not origin.rev:
        return NAMES[origin.way]
    if again:
        return f"{NAMES[origin.way]}（第 {origin.rev} 步，同上）"
    source = f"“{origin.source}”" if origin.source else ""
    quote = f"：“{quoted(origin.said)}”" if origin.said and origin.way != "file" else ""
    return f"{NAMES[origin.way]}{source}{quote}（第 {origin.rev} 步，{when(origin.at, zone)}）"


def told_in_turn(origins: Iterable[Origin | None], zone: tzinfo | None) -> Iterator[str]:
    """Each origin in words, whole where it comes first and short where it comes again."""
    before: set[Origin | None] = set()
    for origin in origins:
        yield told(origin, zone, again=origin in before)
        before.add(origin)


def without_itself(origin: Origin | None, text: str) -> Origin | None:
    """The origin without the clerk's words where they are the text that stands beside it."""
    return replace(origin, said="") if origin and origin.said.split() == text.split() else origin


def quoted(said: str) -> str:
    """What was said, in one line, cut where it is long."""
    line = " ".join(said.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}……"


def is_cut(said: str) -> bool:
    """Whether `quoted` leaves anything of it out."""
    return len(" ".join(said.split())) > QUOTED
