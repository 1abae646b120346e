"""The words of printed reports whatever the form: titles, prefaces, signatures, page furniture; from papers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from knowledge.speech import load_speech


@dataclass(frozen=True)
class PaperWords:
    """Words by what they tell a reader; longer words come first, so that they win.

    `kinds` are the endings of organs' names by kind of organ, `headings` other wordings of a section's heading,
    `aspects` the words of a sub-heading by the aspect of the form's questions that it is about.
    """

    subjects: tuple[str, ...]
    reports: tuple[str, ...]
    fillers: tuple[str, ...]
    leads: tuple[str, ...]
    shared: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    not_organs: tuple[str, ...]
    never: tuple[str, ...]
    relative: tuple[str, ...]
    relative_except: tuple[str, ...]
    places: tuple[str, ...]
    called: tuple[str, ...]
    before_organ: tuple[str, ...]
    prepositions: tuple[str, ...]
    preparing: tuple[str, ...]
    gathering: tuple[str, ...]
    gathered: tuple[str, ...]
    period: tuple[str, ...]
    opening_verbs: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    aspects: Mapping[str, tuple[str, ...]]
    blanks: tuple[str, ...]
    templates: tuple[str, ...]
    table_notes: tuple[str, ...]
    furniture: tuple[str, ...]
    endings: tuple[str, ...]
    endings_within: tuple[str, ...]


@cache
def load_paper_words() -> PaperWords:
    """The shipped words; TypeError when the file lacks a kind of word or invents one."""
    text = (files("knowledge") / "papers.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    more = words["kinds"]
    words["kinds"] = {kind: [*named.suffix, *more.get(kind, [])] for kind, named in load_speech().kinds.items()}
    return PaperWords(**{key: _ordered(value) for key, value in words.items()})


def _ordered(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(sorted(value, key=len, reverse=True))
    return MappingProxyType({key: one if isinstance(one, str) else _ordered(one) for key, one in value.items()})
