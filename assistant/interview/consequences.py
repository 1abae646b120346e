"""What follows from the figures that are known: zeros that can only be zeros, what has no outcome yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.report.draft import Draft
from assistant.report.figures import Quantity
from assistant.report.form import Form, Question
from assistant.understanding.solving import balanced, balances_of


def numbers_of(form: Form, draft: Draft) -> dict[str, Quantity]:
    """The typed cells that hold a number."""
    known = {cell.id: draft.figures.quantity(cell.id) for cell in form.typed}
    return {cell: value for cell, value in known.items() if value is not None}


def implied_zeros(form: Form, draft: Draft) -> dict[str, int]:
    """The open cells that can only be 0, since all that came in has its outcome, column by column."""
    numbers = numbers_of(form, draft)
    zeros: dict[str, int] = {}
    for total in balanced(form, numbers):
        left = [cell for cell in total.cells if cell not in numbers]
        if left and total.value == sum(numbers.get(cell, 0) for cell in total.cells):
            zeros |= dict.fromkeys(left, 0)
    return {cell: 0 for cell in form.cells if cell in zeros}


@dataclass(frozen=True)
class Left:
    """What came in and has no outcome yet: in which columns, how much came in, was told and is left."""

    columns: str
    inflow: int
    said: int
    left: int


def outcomes_left(form: Form, draft: Draft, question: Question) -> Left | None:
    """What the question's open cells still have to add up to; None where that is not known or nothing is left."""
    numbers = numbers_of(form, draft)
    found: list[tuple[str, int, int]] = []
    for total in balanced(form, numbers):
        columns = {form.cells[cell].column for cell in total.cells}
        if total.cells <= set(question.cells) and len(columns) == 1:
            said = sum(int(numbers.get(cell, 0)) for cell in total.cells)
            found.append((next(iter(columns)), int(total.value), said))
    without = [(column, inflow, said) for column, inflow, said in found if inflow > said]
    if not without:
        return None
    inflow, told = sum(one[1] for one in without), sum(one[2] for one in without)
    return Left("、".join(one[0] for one in without), inflow, told, inflow - told)


def untrue_zeros(form: Form, draft: Draft, written: Iterable[str]) -> tuple[str, ...]:
    """The zeros that nobody said and that fell with what was just written: what came in has no longer its outcome.

    They are open again as soon as they cannot all be true.
    """
    written = set(written)
    numbers = numbers_of(form, draft)
    touched = [balance for balance in balances_of(form) if written & {*balance.inflow, *balance.outflow}]
    broken = [
        balance
        for balance in touched
        if all(cell in numbers for cell in (*balance.inflow, *balance.outflow))
        and sum(numbers[cell] for cell in balance.inflow) != sum(numbers[cell] for cell in balance.outflow)
    ]
    narrow = [balance for balance in broken if not any(other.outflow < balance.outflow for other in broken)]
    opened = frozenset[str]().union(*(balance.outflow for balance in narrow)) & draft.followed
    return tuple(cell for cell in form.cells if cell in opened)
