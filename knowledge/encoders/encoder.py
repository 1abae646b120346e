"""What every sentence encoder says of itself."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings


class Encoder(Embeddings):
    """An embedding that says what it is, so that an index made by another one is recognised.

    ``name`` changes whenever the vectors change; ``dimension`` is the length of every vector. Vectors need no norm.
    """

    name: str
    dimension: int


class EncoderFailed(Exception):
    """An encoder that is not there or does not answer; the message is one sentence for the clerk."""
