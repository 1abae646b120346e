"""Sentences of a text with slots; put together again they are the text."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。！？]*[。！？]+[”」』）)]*|[^。！？]+$")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences in order, each with its mark."""
    return tuple(SENTENCE.findall(text))
