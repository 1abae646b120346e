"""Expressions whose numbers count nothing: 一是, 三审三校, 第五十条; from expressions.yaml."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from re import Pattern

import yaml


@cache
def fixed_expressions() -> Pattern[str]:
    """One pattern that finds them all."""
    text = (files("knowledge") / "expressions.yaml").read_text(encoding="utf-8")
    written: dict[str, list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return re.compile("|".join(written["fixed"]))
