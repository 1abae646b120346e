"""Whether what is claimed of a message stands in it: the words, the number, the one cell, and nothing against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.report.figures import LONGEST, Mark, Quantity, plain
from assistant.report.numerals import Number, read_number
from assistant.understanding.amounts import Refused, amount_for
from assistant.understanding.doubt import Doubt
from assistant.understanding.ground import Cells, Ground
from assistant.understanding.labels import normal
from assistant.understanding.laid import CLAUSE_ENDS, Laid, Span, Standing
from assistant.understanding.pairing import number_of
from assistant.understanding.times import without_times
from assistant.understanding.token import Token

OF_OTHER_TIMES = frozenset({"LAST", "SAME", "CARRIED", "THAN"})
"""Kinds of words after which nothing up to the end of their sentence is surely of this year."""
TURNING = frozenset({"INSTEAD", "WRONG", "SWAP", "EXCEPTING", "OUTSIDE", "SERIES", "EACH"})
"""Kinds of words that change what a number of their sentence means."""
RELATIVE = frozenset({"MORE", "LESS", "REST", "NOTHING_ELSE", "AMONG"})
"""Kinds of words that make a number of their clause one of something else."""
DENYING = frozenset("不未别非勿莫否")


@dataclass(frozen=True)
class Claim:
    """What is claimed of a message: that these words of it put this value into this cell."""

    cell: str
    value: str
    words: str


@dataclass(frozen=True)
class Held:
    """A claim whose words stand at a place: `sign` is the number, or the word for none, that says the value."""

    cell: str
    value: Quantity
    span: Span
    sign: Standing


@dataclass(frozen=True)
class Proof:
    """The claims about one message; `topics` are the tables that it speaks of."""

    ground: Ground
    topics: frozenset[str]
    laid: Laid

    def held(self, claim: Claim) -> list[Held]:
        """The claim at the first place where its words say it; nothing where they say it nowhere."""
        if claim.cell not in self.ground.form.cells:
            return []
        for place in self.laid.places(normal(claim.words)):
            held = self._held_at(claim, place)
            if held:
                return [held]
        return []

    def _held_at(self, claim: Claim, place: Span) -> Held | None:
        span = self.laid.whole(place)
        within = self.laid.within(span)
        signs = [one for one in within if one.token.number or one.kind == "NONE"]
        if len(signs) != 1 or any(one.kind in CLAUSE_ENDS for one in within):
            return None
        (sign,) = signs
        ground = replace(self.ground, correcting=self._corrects(sign))
        labels = [one.token for one in within if one.kind == "LABEL"]
        value = self._value(claim, sign, place)
        supported = (
            value is not None
            and self._is_plain(span, sign)
            and self._is_of_this_year(span)
            and self._cells(ground, labels, sign) == {claim.cell}
            and self._may_be_written(ground, claim.cell, value)
        )
        return Held(claim.cell, value, span, sign) if supported and value is not None else None

    def _value(self, claim: Claim, sign: Standing, place: Span) -> Quantity | None:
        """What the sign means in the cell; None unless the claim says the same."""
        claimed = read_number(normal(claim.value))
        if claimed is None or claimed.vague:
            return None
        if sign.token.number is None:
            return 0 if claimed.value == 0 else None
        number = number_of(sign.token)
        if number.ordinal or not place.holds(Span(number.start, number.end)):
            return None
        value = self._amount(claim.cell, number)
        return value if value is not None and value == self._amount(claim.cell, claimed) else None

    def _amount(self, cell: str, number: Number) -> Quantity | None:
        try:
            value = amount_for(self.ground.form.cells[cell], number)
        except Refused:
            return None
        return None if isinstance(value, Mark) or len(plain(value)) > LONGEST else value

    def _cells(self, ground: Ground, labels: Sequence[Token], sign: Standing) -> Cells:
        """The cells to be typed that the labels leave, with the question at hand; what the message is about counts."""
        try:
            cells = ground.typed(ground.cells_meant(labels, None))
        except Doubt:
            return frozenset()
        cells = ground.fitting(cells, sign.token.number) if sign.token.number else cells
        tables = {ground.form.cells[cell].table for cell in cells}
        return cells if labels or self.topics <= tables else frozenset()

    def _may_be_written(self, ground: Ground, cell: str, value: Quantity) -> bool:
        return ground.known.get(cell) in (None, value) or ground.may_change(cell)

    def _corrects(self, sign: Standing) -> bool:
        sentence = self.laid.within(self.laid.sentence(sign.span))
        return any(one.kind == "CORRECT" for one in sentence)

    def _is_plain(self, span: Span, sign: Standing) -> bool:
        """Whether nothing round the words turns, narrows, denies or replaces what they say."""
        clause, sentence = self.laid.clause(span), self.laid.sentence(span)
        near, around = self.laid.within(clause), self.laid.within(sentence)
        words = self.laid.words_outside(sentence, "LABEL")
        return not (
            any(one.kind in RELATIVE or (one.kind == "UNKNOWN" and _denies(one.token.words)) for one in near)
            or any(one.kind in TURNING for one in around)
            or any(one.kind == "UNKNOWN" and _counts(sign, one) for one in near)
            or any(one.kind == "CORRECT" and one.span.start > sign.span.start for one in around)
            or any(word in words for word in self.laid.speech.narrowing)
        )

    def _is_of_this_year(self, span: Span) -> bool:
        """Whether no other year and no part of one is spoken of, up to the end of the sentence."""
        so_far = Span(0, self.laid.sentence(span).end)
        times = without_times(self.laid.text[: so_far.end])
        if times.partial or any(year != self.ground.year for year in times.years):
            return False
        return not any(one.kind in OF_OTHER_TIMES for one in self.laid.within(so_far))

    def is_disturbed(self, one: Held, held: Sequence[Held]) -> bool:
        """Whether something that no claim accounts for stands by it, or a heading before it is of other cells."""
        free = self._free(self.laid.clause(one.span), held)
        contrary = any(other.token.number or self._is_elsewhere(other, one.cell) for other in free)
        contrary = contrary or any(other.kind == "NONE" for other in self._free(self.laid.sentence(one.span), held))
        labels = [other for other in self.laid.within(one.span) if other.kind == "LABEL"]
        behind = labels and all(label.span.start > one.sign.span.start for label in labels)
        unknown = any(other.kind == "UNKNOWN" and other.span.end <= one.sign.span.start for other in free)
        return contrary or bool(behind and unknown) or self._is_headed_elsewhere(one, labels)

    def _free(self, span: Span, held: Sequence[Held]) -> list[Standing]:
        """The tokens of the span that no claim accounts for."""
        return [other for other in self.laid.within(span) if not any(one.span.holds(other.span) for one in held)]

    def _is_elsewhere(self, other: Standing, cell: str) -> bool:
        return other.kind == "LABEL" and cell not in self.ground.cells_of(other.token)

    def _is_headed_elsewhere(self, one: Held, labels: Sequence[Standing]) -> bool:
        """Whether a row or a column was named before that the cell is not of, where its own words name none."""
        own = {self.ground.is_column(label.token) for label in labels}
        return any(
            self._is_elsewhere(other, one.cell)
            for other in self.laid.tokens
            if other.span.end <= one.span.start and other.kind == "LABEL"
            if self.ground.is_column(other.token) not in own
        )


def _denies(unknown: str) -> bool:
    """Whether an unknown character denies (不), or the words say that something is not settled (没统计)."""
    return len(unknown) > 1 or unknown in DENYING


def _counts(sign: Standing, unknown: Standing) -> bool:
    """Whether what is counted is not known (5000美元): an unknown word stands where the unit would."""
    bare = sign.token.number is not None and not sign.token.number.unit
    return bare and unknown.span.start == sign.span.end
