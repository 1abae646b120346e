"""What somebody else made of a message that was not understood, proved word by word: nobody is believed.

A claim stands when its words are in the message, hold exactly its number, and leave no other cell; and when nothing
round them says otherwise. A claim that does not stand is thrown away, the others may still stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.report.figures import Quantity
from assistant.report.total import Total
from assistant.understanding.ground import Ground
from assistant.understanding.laid import Laid
from assistant.understanding.pairing import number_of
from assistant.understanding.proof import Claim, Held, Proof
from assistant.understanding.tokens import Message
from knowledge.replies import manners
from knowledge.speech import Speech

LONGEST_MESSAGE = 500
"""Characters; a longer message is a text, not an answer."""
SILENT = frozenset({"SOFT", "HARD", "LIST", "COLON", "FILLER", "ALL", "AMONG", "CORRECT"})
"""Kinds of tokens that say nothing once the figures round them are told."""


@dataclass(frozen=True)
class Unheard:
    """A message that was not understood, and what it was read against."""

    ground: Ground
    message: Message


@dataclass(frozen=True)
class Proven:
    """The figures that were proved, the totals still to be split beside them, and what is left of the message."""

    changes: Mapping[str, Quantity]
    totals: tuple[Total, ...] = ()
    left: tuple[str, ...] = ()


def may_be_claimed(unheard: Unheard) -> bool:
    """Whether any claim about the message could stand: there is a number or a none in it, nothing vague, no order."""
    text, tokens = unheard.message.text, unheard.message.tokens
    numbers = [number_of(token) for token in tokens if token.number]
    if len(text) > LONGEST_MESSAGE or any(number.vague for number in numbers) or _orders(text):
        return False
    return bool(numbers) or any(token.kind == "NONE" for token in tokens)


def claimable(unheard: Unheard) -> list[str]:
    """The cells that a claim may be about: those asked for, and those of the rows that the message names."""
    ground, asked = unheard.ground, frozenset(unheard.ground.asked)
    found = set(asked)
    for label in (token for token in unheard.message.tokens if token.kind == "LABEL"):
        for meaning in ground.meanings(label):
            if meaning.axis != "column" or not meaning.cells & asked:
                found |= meaning.cells
    return ground.printed(ground.typed(found))


def proven(unheard: Unheard, claims: Iterable[Claim], speech: Speech) -> Proven:
    """The figures that stand of the claims, none where a total that was said before cannot hold with them."""
    ground = unheard.ground
    if not may_be_claimed(unheard):
        return Proven({})
    proof = Proof(ground, unheard.message.topics, Laid(unheard.message.text, ground.form, speech))
    held = _undisputed([one for claim in dict.fromkeys(claims) for one in proof.held(claim)])
    while (standing := [one for one in held if not proof.is_disturbed(one, held)]) != held:
        held = standing
    found = {one.cell: one.value for one in held}
    changes = {cell: found[cell] for cell in ground.printed(found) if ground.known.get(cell) != found[cell]}
    totals = _totals_after(ground, changes)
    if totals is None or not changes:
        return Proven({})
    return Proven(changes, totals, proof.laid.left_by((one.span for one in held), SILENT))


def _orders(text: str) -> bool:
    return manners().orders.search("".join(text.split())) is not None


def _undisputed(held: Sequence[Held]) -> list[Held]:
    """Those that agree with all others: of one place one cell, of one cell one value."""
    kept: list[Held] = []
    for one in held:
        disputed = any(
            other.value != one.value if other.cell == one.cell else other.span.meets(one.span) for other in held
        )
        if not disputed and one.cell not in {other.cell for other in kept}:
            kept.append(one)
    return kept


def _totals_after(ground: Ground, changes: Mapping[str, Quantity]) -> tuple[Total, ...] | None:
    """The totals that are then still to be split; None where one of them cannot hold."""
    after = {**ground.known, **changes}
    left = []
    for total in ground.totals:
        parts = sum(after.get(cell, 0) for cell in total.cells)
        whole = total.cells <= after.keys()
        if total.cells & changes.keys() and (parts > total.value or (whole and parts != total.value)):
            return None
        left += [] if whole else [total]
    return tuple(left)
