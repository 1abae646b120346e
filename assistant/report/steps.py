"""The steps of a draft: which of them stand, which of them undo takes back, and which undo a redo takes back.

A step that takes another back names it. An undo names a step that changed something; a redo names the undo. Nothing is
ever taken out of a journal: a step counts for as long as no step that counts takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Effects = Mapping[str, Any]
EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Done:
    """One step: its revision, its effects, and the revision that it takes back, if any.

    The fold needs no more; `kind`, `at` and what the clerk `said` tell where a figure came from.
    """

    rev: int
    effects: Effects
    undoes: int | None = None
    kind: str = ""
    at: str = ""
    said: str = ""


def standing(steps: Iterable[Done]) -> tuple[Done, ...]:
    """The steps that count: those that were not taken back, or were brought back again."""
    kept: list[Done] = []
    taken_back: set[int] = set()
    for step in reversed(tuple(steps)):  # what takes a step back comes after it, so whether that counts is known
        if step.rev not in taken_back:
            kept.append(step)
            if step.undoes is not None:
                taken_back.add(step.undoes)
    return tuple(reversed(kept))


def last_change(steps: Sequence[Done]) -> int | None:
    """The newest step that changed something and was not taken back: what undo takes back."""
    changes = (step.rev for step in reversed(standing(steps)) if changes_answers(step.effects))
    return next(changes, None)


def last_undo(steps: Sequence[Done]) -> int | None:
    """The newest undo that counts, if nothing that changes answers was said since: what redo takes back."""
    take_back = {step.rev for step in steps if step.undoes is not None}
    for step in reversed(standing(steps)):
        if changes_answers(step.effects):
            return None
        if step.undoes is not None and step.undoes not in take_back:
            return step.rev
    return None


def changes_answers(effects: Effects) -> bool:
    """Whether the effects change what the report will say (and not only where the talk stands).

    That no doubt about a file is left is an answer, too.
    """
    return "unsettled" in effects or any(
        effects.get(key)
        for key in (
            *("organ", "year", "kind", "figures", "stated", "facts", "texts", "owed", "passed", "declined"),
            *("prior", "prior_figures", "waived", "totals"),
        )
    )
