"""The shapes of JSON that a model is asked for: the sentences of a paragraph, the figures of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shape:
    """What an answer has to look like: a name, what it is, its JSON schema, and how freely it is to be worded."""

    name: str
    description: str
    schema: Mapping[str, Any]
    temperature: float


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


PARAGRAPH = Shape(
    "paragraph",
    "The sentences of one paragraph.",
    _object(sentences={"type": "array", "items": {"type": "string"}}),
    0.3,
)


def figures_among(cells: Iterable[str]) -> Shape:
    """Figures for some of these cells, each with the words that say it."""
    text = {"type": "string"}
    figure = _object(cell={"type": "string", "enum": list(cells)}, value=text, words=text)
    return Shape("figures", "The figures that a message gives.", _object(figures={"type": "array", "items": figure}), 0)
