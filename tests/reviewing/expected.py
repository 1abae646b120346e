"""`expected.yaml` as values: by file what is wrong in a published report, and what only looks so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("expected.yaml")
SECTIONS_CUT_OFF = ("D-1", "D-7", "D-8", "D-10", "D-11", "D-12")
"""What an excerpt cannot be blamed for: it breaks off."""


@dataclass(frozen=True)
class Entry:
    """A place in a report: the codes that belong there, and one of a cell, words of a text, or a whole text (slot)."""

    codes: tuple[str, ...]
    cell: str
    words: str
    slot: str
    say: str
    severity: str = ""
    named: bool = False
    debatable: bool = False
    typo: bool = False

    @property
    def place(self) -> str:
        """The place in one word or phrase."""
        return self.cell or self.words or self.slot or "anywhere"

    @property
    def line(self) -> str:
        """Code and place."""
        return f"{'/'.join(self.codes)} {self.place}"


@dataclass(frozen=True)
class Expected:
    """One file; `refused` is of a year without a form, `accepted` the findings beyond that are judged to be right."""

    file: str
    full: bool
    refused: bool
    organ: str
    kind: str
    prior: str
    mistakes: tuple[Entry, ...]
    lawful: tuple[Entry, ...]
    accepted: tuple[Entry, ...]

    @property
    def firm(self) -> tuple[Entry, ...]:
        """The mistakes that every careful office would mark."""
        return tuple(entry for entry in self.mistakes if not entry.debatable)


@cache
def expected() -> tuple[Expected, ...]:
    """All files, in the order of `expected.yaml`."""
    return tuple(_expected(item) for item in yaml.safe_load(FILE.read_text("utf-8"))["reports"])


def _expected(item: Mapping[str, Any]) -> Expected:
    return Expected(
        file=item["file"],
        full=item.get("full", False),
        refused=item.get("refused", False),
        organ=item.get("organ", ""),
        kind=item.get("kind", ""),
        prior=item.get("prior", ""),
        mistakes=tuple(_entry(entry, entry["what"]) for entry in item.get("mistakes", ())),
        lawful=tuple(_entry(entry, entry["why"]) for entry in item.get("lawful", ())),
        accepted=tuple(_entry(entry, entry["why"]) for entry in item.get("accepted", ())),
    )


def _entry(item: Mapping[str, Any], say: str) -> Entry:
    code = item["code"]
    return Entry(
        codes=tuple(code) if isinstance(code, list) else (code,),
        cell=item.get("cell", ""),
        words=item.get("words", ""),
        slot=item.get("slot", ""),
        say=say,
        severity=item.get("severity", ""),
        named=bool(item.get("named")),
        debatable=item.get("debatable", False),
        typo=item.get("typo", False),
    )
