"""One file made to harm a reader, or that is not what it seems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """What it tries, what it is called, what its refusal says, and how it is made: not before it is asked for."""

    title: str
    name: str
    says: str
    make: Callable[[], bytes]
