"""Which cells a message fills: the message in, changes out, or one sentence why nothing may be recorded.

Understanding less is fine, recording wrongly is not: a number goes into a cell only when the words round it leave
exactly one cell, and one doubtful piece stops the whole message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.report.figures import Quantity, Value, plain
from assistant.report.total import Total
from assistant.understanding.doubt import Doubt, DoubtKind
from assistant.understanding.ground import Ground
from assistant.understanding.hearing import Hearing
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import words
from assistant.understanding.solving import Contradiction, balanced, balances_of, determined
from assistant.understanding.token import Token
from assistant.understanding.tokens import Message
from assistant.understanding.tree import sentences_of
from prompts import say


@dataclass(frozen=True)
class Said:
    """What a message says about figures: the changes it asks for, or (any other kind) why none may be made.

    `words` has for each change the piece of the message that it came from, "" where it followed from sums; `totals` are
    all the totals that are yet to be split after it; `slips` the labels that were written with a slip.
    """

    kind: Literal["answer"] | DoubtKind
    changes: Mapping[str, Value] = field(default_factory=dict)
    say: str = ""
    totals: tuple[Total, ...] = ()
    slips: tuple[Token, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def figures_said(ground: Ground, message: Message) -> Said:
    """The changes that the message makes to the form's cells."""
    correcting = {"CORRECT", "WRONG", "INSTEAD", "SWAP"} & {token.kind for token in message.tokens}
    ground = replace(ground, correcting=bool(correcting))
    try:
        _prove_clear(message, ground)
        notes = Hearing(ground).read(sentences_of(message.tokens))
        said = _settled(notes)
        _prove_corrects(message, said, ground)
    except Doubt as doubt:
        return Said(doubt.kind, say=doubt.sentence, totals=ground.totals)
    return replace(said, slips=tuple(token for token in message.tokens if token.meant))


def _prove_clear(message: Message, ground: Ground) -> None:
    """Nothing vague and nothing unknown in the message, no other year and no part of one, or Doubt."""
    for place, token in enumerate(message.tokens):
        if token.number and token.number.vague:
            raise Doubt("reject", say("vague", words=_clause_of(place, message.tokens)))
    unknown = [token.words for token in message.tokens if token.kind == "UNKNOWN"]
    if unknown:
        raise Doubt("clarify", say("not_understood", words="”“".join(unknown)))
    tables = {ground.form.cells[cell].table for cell in ground.asked}
    if tables and message.topics - tables and not any(token.kind == "LABEL" for token in message.tokens):
        raise Doubt("clarify", say("other_topic"))
    if message.handling and _all_inflow(ground) and not _names_row(message, ground):
        raise Doubt("clarify", say("not_of_inflow"))
    if message.times.partial:
        raise Doubt("clarify", say("part_of_year"))
    others = [year for year in message.times.years if ground.year not in (None, year)]
    if (others and not _of_last_year(message, ground)) or len(message.times.years) > 1:
        raise Doubt("clarify", say("other_year", year=(others or message.times.years)[0], draft=ground.year or ""))


def _of_last_year(message: Message, ground: Ground) -> bool:
    """`2024年结转2件`: a figure that last year's report left over."""
    labels = [token for token in message.tokens if token.kind == "LABEL"]
    rows = {cell for rule in ground.form.sums if rule.carries for cell in rule.left}
    return any(ground.cells_of(label) & rows for label in labels) and message.times.years == ((ground.year or 0) - 1,)


def _all_inflow(ground: Ground) -> bool:
    """Whether only what came in is asked for."""
    inflow = {cell for balance in balances_of(ground.form) for cell in balance.inflow}
    return bool(ground.asked) and inflow >= set(ground.asked)


def _names_row(message: Message, ground: Ground) -> bool:
    return any(token.kind == "LABEL" and not ground.is_column(token) for token in message.tokens)


def _prove_corrects(message: Message, said: Said, ground: Ground) -> None:
    """What should be, and that something is wrong, is only said of a number that stands.

    Beside one that stays (`说错了，10件，自然人9件，企业1件` after 自然人9件) what is new may be what was wrong.
    """
    wrong = any(token.kind == "WRONG" for token in message.tokens)
    if not said.changes or not (wrong or message.supposed):
        return
    stays = wrong and any(ground.known.get(cell) == value for cell, value in said.changes.items())
    fresh = [cell for cell, value in said.changes.items() if ground.known.get(cell, None if stays else value) != value]
    if message.guessed or not fresh:
        raise Doubt("clarify", say("nothing_corrected" if wrong else "supposed"))


def _clause_of(place: int, tokens: Sequence[Token]) -> str:
    """The words between the two breaks round a token."""
    breaks = [at for at, token in enumerate(tokens) if token.kind in ("SOFT", "HARD")]
    start = max((at + 1 for at in breaks if at < place), default=0)
    end = next((at for at in breaks if at > place), len(tokens))
    return words(tokens[start:end])


def _settled(notes: Notes) -> Said:
    """The changes with what the totals make of them; Doubt where a total cannot hold or a number would be lost."""
    ground = notes.ground
    superseded = {total.cells for total in notes.totals}
    totals = [total for total in notes.before if total.cells not in superseded] + notes.totals
    known = {cell: value for cell, value in notes.standing().items() if cell not in ground.soft or cell in notes.bound}
    _prove_open(notes.bound, ground)
    found = _determined(ground, {**ground.known, **known}, totals)
    of_totals = frozenset[str]().union(*(total.cells for total in totals))
    changes: dict[str, Quantity] = {**notes.bound, **{cell: found[cell] for cell in found if cell in of_totals}}
    after = {**ground.known, **changes}
    left = tuple(total for total in totals if not total.cells <= after.keys())
    for total in left:
        if total.cells & notes.bound.keys() and total in notes.totals and not _was_rest(total):
            so_far = sum(after[cell] for cell in total.cells if cell in after)
            raise Doubt("conflict", say("total_differs", claimed=total.words, total=plain(so_far)))
    ordered = {cell: changes[cell] for cell in ground.printed(changes)}
    fresh = {cell: value for cell, value in ordered.items() if cell not in ground.soft or value != 0}
    noted = [total for total in left if total in notes.totals]
    if not any(fresh.values()) and (noted or not fresh):
        return Said("clarify", say=_split(ground, noted) if noted else say("nothing_to_record"), totals=left)
    sources = {cell: notes.words.get(cell, "") for cell in fresh}
    return Said("answer", fresh, say("totals_noted", count=len(noted)) if noted else "", left, words=sources)


def _was_rest(total: Total) -> bool:
    return not total.words


def _determined(ground: Ground, known: Mapping[str, Quantity], totals: Sequence[Total]) -> dict[str, Quantity]:
    """What the totals leave only one number for, with the sums of the form where these hold so far."""
    if not totals:
        return {}
    try:
        fixed = () if ground.correcting else balanced(ground.form, known)
        return determined(known, [*fixed, *totals])
    except Contradiction:
        pass
    try:
        return determined(known, totals)
    except Contradiction as wrong:
        if wrong.total.value < 0 or not wrong.total.words:
            raise Doubt("conflict", say("totals_clash")) from None
        said = {"claimed": wrong.total.words, "total": plain(wrong.parts)}
        raise Doubt("conflict", say("total_differs", **said)) from None


def _prove_open(bound: Mapping[str, Quantity], ground: Ground) -> None:
    """A number that stands is only replaced in a correction: else it may be meant in addition, or elsewhere."""
    for cell, value in bound.items():
        old = ground.known.get(cell)
        if old not in (None, value) and not ground.may_change(cell):
            name = ground.form.cells[cell].name
            raise Doubt("conflict", say("stands_already", cell=name, old=plain(old or 0), new=plain(value)))


def _split(ground: Ground, left: Iterable[Total]) -> str:
    """The question how the totals are split."""
    total = next(iter(left))
    open_cells = [cell for cell in total.cells if ground.known.get(cell) is None]
    names = ground.choices(open_cells)
    return say("split_total", claimed=plain(total.value), names=names, first=names.split("、")[0])
