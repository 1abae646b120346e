"""Slips of the pen in the names of rows and columns: one character wrong, missing or too many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SHORTEST = 3
"""Characters of a name of which one may be wrong."""
SHORTEST_UNEVEN = 5
"""Characters of a name of which one may be missing, or to which one may be added."""
ANY = "?"
NEGATIONS = frozenset("不没未无非可应拟需须将该待欲")
"""No slip: whoever writes or leaves out one of these means it, that it was not or is yet to be."""


def slips_of(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """By what is left of a name when one of its characters is unknown: the names that it may be."""
    found: dict[str, set[str]] = {}
    for name in names:
        sure = [place for place in range(len(name)) if name[place] not in NEGATIONS]
        for place in sure if len(name) >= SHORTEST else ():
            found.setdefault(name[:place] + ANY + name[place + 1 :], set()).add(name)
        for place in sure[1:] if len(name) >= SHORTEST_UNEVEN else ():
            found.setdefault(name[:place] + name[place + 1 :], set()).add(name)
    return {key: frozenset(some) for key, some in found.items()}


def meant_by(words: str, slips: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The names that the words may be, written with one slip."""
    found = set(slips.get(words, ()))
    for place in (place for place in range(len(words)) if words[place] not in NEGATIONS):
        found |= slips.get(words[:place] + ANY + words[place + 1 :], frozenset())
        without = words[:place] + words[place + 1 :]
        if len(without) >= SHORTEST_UNEVEN and place:
            found |= {name for name in slips.get(ANY + without[1:], ()) if name == without}
    return frozenset(found)
