"""What is left: of a total that was said, or of what came in after everything else was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.report.figures import Quantity
from assistant.report.total import Total
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import words
from assistant.understanding.solving import Balance, Contradiction, balanced, balances_of, determined
from assistant.understanding.token import Token
from prompts import say


def spread(notes: Notes, labels: Sequence[Token], of_all: bool) -> bool:
    """`都是自然人`: each total said before lies where its own cells meet those of the labels; False where none does.

    Of several totals one alone is meant only if the labels meet no other.
    """
    ground = notes.ground
    named = frozenset.intersection(*(ground.cells_of(label) for label in labels))
    if len({ground.is_column(label) for label in labels}) > 1 and not of_all:
        return bool(notes.before) and _the_one(notes, ground.typed(named))
    meeting = [total for total in notes.loose if total.cells & named and total.cells - named]
    if not meeting or (not of_all and len(meeting) > 1):
        return False
    for total in meeting:
        inside = ground.typed(total.cells & named)
        notes.zero(total.cells - inside)
        if len(inside) == 1:
            _prove_room(notes, next(iter(inside)), total)
            notes.set(next(iter(inside)), total.value)
        else:
            notes.totals.append(Total(inside, total.value, total.words))
    notes.loose = []
    return True


def _prove_room(notes: Notes, cell: str, told: Total) -> None:
    """Doubt where more would go out of a column than came in."""
    known = notes.standing()
    for total in balanced(notes.ground.form, known):
        others = sum(known.get(one, 0) for one in total.cells if one != cell)
        if cell in total.cells and told.value + others > total.value:
            raise Doubt("conflict", say("rest_negative"))


def _the_one(notes: Notes, named: Cells) -> bool:
    """`企业那件是予以公开`: while totals are being split, the one application of a column is told by its row."""
    known = notes.standing()
    for total in balanced(notes.ground.form, known):
        columns = {notes.ground.form.cells[cell].column for cell in total.cells}
        left = total.value - sum(known.get(cell, 0) for cell in total.cells)
        if len(named) == len(columns) == 1 and named <= total.cells and left == 1:
            notes.set(next(iter(named)), left)
            return True
    return False


def prove_rest(notes: Notes, cells: Cells, token: Token) -> None:
    """`剩下1件是…`: where it is known what came in, it must be what is left; else Doubt."""
    known, unsplit = notes.standing(), notes.unsplit()
    for total in reversed(balanced(notes.ground.form, known)):
        if cells <= total.cells:
            parts = [part for part in unsplit if part.cells <= total.cells]
            split = frozenset[str]().union(*(part.cells for part in parts))
            told = sum(part.value for part in parts) + sum(known.get(cell, 0) for cell in total.cells - split)
            if told != total.value:
                raise Doubt("conflict", _unequal(token.words, told, total.value))
            return


def _unequal(words: str, told: Quantity, all_: Quantity) -> str:
    if told < all_:
        return say("rest_short", words=words, told=told, all=all_, apart=all_ - told)
    return say("rest_beyond", words=words, told=told, all=all_, apart=told - all_)


def remainder(notes: Notes, labels: Sequence[Token], cells: Cells, whole: bool = False) -> None:
    """`其余都是自然人` of a total, `其余都予以公开` of what came in; Doubt where it is not known how much that was.

    `whole`: of all, not of the rest (都予以公开); then nothing else may have become of any.
    """
    ground, named = notes.ground, notes.ground.typed(cells)
    if ground.rows_meant(labels) is None:
        _of_totals(notes, labels, frozenset.intersection(*(ground.cells_of(label) for label in labels)))
    else:
        _of_inflow(notes, labels, named, whole)
    notes.loose = []


def _of_totals(notes: Notes, labels: Sequence[Token], column: Cells) -> None:
    bases = [total for total in (*notes.before, *notes.totals) if total.cells & column]
    if not bases:
        raise Doubt("clarify", say("rest_unknown", words=words(labels)))
    for total in bases[-1:]:
        inside = total.cells & column
        others = total.cells - inside
        known = notes.standing()
        left = total.value - sum(known[cell] for cell in others if cell in known)
        if len(inside) != 1 or left < 0:
            raise Doubt("clarify", say("rest_unknown", words=words(labels)))
        notes.set(next(iter(inside)), left)
        notes.zero(cell for cell in others if cell not in known)


def _of_inflow(notes: Notes, labels: Sequence[Token], named: Cells, whole: bool) -> None:
    _settle(notes)
    every = [balance for balance in balances_of(notes.ground.form) if balance.outflow & named]
    of_column = len(named) == 1
    single = every[-1:] if of_column else [balance for balance in every if len(balance.outflow & named) == 1]
    known = notes.standing()
    if not single or not all(cell in known for balance in single for cell in balance.inflow):
        raise Doubt("clarify", say("rest_unknown", words=words(labels)))
    if waiting := [total for total in notes.unsplit() if any(total.cells & balance.outflow for balance in single)]:
        if of_column or whole:
            raise Doubt("clarify", say("rest_unknown", words=words(labels)))
        _of_unsplit(notes, every[0], waiting, named)
        return
    others = frozenset[str]().union(*(balance.outflow for balance in single)) - named
    if (whole and any(known.get(cell) for cell in others)) or _used_up(single, named, known):
        raise Doubt("conflict", say("rest_of_nothing", words=words(labels)))
    for balance in single:
        others = balance.outflow - named
        left = sum(known[cell] for cell in balance.inflow) - sum(known[cell] for cell in others if cell in known)
        if left < 0:
            raise Doubt("conflict", say("rest_negative"))
        (cell,) = balance.outflow & named
        if known.get(cell) not in (None, left) and not notes.ground.may_change(cell):
            raise Doubt("conflict", say("rest_negative"))
        notes.set(cell, left)
        notes.zero(cell for cell in others if cell not in known)


def _used_up(balances: Sequence[Balance], named: Cells, known: Mapping[str, Quantity]) -> bool:
    """Whether nothing came in, or all of it went elsewhere."""
    came = sum(known[cell] for balance in balances for cell in balance.inflow)
    gone = sum(known.get(cell, 0) for balance in balances for cell in balance.outflow - named)
    return came == gone


def _of_unsplit(notes: Notes, whole: Balance, waiting: Sequence[Total], named: Cells) -> None:
    """The exceptions are told by row only: so is what is left, and which column each lies in is yet to be asked."""
    known = notes.standing()
    told = frozenset[str]().union(*(total.cells for total in waiting))
    left = sum(known[cell] for cell in whole.inflow) - sum(total.value for total in waiting)
    left -= sum(known[cell] for cell in whole.outflow - told - named if cell in known)
    if left < 0 or told & named:
        raise Doubt("conflict", say("rest_negative"))
    notes.zero(cell for cell in whole.outflow - told - named if cell not in known)
    notes.totals.append(Total(whole.outflow & named, left))


def _settle(notes: Notes) -> None:
    """What the totals said so far leave only one number for is known before anything is taken from the whole."""
    try:
        found = determined(notes.standing(), [*notes.before, *notes.totals])
    except Contradiction:
        return
    for cell, value in found.items():
        notes.set(cell, value)
