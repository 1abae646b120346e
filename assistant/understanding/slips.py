"""Slips of the pen in the names of rows and columns: one character wrong, missing or too many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SHORTEST = 3
"""Characters of a name of which one may be wrong."""
SHORTEST_UNEVEN = 5
"""Characters of a name of which one may be missing, or to which one may be added."""
ANY = "?"
NEGATIONS = frozenset("不没未无非可应拟需须将该待欲")
"""No slip: whoever writes or leaves out one of these means it, that it was not or is yet to be."""
MARKS = re.compile(r"[,;。、:() ]")
"""No name written with a slip reaches over one of these."""

Seed = tuple[int, str]


@dataclass(frozen=True)
class Slips:
    """The names, by what is left of each when one of its characters is unknown, and where to look for them at all.

    One slip leaves the first two characters of a name whole, or the two after them. `lengths` has by such a pair, and
    how far into the words it stands, how long the words may be: most places of a text need no look beyond these.
    """

    names: Mapping[str, frozenset[str]]
    lengths: Mapping[Seed, frozenset[int]]

    def at(self, text: str, place: int, least: int) -> Iterator[tuple[str, frozenset[str]]]:
        """The words of so many characters or more that begin here and may be names with a slip, the longest first."""
        found = (length for seed in _seeds_at(text, place) for length in self.lengths.get(seed, ()))
        lengths = {length for length in found if length >= least}
        if not lengths:
            return
        mark = MARKS.search(text, place, place + max(lengths))
        end = mark.start() if mark else len(text)
        for length in sorted(lengths, reverse=True):
            if place + length <= end:
                words = text[place : place + length]
                yield words, meant_by(words, self)


def slips_of(names: Iterable[str]) -> Slips:
    """The slips that these names may be written with."""
    left: dict[str, set[str]] = {}
    lengths: dict[Seed, set[int]] = {}
    for name in names:
        for key in _left_of(name):
            left.setdefault(key, set()).add(name)
        for seed, length in _seeds_of(name):
            lengths.setdefault(seed, set()).add(length)
    return Slips(
        {key: frozenset(some) for key, some in left.items()}, {seed: frozenset(some) for seed, some in lengths.items()}
    )


def _left_of(name: str) -> Iterator[str]:
    """What is left of the name when one of its characters is unknown, or missing."""
    sure = [place for place in range(len(name)) if name[place] not in NEGATIONS]
    for place in sure if len(name) >= SHORTEST else ():
        yield name[:place] + ANY + name[place + 1 :]
    for place in sure[1:] if len(name) >= SHORTEST_UNEVEN else ():
        yield name[:place] + name[place + 1 :]


def _seeds_of(name: str) -> Iterator[tuple[Seed, int]]:
    """The pairs of characters of which a slip in the name leaves one whole, each with how long the words are then."""
    if len(name) >= SHORTEST:
        yield from (((0, name[:2]), len(name)), ((2, name[2:4]), len(name)))
    if len(name) >= SHORTEST_UNEVEN:
        yield from (((0, name[:2]), len(name) - 1), ((1, name[2:4]), len(name) - 1))
        yield from (((0, name[:2]), len(name) + 1), ((2, name[1:3]), len(name) + 1))


def _seeds_at(text: str, place: int) -> Iterator[Seed]:
    yield from ((start, text[place + start : place + start + 2]) for start in range(3))
    yield 2, text[place + 2 : place + 3]  # the last of three


def meant_by(words: str, slips: Slips) -> frozenset[str]:
    """The names that the words may be, written with one slip."""
    names = slips.names
    found = set(names.get(words, ()))
    for place in (place for place in range(len(words)) if words[place] not in NEGATIONS):
        found |= names.get(words[:place] + ANY + words[place + 1 :], frozenset())
        without = words[:place] + words[place + 1 :]
        if len(without) >= SHORTEST_UNEVEN and place:
            found |= {name for name in names.get(ANY + without[1:], ()) if name == without}
    return frozenset(found)
