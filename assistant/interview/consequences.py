"""What follows from the figures that are known: zeros that can only be zeros, what has no outcome yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.report.draft import Draft
from assistant.report.figures import Mark, Quantity, Value
from assistant.report.form import Form, Question
from assistant.report.total import Total
from assistant.understanding.solving import Balance, Contradiction, balanced, columns_of, determined

TOGETHER = 2
"""Zeros of one column in one message: somebody said that there is nothing else."""


def numbers_of(form: Form, draft: Draft) -> dict[str, Quantity]:
    """The typed cells that hold a number."""
    known = {cell.id: draft.figures.quantity(cell.id) for cell in form.typed}
    return {cell: value for cell, value in known.items() if value is not None}


def implied_zeros(form: Form, draft: Draft) -> dict[str, int]:
    """The open cells that can only be 0, since all that came in has its outcome, column by column."""
    numbers = numbers_of(form, draft)
    zeros: dict[str, int] = {}
    for balance in columns_of(form):
        left = [cell for cell in balance.outflow if cell not in numbers]
        if left and _left(balance, numbers) == 0:
            zeros |= dict.fromkeys(left, 0)
    return {cell: 0 for cell in form.cells if cell in zeros}


def _left(balance: Balance, numbers: Mapping[str, Quantity]) -> Quantity | None:
    """What came in and has no outcome yet; None where it is not known what came in."""
    if not all(cell in numbers for cell in balance.inflow):
        return None
    return sum(numbers[cell] for cell in balance.inflow) - sum(numbers.get(cell, 0) for cell in balance.outflow)


def split_now(form: Form, draft: Draft) -> tuple[dict[str, Quantity], tuple[Total, ...]]:
    """The figures that remembered totals have come to determine, and the totals that are still to be split."""
    numbers = numbers_of(form, draft)
    try:
        found = determined(numbers, [*balanced(form, numbers), *draft.totals]) if draft.totals else {}
    except Contradiction:
        return {}, draft.totals
    known = numbers | found
    open_totals = tuple(total for total in draft.totals if not total.cells <= known.keys())
    told = frozenset[str]().union(*(total.cells for total in draft.totals))
    return {cell: found[cell] for cell in form.cells if cell in found and cell in told}, open_totals


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
    written, numbers = set(written), numbers_of(form, draft)
    touched = (one for one in columns_of(form) if written & {*one.inflow, *one.outflow})
    broken = [one for one in touched if one.outflow <= numbers.keys() and _left(one, numbers) not in (None, 0)]
    opened = frozenset[str]().union(*(balance.outflow for balance in broken)) & draft.followed
    return tuple(cell for cell in form.cells if cell in opened)


def misplaced(form: Form, draft: Draft, written: Mapping[str, Value]) -> Left | None:
    """A column that zeros said together would close although what came in is not what has an outcome."""
    after = numbers_of(form, draft) | {cell: value for cell, value in written.items() if not isinstance(value, Mark)}
    for balance in columns_of(form):
        zeros = [cell for cell in balance.outflow if written.get(cell) == 0]
        left = _left(balance, after)
        if len(zeros) >= TOGETHER and balance.outflow <= after.keys() and left:
            inflow = sum(after[cell] for cell in balance.inflow)
            column = form.cells[zeros[0]].column
            return Left(column, int(inflow), int(inflow - left), int(left))
    return None


def inflow_of(form: Form, columns: Iterable[str]) -> tuple[str, ...]:
    """The cells that say what came in, in the columns of these names."""
    wanted = set(columns)
    return tuple(cell for one in columns_of(form) for cell in one.inflow if form.cells[cell].column in wanted)
