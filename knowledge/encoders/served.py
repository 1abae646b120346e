"""An encoder behind an OpenAI-compatible address, an office's own server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from knowledge.encoders.encoder import Encoder, EncoderFailed

if TYPE_CHECKING:
    from pydantic import SecretStr

SECONDS = 60.0
"""That a call with texts may take; a small server embeds some ten a second."""
SOON = 8.0
"""That a call with a question may take: somebody waits for the answer."""
AT_ONCE = 64
"""Texts a call."""
_PROBE = "政府信息公开"


class ServedEncoder(Encoder):
    """Vectors that a server makes; its model and their length are asked once, when the encoder is made."""

    def __init__(self, url: str, model: str, key: SecretStr) -> None:
        """Ask the server at ``url`` (``http://…/v1``); without ``model`` for the first one that it lists.

        Raises EncoderFailed when it does not answer, knows no model, or refuses the key.
        """
        from langchain_openai import OpenAIEmbeddings
        from openai import OpenAI
        from pydantic import SecretStr

        # Without a key the client would take that of another service from the environment, and send it here.
        secret = key.get_secret_value() or "none"
        self._url = url
        with self._answering():
            if not model:
                with OpenAI(base_url=url, api_key=secret, timeout=SOON, max_retries=0) as client:
                    model = next((one.id for one in client.models.list()), "")
            if not model:
                raise EncoderFailed(f"编码器服务（{url}）没有列出模型，请用 NIANBAO_EMBED_NAME 写明。")
            self._texts, self._questions = (
                OpenAIEmbeddings(
                    model=model,
                    base_url=url,
                    api_key=SecretStr(secret),
                    check_embedding_ctx_length=False,  # it would fetch a table of tokens from the internet
                    timeout=seconds,
                    max_retries=0,
                    chunk_size=AT_ONCE,
                )
                for seconds in (SECONDS, SOON)
            )
            self.dimension = len(self._questions.embed_query(_PROBE))
        self.name = f"served-{model}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed each text; one vector for each, in order. Raises EncoderFailed."""
        with self._answering():
            vectors = self._texts.embed_documents(texts) if texts else []
        return self._of_one_length(vectors)

    def embed_query(self, text: str) -> list[float]:
        """Embed what is searched for. Raises EncoderFailed."""
        with self._answering():
            vector = self._questions.embed_query(text)
        return self._of_one_length([vector])[0]

    def _of_one_length(self, vectors: list[list[float]]) -> list[list[float]]:
        if any(len(vector) != self.dimension for vector in vectors):
            raise EncoderFailed(f"编码器服务（{self._url}）换了模型，请重新打开程序。")
        return vectors

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Say in one sentence what is wrong with the server; nothing of the key comes into it."""
        from openai import AuthenticationError, OpenAIError, PermissionDeniedError

        try:
            yield
        except (AuthenticationError, PermissionDeniedError):
            raise EncoderFailed(f"编码器服务（{self._url}）不接受密钥，请检查 NIANBAO_EMBED_KEY。") from None
        except (OpenAIError, ValueError, TypeError, AttributeError):  # the latter: an answer that is none
            raise EncoderFailed(f"编码器服务（{self._url}）没有正常回答，请检查地址和服务。") from None
