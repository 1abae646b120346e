"""Which cells "the rest" means, and which are left out of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import words
from assistant.understanding.token import Token
from prompts import say


def cells_of_rest(notes: Notes, column: Sequence[Token], row: Cells | None, rows: Sequence[tuple[str, str]]) -> Cells:
    """The cells of the column, of the row if only that was spoken of, else of the question.

    `rows` are the printed rows that were spoken of. What was spoken of outside the question has its rest there; Doubt
    where it may be either.
    """
    ground = notes.ground
    taken, asked = notes.taken(), frozenset(ground.asked)
    begun = notes.bound or notes.totals or notes.before or ground.fixed or rows or row or column
    corrected = ground.with_rows(notes.bound) - notes.bound.keys() if ground.correcting else frozenset()
    if not begun or ground.in_play(corrected):
        raise Doubt("clarify", say("which_rest"))
    if column:
        return asked.intersection(*map(ground.cells_of, column)) - taken
    own = ground.typed(row or ())
    if own and own in ground.tables.values():
        return own - taken
    spoken = frozenset[str]().union(*(ground.rows[one] for one in rows)) | own
    outside = ground.typed(spoken) - asked
    if not outside:
        of_row = bool(own) and len(rows) < 2
        return (own - taken if of_row else frozenset()) or asked - taken
    if spoken & asked:
        raise Doubt("clarify", say("which_rest"))
    if len(ground.rows_in(spoken)) == 1 and (own - taken or not own <= notes.bound.keys()):
        return own - taken
    tables = {ground.form.cells[cell].table for cell in spoken}
    if own and not own - taken and tables != {ground.form.cells[cell].table for cell in asked}:
        raise Doubt("clarify", say("which_rest"))
    whole = {key for key, cell in ground.form.cells.items() if cell.table in tables}
    return ground.typed(whole) - taken


def without(notes: Notes, labels: list[Token], after: Sequence[Token]) -> None:
    """`除规范性文件外都没有`: nothing in what is asked, but in these places."""
    kinds = {token.kind for token in after}
    if not labels or kinds - {"ALL", "REST"} != {"NONE"}:
        raise Doubt("clarify", say("not_understood", words=words(labels)))
    spared = frozenset[str]().union(*(notes.ground.cells_of(label) for label in labels))
    notes.zero(frozenset(notes.ground.asked) - spared - notes.taken())


def alone(notes: Notes, labels: list[Token], row: Cells | None) -> None:
    """`7件全是企业的`: all of the row is one kind of applicant, so that nothing is of another."""
    if labels and all(notes.ground.is_column(label) for label in labels):
        cells = notes.ground.typed(notes.ground.cells_meant(labels, row))
        bound = [cell for cell in cells if cell in notes.bound]
        if len(bound) == 1:
            notes.zero(notes.ground.typed(notes.ground.row_of(bound[0])) - notes.taken())
