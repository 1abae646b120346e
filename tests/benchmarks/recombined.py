"""Passages for the benchmark: shipped sentences of one aspect put together anew, under organs that do not exist.

No such collection of reports exists, so the words are few and the texts unnaturally alike: speed, memory and disk are
what it measures, never how well is found.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from assistant.passages.passage import Passage
from knowledge.passages import load_passages

ORGANS = tuple(f"云溪县{stem}{branch}局" for stem in "甲乙丙丁戊己庚辛壬癸" for branch in "子丑寅卯辰巳午未申酉戌亥")
YEARS = range(2019, 2026)
_SENTENCE = re.compile(r"[^。；]+[。；]")


def recombined(count: int, seed: int = 1) -> tuple[Passage, ...]:
    """So many passages, no two of the same sentences; the same ones for the same seed."""
    return tuple(islice(_passages(random.Random(seed)), count))


def _passages(chance: random.Random) -> Iterator[Passage]:
    shipped = load_passages()
    sentences: dict[str, list[str]] = defaultdict(list)
    for passage in shipped:
        sentences[passage.aspect] += _SENTENCE.findall(passage.text)
    seen: set[frozenset[str]] = set()
    while True:
        model = chance.choice(shipped)
        pool = sentences[model.aspect]
        chosen = chance.sample(pool, min(len(pool), chance.randint(2, 4)))
        if frozenset(chosen) in seen:
            continue
        seen.add(frozenset(chosen))
        organ, year = chance.choice(ORGANS), chance.choice(YEARS)
        yield Passage(
            id=f"made-{len(seen):06}",
            section=model.section,
            aspect=model.aspect,
            kinds=model.kinds,
            forms=model.forms,
            year=year,
            organ=organ,
            source=f"{organ}{year}年度报告（虚构）",
            text="".join(chosen),
        )
