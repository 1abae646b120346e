"""A waiver: why a finding may stand although it warns or stops, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Waiver:
    """One finding that is let stand: its code and its sentence as it read then, the reason, and whose word it is."""

    code: str
    say: str
    reason: str
    who: str


def waived_effects(key: str, waiver: Waiver | None) -> Mapping[str, Any]:
    """The effects of letting the finding of that key stand (None: no longer)."""
    return {"waived": {key: None if waiver is None else asdict(waiver)}}


def waivers_of(written: Mapping[str, Mapping[str, str] | None]) -> dict[str, Waiver | None]:
    """The waivers as the journal has them, by the finding's key; None takes one away."""
    return {key: None if one is None else Waiver(**one) for key, one in written.items()}
