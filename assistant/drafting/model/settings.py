"""Which model, where: settings of the environment. Without an address there is no model."""

from __future__ import annotations

from pydantic import NonNegativeFloat, PositiveFloat, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class ModelSettings(BaseSettings):
    """`NIANBAO_MODEL_URL=http://127.0.0.1:8000/v1` and so on; the key is shown by nothing."""

    model_config = SettingsConfigDict(env_prefix="NIANBAO_MODEL_", frozen=True, hide_input_in_errors=True)

    url: str = ""
    """Base address of an OpenAI-compatible server; empty: no model, no network."""
    name: str = "default"
    key: SecretStr = SecretStr("")
    provider: str = "openai"
    """Of `langchain.chat_models`; anything but openai needs its extra installed."""
    seconds: PositiveFloat = 60.0
    """Time that one call may take in all."""
    listen_seconds: NonNegativeFloat = 8.0
    """Time for a call that a clerk waits for, to understand a message; 0: no model listens."""

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("no address")
        return url.rstrip("/")


class BadModelSetting(ValueError):
    """A setting that cannot be used; the message names it, and holds no value."""


def model_settings() -> ModelSettings | None:
    """The settings of the environment; None without an address; BadModelSetting names what cannot be used."""
    try:
        settings = ModelSettings()
    except ValidationError as error:
        names = "、".join(f"NIANBAO_MODEL_{str(one['loc'][0]).upper()}" for one in error.errors())
        raise BadModelSetting(f"环境变量 {names} 的值不能用，没有启用模型") from None
    return settings if settings.url else None
