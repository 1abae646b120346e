"""A small encoder for tests that are about the index and not about meaning: which letters a text has."""

from collections.abc import Sequence

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder
from knowledge.search.settings import load_retrieval

EAGER = load_retrieval().model_copy(
    update={"retry_seconds": 0.0, "likeness": dict.fromkeys(load_retrieval().likeness, -1.0)}
)
"""Settings under which everything fits, and what did not work is tried again at the next question."""


class LetterEncoder(Encoder):
    """Counts the letters of a text by their code, into as many heaps as there are dimensions."""

    def __init__(self, name: str = "letters", dimension: int = 16) -> None:
        self.name, self.dimension = name, dimension

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        codes = [ord(letter) % self.dimension for letter in text]
        return [float(codes.count(heap)) for heap in range(self.dimension)]


class CountingEncoder(LetterEncoder):
    """Keeps what it was given to embed, questions aside."""

    def __init__(self, name: str = "letters", dimension: int = 16) -> None:
        super().__init__(name, dimension)
        self.given: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.given += texts
        return super().embed_documents(texts)


def words_of(passages: Sequence[Passage]) -> list[str]:
    """What an encoder is given of these passages."""
    return [neutral(passage.text) for passage in passages]
