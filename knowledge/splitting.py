"""The words by which past reports are split: reads splitting.yaml and the fixed expressions."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from assistant.passages.rules import SplittingRules, Turn
from knowledge.expressions import fixed_expressions


@cache
def load_splitting() -> SplittingRules:
    """The shipped rules; TypeError when the file lacks one or has one too many, re.error for a broken pattern."""
    text = (files("knowledge") / "splitting.yaml").read_text(encoding="utf-8")
    written: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    aspects = {
        section: MappingProxyType({aspect: tuple(words) for aspect, words in named.items()})
        for section, named in written.pop("aspects").items()
    }
    begins = {
        section: MappingProxyType({aspect: re.compile(pattern) for aspect, pattern in named.items()})
        for section, named in written.pop("begins").items()
    }
    turns = {section: Turn(turn["to"], re.compile(turn["at"])) for section, turn in written.pop("turns").items()}
    facts = MappingProxyType({fact: re.compile(pattern) for fact, pattern in written.pop("facts").items()})
    timely = re.compile("|".join(written.pop("timely")))
    rest = {name: _value(name, value) for name, value in written.items()}
    return SplittingRules(
        aspects=MappingProxyType(aspects),
        begins=MappingProxyType(begins),
        turns=MappingProxyType(turns),
        timely=timely,
        facts=facts,
        fixed=fixed_expressions(),
        **rest,
    )


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name != "own_level":
        return re.compile(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
