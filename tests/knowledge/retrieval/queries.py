"""The queries of ``queries.yaml``, read strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.report.formsource import Source

FILE = Path(__file__).parent / "queries.yaml"
Split = Literal["dev", "held_out"]


class Asked(BaseModel):
    """A query, and the ids of every passage that is a good answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    way: Literal["near", "far"]
    aspect: str
    words: str
    right: tuple[str, ...]


class OffTopic(BaseModel):
    """A query that nothing in a report answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    words: str


class Queries(BaseModel):
    """All of them, in the order of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    queries: tuple[Asked, ...]
    off_topic: tuple[OffTopic, ...]


@cache
def load_queries() -> Queries:
    """The queries; FormError for a mistake in the file."""
    return Source(Queries, FILE.name, FILE.read_text(encoding="utf-8")).content
