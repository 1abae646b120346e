"""Whether two names are those of one organ."""

from __future__ import annotations

import re
import unicodedata


def same_organ(one: str, other: str) -> bool:
    """Whether the names may be one organ's: equal but for spaces and width, or one begins with the other.

    A name that is not known is no contradiction. Kind of organ is compared apart: 沭阳县 and 沭阳县人民政府 are one
    organ, 沭阳县水务局 is of another kind.
    """
    first, second = (re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)) for name in (one, other))
    return first.startswith(second) or second.startswith(first)
