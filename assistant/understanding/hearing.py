"""A message being read clause by clause: which cells each of them is about, and what it says of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.report.numerals import Number
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells, Ground
from assistant.understanding.notes import Notes
from assistant.understanding.pairing import number_of, paired, words
from assistant.understanding.phrases import left_over, old_number, plain, prove_not_other, without_idle_totals
from assistant.understanding.pieces import pieces_of, said
from assistant.understanding.relations import changed, compared, same_as_last_year, swapped
from assistant.understanding.remainders import prove_rest, remainder, spread
from assistant.understanding.resting import alone, cells_of_rest, without
from assistant.understanding.sense import prove_sense
from assistant.understanding.targets import put_undecided, target_of, undecided
from assistant.understanding.token import Token
from assistant.understanding.tree import Change, Clause, Excepted, Sentence
from prompts import say


class Hearing:
    """One message being read.

    `row` is the row being spoken of, `column` the column (自然人：予以公开7，部分公开2), `heads` those labels of
    either kind to which nothing was said yet, `waiting` labels whose number is still to come (`都是自然人，1件`),
    `old` a number that is said not to be the right one, `rows` the printed rows that were spoken of since the last
    "rest", `compares` whether the message compares with last year, `columned` whether
    columns are being told: the last number was told by one, or a row was only named.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.notes = Notes(ground)
        self.row: Cells | None = None
        self.column: list[Token] = []
        self.heads: list[Token] = []
        self.waiting: list[Token] = []
        self.old: Number | None = None
        self.rows: list[tuple[str, str]] = []
        self.compares = False
        self.columned = False
        self.excepted: list[Token] = []
        self.notes.loose = list(ground.totals)

    def read(self, message: Sequence[Sentence]) -> Notes:
        """What the whole message says; Doubt when any piece of it is doubtful."""
        for sentence in message:
            if not any(token.kind == "LABEL" for clause in sentence for token in said(clause)):
                self.row = None
            self.column = []
            for clause in sentence:
                for piece in pieces_of(clause):
                    self._piece(piece)
        put_undecided(self.notes)
        if left := [*self.heads, *self.waiting]:
            raise Doubt("clarify", say("label_without_number", words=words(left)))
        if self.old is not None:
            raise Doubt("clarify", say("not_understood", words=self.old.raw))
        if self.excepted:
            raise Doubt("clarify", say("exception_alone", words=words(self.excepted)))
        return self.notes

    def _piece(self, piece: Clause) -> None:
        """An exception, a comparison with last year, or plain words; each with the labels that head it."""
        after_exception, self.excepted = bool(self.excepted), []
        for place, part in enumerate(piece):
            if isinstance(part, Excepted):
                self._except(piece[:place], part, piece[place + 1 :])
                return
            if isinstance(part, Change):
                self._turn(piece, part)
                return
        self._clause([part for part in piece if isinstance(part, Token)], rest=after_exception)

    def _clause(self, clause: list[Token], rest: bool = False) -> None:
        self.notes.said = words(clause)
        clause = plain(left_over(clause, self.ground))
        labels = [token for token in clause if token.kind == "LABEL"]
        kinds = {token.kind for token in clause}
        if self.waiting and not labels and kinds & {"NUMBER", "NONE"}:
            labels, clause, self.waiting = self.waiting, [*self.waiting, *clause], []
        numbers = [token for token in clause if token.number]
        prove_sense(self.notes, clause, kinds, numbers)
        if kinds == {"WRONG"} or not kinds - {"CORRECT", "COLON", "AMONG"}:
            return
        kinds = kinds | {"REST"} if rest else kinds
        if kinds & {"SAME", "CARRIED"}:
            same_as_last_year(self.notes, self._cells(labels) if labels else frozenset(self.ground.asked), clause)
        elif "SWAP" in kinds:
            swapped(self.notes, labels, self.row)
        elif not labels and self._nothing(kinds, numbers):
            return
        elif numbers:
            self._speak_numbers(clause, numbers)
        elif "NONE" in kinds:
            self._speak_none(clause, labels)
        elif labels:
            self._speak_of(labels, kinds)
        else:
            raise Doubt("clarify", say("not_understood", words=words(clause)))

    def _nothing(self, kinds: set[str], numbers: Sequence[Token]) -> bool:
        """`其余没有`, `都是0`: nothing in the rest, or in all that is asked; False when it is something else."""
        if "NONE" not in kinds and [number_of(token).value for token in numbers] != [0]:
            return False
        if "REST" in kinds:
            self._speak_rest()
        elif "ALL" in kinds:
            self._speak_none([], [])
        return bool(kinds & {"REST", "ALL"})

    def _except(self, before: Clause, part: Excepted, after: Clause) -> None:
        """`除1件涉及第三方外全部公开`: what is taken out is a figure of its own, or only not meant."""
        taken_out = [token for token in part.said if token.kind in ("LABEL", "NUMBER", "AMONG", "SOFT")]
        ahead = [token for token in before if isinstance(token, Token)]
        behind = [token for token in after if isinstance(token, Token)]
        unread = len(taken_out) < len(part.said) or len(ahead) < len(before) or len(behind) < len(after)
        if unread or any(token.kind != "LABEL" for token in ahead):
            raise Doubt("clarify", say("not_understood", words=words(part.said)))
        if ahead:
            self._clause(ahead)
        self.excepted = [] if after else taken_out
        if not any(token.number for token in taken_out):
            without(self.notes, [token for token in taken_out if token.kind == "LABEL"], behind)
            return
        loose = list(self.notes.loose)
        piece: list[Token] = []
        for token in [*taken_out, Token("SOFT", "")]:
            if token.kind != "SOFT":
                piece.append(token)
            elif piece:
                self._clause(piece)
                piece = []
        self.notes.loose = loose
        if after:
            self._clause(behind, rest=True)

    def _turn(self, piece: Clause, change: Change) -> None:
        """So much more or less than last year; without 比上年 the number of a signed cell (本年增/减) itself."""
        rest = [one for one in piece if isinstance(one, Token) and one.kind not in ("AMONG", "COLON")]
        if any(one.kind != "LABEL" for one in rest) or sum(isinstance(one, Change) for one in piece) > 1:
            raise Doubt("clarify", say("not_understood", words=words(rest)))
        labels = [*self.waiting, *rest, *change.labels]
        self.waiting = []
        cells = self._cells(labels) if labels else self.row or frozenset(self.ground.asked)
        self.compares = self.compares or change.than
        if not self.compares:
            changed(self.notes, cells, change)
        else:
            compared(self.notes, cells, change)

    def _speak_numbers(self, clause: list[Token], numbers: list[Token]) -> None:
        """Numbers with their labels; of `由9改为8`, `8件不是9件` one is no new number, it must be what stands there."""
        old, clause = old_number(clause)
        numbers = [token for token in clause if token.number]
        self.old = old or self.old
        if not numbers:
            return
        head, pairs = paired(clause, self.ground.is_column)
        if head:
            self._clause(list(head))
        for token, labels in pairs:
            self._bind(token, list(labels), "REST" in {one.kind for one in clause})
        if len(pairs) == 1 and any(one.kind == "ALL" and one.words.endswith(("是", "为", "色")) for one in clause):
            alone(self.notes, list(pairs[0][1]), self.row)

    def _bind(self, token: Token, labels: list[Token], rest: bool = False) -> None:
        """The number goes into the one cell that is meant, or is the total of several that are still to be told."""
        number = number_of(token)
        prove_not_other(self.ground, labels, self.columned)
        self.columned = any(self.ground.is_column(label) for label in labels)
        cells = self.ground.fitting(self._cells(labels, self.old), number)
        if not rest and self.old is None and undecided(self.ground, cells, labels):
            self.notes.decide_later(cells, labels, token)
            return
        target = target_of(self.notes, cells, labels, number, self.old)
        for row in sorted(self.ground.rows_in(target if isinstance(target, frozenset) else {target})):
            self.rows = [*(one for one in self.rows if one != row), row]
        self.notes.fill(target, token)
        if rest:
            prove_rest(self.notes, target if isinstance(target, frozenset) else frozenset([target]), token)
        self.old = None

    def _speak_none(self, clause: Sequence[Token], labels: list[Token]) -> None:
        """Nothing happened in the place named, or (规章、规范性文件都没有) in every place named."""
        if any(token.kind == "REST" for token in clause):
            self.notes.zero(self.ground.typed(self._cells(labels)) - self.notes.taken())
            return
        if labels and not self.ground.at_hand(clause, labels, self.row):
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        several = len(labels) > 1 or self.heads or self.waiting
        together = any(token.kind == "ALL" or token.words[:1] in tuple("都均全皆") for token in clause)
        if not labels and self.row is None and not self.ground.correcting:
            if any(self.notes.bound.values()) or self.notes.totals:
                raise Doubt("clarify", say("which_rest"))
            self.notes.zero(frozenset(self.ground.asked) - self.notes.taken())
            return
        if not labels or not (together and several):
            self.notes.zero(self.ground.typed(self.ground.one_place(labels, self._cells(labels))))
            return
        named, self.heads, self.waiting = [*self.heads, *self.waiting, *labels], [], []
        if len({self.ground.is_column(label) for label in named}) > 1:
            raise Doubt("clarify", say("not_understood", words=words(clause)))
        for label in named:
            cells = self.ground.one_place([label], self.ground.cells_meant([label], self.row))
            self.notes.zero(self.ground.typed(cells))

    def _speak_of(self, labels: list[Token], kinds: set[str]) -> None:
        """Labels without a number: what the rest is, what was said before (都是自然人), or the row of what follows."""
        row = self.ground.rows_meant(labels)
        if "COLON" in kinds and row is None:
            self.column = labels
            self.heads = [*self.heads, *labels]
        elif "REST" in kinds:
            remainder(self.notes, labels, self._cells(labels))
        elif spread(self.notes, labels, "ALL" in kinds or (row is None and len(self.notes.loose) == 1)):
            return
        elif "ALL" in kinds and row is not None:
            remainder(self.notes, labels, self._cells(labels), whole=True)
        elif row and len(labels) == 1:
            self.row, self.columned = row, True
            self.heads = [*self.heads, *labels]
        elif row is None and not self.waiting:
            self.waiting = labels
        else:
            raise Doubt("clarify", say("label_without_number", words=words(labels)))

    def _cells(self, labels: Sequence[Token], old: Number | None = None) -> Cells:
        """The cells that the labels mean; a row among them is the row spoken of from here on.

        What was said only as a heading must be the heading of these cells.
        """
        if any(self.ground.is_column(label) for label in labels):
            self.column = []
        cells = self.ground.cells_meant([*self.column, *without_idle_totals(labels, self.ground)], self.row)
        if not all(cells <= self.ground.cells_of(head) for head in self.heads):
            raise Doubt("clarify", say("label_without_number", words=words(self.heads)))
        self.heads = []
        self.row = self.ground.rows_meant(labels) or self.row
        return cells

    def _speak_rest(self) -> None:
        """Nothing happened in the rest; a heading (不予公开其余没有) is spoken to when it is the rest of that."""
        cells = cells_of_rest(self.notes, self.column, self.row, self.rows)
        self.heads = [head for head in self.heads if not cells <= self.ground.cells_of(head)]
        self.notes.zero(cells)
        self.rows = []
