"""Names of other organs and places in words that may hold none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.model.marked import MARK
from knowledge.replies import manners, name_words

_PLACE = re.compile("[\u4e00-\u9fff]{2,}?(?:省|市|县|区|旗|州|盟|镇|乡|街道)")
SHORTEST = 2
"""A name said by the clerk is known again by so many characters before its ending."""


def names_in(words: str, forbidden: Iterable[str] = (), said: str = "") -> tuple[str, ...]:
    """What names, or may name, an organ or a place: forbidden names, and their places, and invented ones.

    `words` hold a MARK for every slot. Names that the clerk said may stand.
    """
    listed = [name for name in _with_places(forbidden) if name in words and name not in said]
    known = [match[0] for match in name_words().names.finditer(words) if match[0] not in said]
    return tuple(dict.fromkeys([*listed, *known, *_unknown(words, said)]))


def _with_places(names: Iterable[str]) -> Iterator[str]:
    """Every name, the places in it (砚湖县, 枫栎镇), and these without their level (砚湖)."""
    for name in names:
        yield name
        for place in _PLACE.findall(name):
            yield place
            stem = re.sub("(?:省|市|县|区|旗|州|盟|镇|乡|街道)$", "", place)
            if len(stem) >= SHORTEST:
                yield stem


def _unknown(words: str, said: str) -> Iterator[str]:
    """Words that end like a name and are none of the known words of their kind."""
    harmless = _harmless(words)
    for match in name_words().marks.finditer(words):
        name = words[max(0, match.start() - SHORTEST) : match.end()]
        if not harmless.issuperset(range(*match.span())) and (len(name) <= SHORTEST or name not in said):
            yield name.rpartition(MARK)[2]


def _harmless(words: str) -> set[int]:
    """The places of the characters of words that are no name."""
    known = name_words()
    found = {at for match in known.free.finditer(words) for at in range(*match.span())}
    for start in range(len(words)):
        match = known.anchored.match(words, start)
        if match and _is_boundary(words, start, found):
            found.update(range(*match.span()))
    return found


def _is_boundary(words: str, at: int, found: set[int]) -> bool:
    """Whether a name cannot reach over this place: a beginning, a slot, punctuation, a word that joins."""
    before = words[at - 1 : at]
    open_ended = not before or before == MARK or before in manners().punctuation or at - 1 in found
    return open_ended or words.endswith(name_words().before, 0, at)
