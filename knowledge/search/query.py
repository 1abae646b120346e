"""What is asked of past language, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from assistant.passages.passage import Passage
from assistant.report.form import OrganKind
from knowledge.passages import ASPECTS

NOTHING_FITS = "范文里没有和这意思相近的话。"


@dataclass(frozen=True)
class Query:
    """What to look for; whatever is left empty is not asked.

    ``section``, ``aspect``, ``form``, ``kind`` and the years from ``since`` to ``until`` are filters: nothing else is
    found. ``organ`` and ``year`` (whose report is being written, and of which year) are not: they bring the organ's own
    language and that of recent years forward. ``however_far``: the nearest are wanted even where none is near, as
    where the filters say all that is needed. Raises ValueError for an aspect, kind or limit that cannot be.
    """

    words: str
    section: str = ""
    aspect: str = ""
    form: str = ""
    kind: str = ""
    organ: str = ""
    year: int | None = None
    since: int | None = None
    until: int | None = None
    limit: int = 3
    however_far: bool = False

    def __post_init__(self) -> None:
        aspects = ASPECTS.get(self.section, ()) if self.section else sum(ASPECTS.values(), ())
        known = not (self.section and self.section not in ASPECTS) and (not self.aspect or self.aspect in aspects)
        if not known or (self.kind and self.kind not in get_args(OrganKind)) or self.limit < 1:
            place = f"{self.section}/{self.aspect}"
            raise ValueError(f"cannot search {place} for kind {self.kind!r} with limit {self.limit}")


@dataclass(frozen=True)
class Parts:
    """Of what a score is made, each from 0 to 1 (the best within the query has 1); None for what did not count."""

    dense: float | None
    words: float
    own_organ: float | None = None
    recent: float | None = None


@dataclass(frozen=True)
class Match:
    """A passage that was found.

    ``score`` ranks it within this query: 0 to 1, the weighted mean of ``parts``. How near it is in itself says
    ``cosine`` (-1 to 1), None where no encoder was at hand.
    """

    passage: Passage
    score: float
    parts: Parts
    cosine: float | None


@dataclass(frozen=True)
class Answer:
    """The matches, best first; else ``said`` is a sentence, for the clerk, that nothing fits.

    ``likeness`` is what was judged: the cosine of the nearest passage behind the filters, or, where words alone were
    searched or nobody measured the encoder, the share of the query's letters that passages know. ``trouble`` says why
    words alone were searched. Both sentences are empty otherwise, and where nothing was asked.
    """

    matches: tuple[Match, ...] = ()
    likeness: float = 0.0
    said: str = ""
    trouble: str = ""

    @property
    def nothing_fits(self) -> bool:
        """Whether something was asked, and no passage is near enough."""
        return bool(self.said)
