"""How like two printed labels are, spaces, line breaks, punctuation and width of characters aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

SHORTENED = 0.95
"""The likeness of a label and one that holds it: `部分公开` and `（二）部分公开（区分…）`, `总计（件）` and `总计`."""
LEAST = 4
"""Characters of a shortened label; `其他` is part of too many."""


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """The letters and digits of a label alone: `１、属于 国家秘密` and `1.属于国家秘密` are the same."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def likeness(found: str, wanted: str) -> float:
    """From 0 (nothing in common) to 1 (the same letters and digits)."""
    one, other = squeezed(found), squeezed(wanted)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if (len(short) >= LEAST and short in long) or (len(other) > 1 and one.startswith(other)):
        return SHORTENED
    return float(ratio(one, other)) / 100
