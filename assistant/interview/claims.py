"""Totals that were said: they must agree with their parts, and may leave only zeros."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.interview.cells_meant import Ground
from assistant.interview.doubt import Doubt
from assistant.report.figures import Value, added, plain
from prompts import say


def parts_left(ground: Ground, claims: Mapping[str, Value], bound: Mapping[str, Value]) -> list[str]:
    """The parts that can only be 0, because those named make up the total that was said.

    Doubt when the parts come to another sum, or when the total is still to be split.
    """
    parts = {rule.left[0]: rule.right for rule in reversed(ground.form.sums) if rule.computes}
    zeros: list[str] = []
    for total, claimed in claims.items():
        known = {part: _now(ground, bound, part) for part in parts[total]}
        left = [part for part, value in known.items() if value is None]
        so_far = added(tuple(value for value in known.values() if value is not None))
        if so_far == claimed and (claimed == 0 or any(part in bound for part in known)):
            zeros += left
        elif bound.keys() & known.keys() or not left:
            said = plain(0 if so_far is None else so_far)
            raise Doubt("conflict", say("total_differs", claimed=plain(claimed), total=said))
        else:
            raise Doubt("clarify", say("split_total", claimed=plain(claimed), names=ground.choices(left)))
    return zeros


def _now(ground: Ground, bound: Mapping[str, Value], cell: str) -> int | None:
    value = bound.get(cell, ground.draft.figures.quantity(cell))
    return value if isinstance(value, int) else None
