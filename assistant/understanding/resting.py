"""Which cells "the rest" means, and nothing in all but some."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import words
from assistant.understanding.tokens import Token
from assistant.understanding.tree import Clause
from prompts import say


def cells_of_rest(notes: Notes, column: Sequence[Token], row: Cells | None, rows: Sequence[tuple[str, str]]) -> Cells:
    """The cells of the column, of the row if only that was spoken of, else of the question.

    `rows` are the printed rows that were spoken of. What was spoken of outside the question has its rest there; Doubt
    where it may be either.
    """
    ground = notes.ground
    taken, asked = notes.taken(), frozenset(ground.asked)
    if column:
        return asked.intersection(*map(ground.cells_of, column)) - taken
    own = ground.typed(row or ())
    spoken = frozenset[str]().union(*(ground.rows[one] for one in rows)) | own
    outside = ground.typed(spoken) - asked
    if not outside:
        alone = bool(own) and len(rows) < 2
        return (own - taken if alone else frozenset()) or asked - taken
    if spoken & asked:
        raise Doubt("clarify", say("which_rest"))
    if len(ground.rows_in(spoken)) == 1 and own - taken:
        return own - taken
    tables = {ground.form.cells[cell].table for cell in spoken}
    if own and not own - taken and tables != {ground.form.cells[cell].table for cell in asked}:
        raise Doubt("clarify", say("which_rest"))
    whole = {key for key, cell in ground.form.cells.items() if cell.table in tables}
    return ground.typed(whole) - taken


def nothing_but(notes: Notes, labels: Sequence[Token], after: Clause) -> None:
    """`除规范性文件外都没有`: nothing in what is asked, but in these places."""
    kinds = {token.kind for token in after if isinstance(token, Token)}
    if not labels or kinds - {"ALL", "REST"} != {"NONE"}:
        raise Doubt("clarify", say("not_understood", words=words(labels)))
    spared = frozenset[str]().union(*(notes.ground.cells_of(label) for label in labels))
    notes.zero(frozenset(notes.ground.asked) - spared - notes.taken())
