"""What a language model is asked for: one paragraph, from these passages, with these slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.report.wording import slots

NAMES = frozenset({"organ", "self", "level", "year", "year-1", "year+1"})
"""Slots that a shorter paragraph may do without; those of figures it keeps."""


@dataclass(frozen=True)
class Reference:
    """A passage of past language: its id, its text with slots, whose it was."""

    id: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Request:
    """A paragraph to be written, or to be made shorter where `shorten` holds one (a text with slots).

    `kind` is the kind of organ in words. `slots` maps what may stand in braces (`applications.received.total`) to its
    description in Chinese, which names the unit; values are never given. `forbidden` are names of other organs.
    `least` and `most` bound the length in characters, a slot counted as four. `said` are the clerk's own words.
    """

    section: str
    aspect: str
    kind: str
    references: tuple[Reference, ...] = ()
    slots: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    forbidden: tuple[str, ...] = ()
    least: int = 30
    most: int = 300
    said: str = ""
    shorten: str = ""

    @property
    def allowed(self) -> Mapping[str, str]:
        """The slots that the reply may hold: those of the paragraph to be made shorter, else all."""
        if not self.shorten:
            return self.slots
        return {ref: self.slots.get(ref, "") for ref in slots(self.shorten)}

    @property
    def required(self) -> frozenset[str]:
        """The slots that the reply has to hold: the figures of the paragraph to be made shorter."""
        return frozenset(slots(self.shorten)) - NAMES
