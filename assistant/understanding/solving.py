"""Which open cells the sums leave only one number for: those said in a message, and those of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.report.figures import Quantity
from assistant.report.form import Form
from assistant.report.total import Total


class Contradiction(Exception):
    """A sum that cannot hold: the total, and what its known parts come to."""

    def __init__(self, total: Total, parts: Quantity) -> None:
        super().__init__()
        self.total = total
        self.parts = parts


@dataclass(frozen=True)
class Balance:
    """A fixed sum of the form over typed cells: what is in equals what comes out."""

    inflow: tuple[str, ...]
    outflow: frozenset[str]


@cache
def parts_of(form: Form) -> Mapping[str, frozenset[str]]:
    """The typed cells that each computed cell adds up."""
    direct = {rule.left[0]: rule.right for rule in reversed(form.sums) if rule.computes}

    def typed(cells: Iterable[str]) -> frozenset[str]:
        return frozenset(one for cell in cells for one in (typed(direct[cell]) if cell in direct else (cell,)))

    return {cell: typed(parts) for cell, parts in direct.items()}


@cache
def balances_of(form: Form) -> tuple[Balance, ...]:
    """The sums of the form between typed cells of one year, each total taken apart into what it adds up.

    The side with fewer cells is what is in; the widest sums (those of totals) come first.
    """
    parts = parts_of(form)

    def typed(cells: Iterable[str]) -> tuple[str, ...]:
        wanted = frozenset[str]().union(*(parts.get(cell, {cell}) for cell in cells))
        return tuple(cell for cell in form.cells if cell in wanted)

    found = []
    for rule in form.sums:
        if not rule.computes and not rule.prior and not rule.minus:
            sides = sorted((typed(rule.left), typed(rule.right)), key=len)
            found.append(Balance(sides[0], frozenset(sides[1])))
    return tuple(sorted(found, key=lambda balance: -len(balance.outflow)))


@cache
def columns_of(form: Form) -> tuple[Balance, ...]:
    """The narrowest of these sums: those of the single columns."""
    every = balances_of(form)
    return tuple(one for one in every if not any(other.outflow < one.outflow for other in every))


def balanced(form: Form, known: Mapping[str, Quantity]) -> tuple[Total, ...]:
    """The fixed sums whose inflow is known, as totals of what comes out."""
    return tuple(
        Total(balance.outflow, sum(known[cell] for cell in balance.inflow))
        for balance in balances_of(form)
        if all(cell in known for cell in balance.inflow)
    )


def determined(known: Mapping[str, Quantity], totals: Sequence[Total]) -> dict[str, Quantity]:
    """The cells not known yet of which the totals leave only one number; Contradiction where they leave none.

    All cells are counts: none is below 0.
    """
    found: dict[str, Quantity] = {}
    sums = [*totals, *_without_parts(totals)]
    while True:
        fresh = _step({**known, **found}, sums)
        if not fresh:
            return found
        found |= fresh


def _without_parts(totals: Sequence[Total]) -> list[Total]:
    """What is left of each total when smaller ones are taken out of it that share no cell."""
    left = []
    distinct: dict[frozenset[str], Total] = {}
    for total in totals:
        distinct.setdefault(total.cells, total)
    parts = sorted(distinct.values(), key=lambda one: -len(one.cells))
    for total in totals:
        cells, value = total.cells, total.value
        for part in parts:
            if part.cells < total.cells and part.cells <= cells:
                cells, value = cells - part.cells, value - part.value
        if len(cells) < len(total.cells):
            left.append(Total(cells, value))
    return left


def _step(known: Mapping[str, Quantity], sums: Sequence[Total]) -> dict[str, Quantity]:
    """One round: every sum proved, and what it determines by itself or by the room that the others leave."""
    room: dict[str, Quantity] = {}
    rest: list[tuple[Total, list[str], Quantity]] = []
    for total in sums:
        so_far = sum(known[cell] for cell in total.cells if cell in known)
        open_cells = [cell for cell in total.cells if cell not in known]
        left = total.value - so_far
        if left < 0 or (left != 0 and not open_cells):
            raise Contradiction(total, so_far)
        rest.append((total, open_cells, left))
        for cell in open_cells:
            room[cell] = min(left, room.get(cell, left))
    fresh: dict[str, Quantity] = {}
    for total, open_cells, left in rest:
        most = sum(room[cell] for cell in open_cells)
        if most < left:
            raise Contradiction(total, total.value - left + most)
        if most == left or len(open_cells) == 1:
            fresh |= {cell: room[cell] if most == left else left for cell in open_cells}
        else:
            fresh |= {cell: 0 for cell in open_cells if room[cell] == 0}
    return fresh
