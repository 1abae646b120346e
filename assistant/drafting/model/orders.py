"""Orders in what is only material: a passage that gives the model orders, and a reply that repeats them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.model.request import Reference
from knowledge.replies import manners

COPIED = 8
"""So many characters in a row are no chance."""


def orders_in(words: str) -> tuple[str, ...]:
    """What speaks to a model in these words."""
    return tuple(match[0] for match in manners().orders.finditer("".join(words.split())))


def is_poisoned(reference: Reference) -> bool:
    """Whether a passage gives orders; such a one is not shown to the model."""
    return bool(orders_in(reference.text))


def copied_orders(words: str, references: Iterable[Reference]) -> tuple[str, ...]:
    """What a reply has in common with passages that give orders."""
    texts = ["".join(reference.text.split()) for reference in references if is_poisoned(reference)]
    runs = (words[at : at + COPIED] for at in range(len(words) - COPIED + 1))
    return tuple(run for run in runs if any(run in text for text in texts))
