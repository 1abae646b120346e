"""Where a number goes: into one cell, or to several together as their total."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.report.numerals import Number
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells, Ground
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import number_of
from assistant.understanding.solving import parts_of
from assistant.understanding.token import Token
from prompts import say


def target_of(notes: Notes, cells: Cells, labels: Sequence[Token], number: Number, old: Number | None) -> str | Cells:
    """The one cell that is meant, or the cells of which the number is the total; Doubt when neither is sure."""
    ground = notes.ground
    if len(cells) == 1 and (cell := next(iter(cells))) in parts_of(ground.form):
        cells = parts_of(ground.form)[cell]
    typed = ground.typed(cells)
    if old is not None:
        return _instead_of(notes, typed, old)
    if len(typed) == 1:
        return _dated(notes, next(iter(typed)), labels)
    if ground.correcting and not labels and len(ground.focus) == 1 and ground.focus[0] in typed:
        return ground.focus[0]
    if ground.correcting and ground.fixed.keys() & typed:
        in_play = ground.in_play(typed)
        if len(in_play) == 1:
            return in_play[0]
        raise _which(notes, number, cells)
    still_open = [cell for cell in typed if cell not in ground.known and cell not in notes.bound]
    rows = len(ground.rows_in(typed))
    if len(still_open) == 1 and (not labels or not ground.summable(typed) or rows > 1):
        return still_open[0]
    named = rows == 1 or ground.rows_meant(labels) is not None
    total = any(ground.is_column(label) for label in labels)
    again = not total and sum(cell in notes.bound for cell in typed) == 1  # 自然人同上年，5件: no total
    if named and ground.summable(typed) and not again:
        return typed
    raise _which(notes, number, cells)


def undecided(ground: Ground, cells: Cells, labels: Sequence[Token]) -> bool:
    """`本年新收改为10件`: in a row that holds numbers, the one to be corrected, or the total of what is said next."""
    typed = ground.typed(cells)
    by_row = bool(labels) and not any(ground.is_column(label) for label in labels)
    stands = ground.correcting and bool(ground.fixed.keys() & typed)
    return stands and by_row and len(typed) > 1 and ground.summable(typed)


def put_undecided(notes: Notes) -> None:
    """Each of these numbers, at the end of the message: the total where a part of it was told, else one cell's."""
    for one in notes.undecided:
        notes.said = one.said
        typed = notes.ground.typed(one.cells)
        told = typed & notes.bound.keys()
        notes.fill(typed if told else target_of(notes, one.cells, one.labels, number_of(one.token), None), one.token)


def _dated(notes: Notes, cell: str, labels: Sequence[Token]) -> str:
    """The cell; Doubt where it is of last year and the words (许可项目26项) do not say so."""
    column = notes.ground.form.cells[cell].column
    of_column = [label.words for label in labels if notes.ground.is_column(label)]
    if column.startswith("上一年") and not any(mark in word for word in of_column for mark in ("上", "去")):
        raise Doubt("clarify", say("which_year", column=column))
    return cell


def _instead_of(notes: Notes, typed: Cells, old: Number) -> str:
    """The one of the cells that holds the number which is said not to be right."""
    holding = [cell for cell in typed if notes.ground.known.get(cell) == old.value]
    if not holding:
        raise Doubt("conflict", say("not_what_stands", words=old.raw))
    if len(holding) > 1:
        raise _which(notes, old, typed)
    return holding[0]


def _which(notes: Notes, number: Number, cells: Cells) -> Doubt:
    return Doubt("clarify", say("which_cell", number=number.raw, names=notes.ground.choices(cells)))
