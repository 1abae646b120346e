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

OTHER_TIME = re.compile("上一?年|去年|往年|历年"), re.compile("累计"), re.compile("失效")
"""Words that make a label another one, however like the rest is: `上年制发件数` is not `本年制发件数`."""
ANOTHER = 0.5


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
    if any(bool(words.search(one)) != bool(words.search(other)) for words in OTHER_TIME):
        return ANOTHER
    short, long = sorted((one, other), key=len)
    if (len(short) >= LEAST and short in long) or (len(other) > 1 and one.startswith(other)):
        return SHORTENED
    return float(ratio(one, other)) / 100
