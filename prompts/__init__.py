"""What the desk says: one sentence an id in desk.yaml, with named places.

The sentences of a failed sum stand with the sum in checks.yaml, those of the value checks beside the checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template

import yaml


@cache
def sentences() -> Mapping[str, Template]:
    """Every sentence of the desk by its id."""
    text = (files("prompts") / "desk.yaml").read_text(encoding="utf-8")
    written: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: Template(sentence) for name, sentence in written["sentences"].items()}


def say(name: str, /, **places: object) -> str:
    """The sentence of that id with its places filled; KeyError when either is missing."""
    return sentences()[name].substitute(places)
