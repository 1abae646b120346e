"""All files made to harm a reader, or that are not what they seem."""

from __future__ import annotations

from tests.attack import archives, contents, markups, strangers
from tests.attack.attack import Attack


def attacks() -> tuple[Attack, ...]:
    """One of each; the large ones are not made before they are asked for."""
    return tuple(attack for room in (archives, markups, contents, strangers) for attack in room.attacks())
