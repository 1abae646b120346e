"""How the search weighs and judges: read from ``knowledge/retrieval.yaml``, where it says how each number was found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, NonNegativeFloat, PositiveFloat, PositiveInt, field_validator

from assistant.report.formsource import Source
from assistant.report.wordingrules.base import Strict

Share = Annotated[float, Field(gt=0, le=1)]
WORDS = "words"
"""The likeness that is judged without an encoder."""


class Weights(Strict):
    """What each part of a score weighs."""

    dense: PositiveFloat
    words: PositiveFloat
    own_organ: NonNegativeFloat
    recent: NonNegativeFloat


class Bm25(Strict):
    """The two parameters of BM25: how soon a repeated word adds nothing, how much a long text is held back."""

    k1: PositiveFloat
    b: Annotated[float, Field(ge=0, le=1)]


class Retrieval(Strict):
    """The settings of the search; the file explains them."""

    weights: Weights
    recent_years: PositiveInt
    bm25: Bm25
    candidates: PositiveInt
    query_characters: PositiveInt
    alike: Annotated[float, Field(gt=0, le=100)]
    likeness: Mapping[str, Share]
    at_once: PositiveInt
    retry_seconds: NonNegativeFloat

    @field_validator("likeness")
    @classmethod
    def _can_do_without_an_encoder(cls, likeness: Mapping[str, float]) -> Mapping[str, float]:
        if WORDS not in likeness:
            raise ValueError(f"{WORDS} is missing")
        return likeness

    def least_likeness(self, encoder: str) -> float | None:
        """The cosine below which nothing fits, for the encoder of that name; None where nobody measured it."""
        return next(
            (least for name, least in self.likeness.items() if name != WORDS and encoder.startswith(name)), None
        )


@cache
def load_retrieval() -> Retrieval:
    """The settings that ship; FormError for a mistake in them, with file, line and place."""
    text = (files("knowledge") / "retrieval.yaml").read_text(encoding="utf-8")
    return Source(Retrieval, "retrieval.yaml", text).content
