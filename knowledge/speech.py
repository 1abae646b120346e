"""How clerks speak, whatever the form: the words for none, the rest, not yet, go back; read from speech.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class KindWords:
    """How a kind of organ is named, and how the names of such organs end."""

    said: tuple[str, ...]
    suffix: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Speech:
    """Words by what they do in a message; longer words come first, so that they win."""

    none: tuple[str, ...]
    rest: tuple[str, ...]
    nothing_else: tuple[str, ...]
    all: tuple[str, ...]
    correct: tuple[str, ...]
    instead: tuple[str, ...]
    swap: tuple[str, ...]
    same: tuple[str, ...]
    last: tuple[str, ...]
    than: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]
    carried: tuple[str, ...]
    each: tuple[str, ...]
    series: tuple[str, ...]
    excepting: tuple[str, ...]
    outside: tuple[str, ...]
    wrong: tuple[str, ...]
    among: tuple[str, ...]
    slash: tuple[str, ...]
    skip: tuple[str, ...]
    forward: tuple[str, ...]
    wait: tuple[str, ...]
    unsettled: tuple[str, ...]
    unclear: tuple[str, ...]
    decline: tuple[str, ...]
    agree: tuple[str, ...]
    confirm: tuple[str, ...]
    one_by_one: tuple[str, ...]
    decline_rest: tuple[str, ...]
    refuse: tuple[str, ...]
    again: tuple[str, ...]
    carry: tuple[str, ...]
    settle: tuple[str, ...]
    drop: tuple[str, ...]
    draft_all: tuple[str, ...]
    ask_model: tuple[str, ...]
    other_offer: tuple[str, ...]
    shorter: tuple[str, ...]
    own_words: tuple[str, ...]
    follow: tuple[str, ...]
    as_typed: tuple[str, ...]
    please: tuple[str, ...]
    softly: tuple[str, ...]
    undo: tuple[str, ...]
    redo: tuple[str, ...]
    go_to: tuple[str, ...]
    back: tuple[str, ...]
    progress: tuple[str, ...]
    collect: tuple[str, ...]
    check: tuple[str, ...]
    keep: tuple[str, ...]
    because: tuple[str, ...]
    signed: tuple[str, ...]
    question: tuple[str, ...]
    orders: tuple[str, ...]
    no_name: tuple[str, ...]
    remark: tuple[str, ...]
    narrowing: tuple[str, ...]
    beside: tuple[str, ...]
    told_before: tuple[str, ...]
    undone: tuple[str, ...]
    counted: tuple[str, ...]
    people: tuple[str, ...]
    supposed: tuple[str, ...]
    handling: tuple[str, ...]
    hesitant: tuple[str, ...]
    others: tuple[str, ...]
    perhaps: tuple[str, ...]
    ends_asking: tuple[str, ...]
    here: tuple[str, ...]
    apart: tuple[str, ...]
    placing: tuple[str, ...]
    asks: tuple[str, ...]
    filler: tuple[str, ...]
    around_facts: tuple[str, ...]
    each_fact: tuple[str, ...]
    rest_of_facts: tuple[str, ...]
    kinds: Mapping[str, KindWords]


@cache
def load_speech() -> Speech:
    """The shipped words; TypeError when the file lacks a kind of word or invents one."""
    text = (files("knowledge") / "speech.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    kinds = {
        kind: KindWords(**{key: _longest_first(said) for key, said in entry.items()})
        for kind, entry in words.pop("kinds").items()
    }
    return Speech(kinds=kinds, **{key: _longest_first(said) for key, said in words.items()})


def _longest_first(said: list[str]) -> tuple[str, ...]:
    return tuple(sorted(said, key=len, reverse=True))
