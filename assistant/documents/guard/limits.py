"""How much a file from outside may cost: one frozen value, passed along, so that a test can pass its own."""

from __future__ import annotations

from pydantic import PositiveFloat, PositiveInt, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Limits(BaseSettings):
    """Bounds on a file to be read; an office changes one through its environment: `NIANBAO_FILE_BYTES=50000000`.

    Bytes are counted whole, so 20_000_000 is what a clerk reads as 20 MB.
    """

    model_config = SettingsConfigDict(env_prefix="NIANBAO_", frozen=True)

    file_bytes: PositiveInt = 20_000_000
    archive_entries: PositiveInt = 2_000
    """Parts of a .docx or .xlsx, streams and storages of a .doc."""
    entry_bytes: PositiveInt = 32_000_000
    unpacked_bytes: PositiveInt = 100_000_000
    ratio: PositiveInt = 200
    """Unpacked to packed, over the whole file."""
    elements: PositiveInt = 1_000_000
    """XML elements of all parts together: what a parser makes of them takes many times their bytes."""
    pages: PositiveInt = 200
    """Of a PDF."""
    seconds: PositiveFloat = 30.0
    """Time that a reader in a process of its own may take."""
    memory: PositiveInt = 1_500_000_000
    """Bytes that a reader in a process of its own may take."""
    squares: PositiveInt = 20_000
    """Cells of the largest table."""


class BadLimit(ValueError):
    """A setting that is no number a limit can have; the message names it."""


def limits_set() -> Limits:
    """The limits as the environment sets them; BadLimit names the settings that cannot be used."""
    try:
        return Limits()
    except ValidationError as error:
        names = "、".join(f"NIANBAO_{str(one['loc'][0]).upper()}" for one in error.errors())
        raise BadLimit(f"环境变量 {names} 的值不能用，请写成大于 0 的数，如 20000000") from None
