"""What is said by pointing at something else: last year's figures, two cells that were mixed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.report.figures import Quantity, plain
from assistant.report.total import Total
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import number_of, words
from assistant.understanding.solving import parts_of
from assistant.understanding.token import Token
from assistant.understanding.tree import Change
from prompts import say


def same_as_last_year(notes: Notes, cells: Cells, clause: Sequence[Token]) -> None:
    """The same cells of last year's report; where this year's must be another of its cells, both must agree."""
    ground = notes.ground
    wanted = [
        cell for cell in ground.printed(ground.typed(cells)) if cell not in ground.fixed or ground.may_change(cell)
    ]
    if not wanted:
        raise Doubt("clarify", say("nothing_to_record"))
    if any(ground.form.cells[cell].kind == "signed" for cell in wanted):
        raise Doubt("clarify", say("same_signed"))
    carry = any(token.kind == "CARRIED" for token in clause)
    if carry and not ground.carried.keys() >= set(wanted):
        raise Doubt("clarify", say("nothing_carried"))
    for cell in wanted:
        value = ground.carried[cell] if carry else _last_year(notes, cell)
        if ground.carried.get(cell, value) != value:
            raise Doubt("clarify", say("same_or_carried", words=words(clause)))
        notes.set(cell, value)


def compared(notes: Notes, cells: Cells, change: Change) -> None:
    """`比上年少3件`: last year's number of one cell, or of a whole row, and so much more or less."""
    ground = notes.ground
    if change.number is None or number_of(change.number).unit.endswith(("%", "倍", "成", "百分点")):
        raise Doubt("clarify", say("compared_unclear"))
    if len(cells) == 1 and (cell := next(iter(cells))) in parts_of(ground.form):
        cells = parts_of(ground.form)[cell]
    typed = ground.typed(cells)
    if len(ground.rows_in(typed)) != 1 or (len(typed) > 1 and not ground.summable(typed)):
        raise Doubt("clarify", say("which_cell", number=change.number.words, names=ground.choices(cells)))
    changes = [cell for cell in map(ground.form.cells.get, ground.with_rows(typed)) if cell and cell.kind == "signed"]
    if any(ground.form.cells[cell].unit == change.unit for cell in typed for change in changes):
        raise Doubt("clarify", say("compared_unclear"))  # 项目比去年少2项 is a change, no number of last year's items
    by = notes.amount(next(iter(typed)), number_of(change.number))
    value = sum(_last_year(notes, cell) for cell in ground.printed(typed)) + (by if change.more else -by)
    if value < 0:
        raise Doubt("conflict", say("compared_negative", words=change.number.words))
    if len(typed) == 1:
        notes.set(next(iter(typed)), value)
    else:
        notes.add_total(Total(typed, value, plain(value)))


def changed(notes: Notes, cells: Cells, change: Change) -> None:
    """`今年减少2项`: the number of the one signed cell among these; Doubt where there is none."""
    signed = [cell for cell in cells if notes.ground.form.cells[cell].kind == "signed"]
    if change.number is None or len(signed) != 1:
        raise Doubt("clarify", say("compared_unclear"))
    number = number_of(change.number)
    if number.value < 0:
        raise Doubt("reject", say("compared_unclear"))
    notes.put(signed[0], number if change.more else replace(number, value=-number.value))


def swapped(notes: Notes, labels: Sequence[Token], row: Cells | None) -> None:
    """`自然人和企业填反了`: each gets the other's number; Doubt unless it is sure which two cells are meant."""
    ground = notes.ground
    if len(labels) != 2:
        raise Doubt("clarify", say("swap_which"))
    one, other = (ground.typed(ground.cells_meant([label], row)) for label in labels)
    columns = {ground.is_column(label) for label in labels}
    pairs = [(a, b) for a in one for b in other if _beside(notes, a, b, columns == {True})]
    pairs = [(a, b) for a, b in pairs if a in ground.known and b in ground.known]
    different = [(a, b) for a, b in pairs if ground.known[a] != ground.known[b]]
    if len(columns) > 1 or len(different) != 1:
        raise Doubt("clarify", say("swap_which"))
    ((a, b),) = different
    notes.set(a, ground.known[b])
    notes.set(b, ground.known[a])


def _beside(notes: Notes, one: str, other: str, same_row: bool) -> bool:
    """Whether two cells differ in one direction alone."""
    a, b = notes.ground.form.cells[one], notes.ground.form.cells[other]
    if a.table != b.table:
        return False
    return a.row == b.row if same_row else a.column == b.column


def _last_year(notes: Notes, cell: str) -> Quantity:
    value = notes.ground.prior.get(cell)
    if value is None:
        raise Doubt("clarify", say("no_last_year", cell=notes.ground.form.cells[cell].name))
    return value
