"""A small encoder for tests that are about the index and not about meaning: which letters a text has."""

from knowledge.encoder import Encoder


class LetterEncoder(Encoder):
    """Counts the letters of a text by their code, into as many heaps as there are dimensions."""

    def __init__(self, name: str = "letters", dimension: int = 16) -> None:
        self.name, self.dimension = name, dimension

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        codes = [ord(letter) % self.dimension for letter in text]
        return [float(codes.count(heap)) for heap in range(self.dimension)]
