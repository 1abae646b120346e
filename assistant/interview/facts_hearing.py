"""Which facts a message gives: pieces in; numbers, wishes and what is still to come out, or one sentence why none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from assistant.interview.facts_cut import Piece, names_of
from assistant.report.draft import Draft
from assistant.report.figures import Quantity, plain
from assistant.report.form import Fact, Form
from assistant.report.number_words import MONEY_PLACES
from assistant.report.numerals import Number, in_yuan
from assistant.understanding.doubt import Doubt
from prompts import say

Verdict = Literal["none", "decline", "skip"]
"""What is said of a fact instead of a number: it is 0, it is not to be written, it is still to come."""


def names(facts: Iterable[Fact]) -> str:
    """The facts by name, for a sentence."""
    return "、".join(f"“{fact.name}”" for fact in facts)


class Hearing:
    """One message being heard, piece by piece.

    `at_hand` are the facts that are asked for: 其余 is of them, a number alone is of the only one; `named` are names to
    which nothing was said yet, `verdict` what was said before its name (没有培训), `alone` what was said of no name,
    `family` the facts that have a word in common with the last one: a number behind it in whose unit only another of
    them is counted is of that one (培训3次，120人次). Where facts are `optional`, that there is nothing else says no 0.
    """

    def __init__(
        self, form: Form, draft: Draft, at_hand: Sequence[Fact], changing: bool, optional: bool = False
    ) -> None:
        self.form, self.draft, self.at_hand = form, draft, at_hand
        self.changing, self.optional = changing, optional
        self.values: dict[str, Quantity] = {}
        self.declined: list[str] = []
        self.waiting: list[str] = []
        self.owner = ""
        self.named: list[Piece] = []
        self.family = _family(form, at_hand) if at_hand else ()
        self.each = self.rest = False
        self.verdict: Verdict | None = None
        self.alone: Verdict | None = None
        self.of_rest: Verdict | None = None

    def is_said(self, fact: Fact) -> bool:
        """Whether the message said something of the fact."""
        return fact.id in self.values or fact.id in self.declined or fact.id in self.waiting

    def hear(self, said: Sequence[Piece]) -> None:
        """Take all of the message; Doubt when any piece of it is doubtful."""
        _prove_clear(said)
        for piece in said:
            self._take(piece)
        self._take(Piece("break", ""))
        if self.named or self.rest:
            left = "、".join(piece.words for piece in self.named) or "其余"
            raise Doubt("clarify", say("label_without_number", words=left))
        if self.alone and (self.values or self.declined or self.waiting or self.of_rest):
            raise Doubt("clarify", say("facts_unclear"))
        rest = [fact for fact in self.at_hand if not self.is_said(fact)]
        if verdict := self.alone or self.of_rest:
            self._judge(rest, "decline" if verdict == "none" and self.optional else verdict)

    def _take(self, piece: Piece) -> None:
        if piece.kind == "fact":
            self.named.append(piece)
            if self.verdict:
                self._pronounce(self.verdict)
                self.verdict = None
        elif piece.number:
            self._number(piece.number)
        elif piece.kind in ("none", "decline", "skip"):
            self.owner = self.owner or (piece.words if piece.kind == "skip" else "")
            self._pronounce(piece.kind)
        elif piece.kind in ("each", "rest"):
            self.each, self.rest = self.each or piece.kind == "each", self.rest or piece.kind == "rest"
        elif piece.kind == "break" and self.verdict:
            self.alone, self.verdict = self.verdict, None

    def _pronounce(self, verdict: Verdict) -> None:
        """What is said of the names before it, else of the rest, else of the name behind it."""
        if self.named:
            self._judge([fact for piece in self.named for fact in self._preferred(piece.facts)], verdict)
            self.named = []
        elif self.rest:
            self.rest, self.of_rest = False, verdict
        else:
            self.verdict = verdict

    def _judge(self, facts: Sequence[Fact], verdict: Verdict) -> None:
        for fact in facts:
            if self.is_said(fact):
                raise Doubt("conflict", say("said_twice", cell=f"“{fact.name}”"))
            if verdict == "none":
                self._put(fact, 0)
            elif verdict == "decline":
                self.declined.append(fact.id)
            elif fact not in self.at_hand or fact.id in self.draft.facts.keys() | self.draft.declined:
                raise Doubt("clarify", say("fact_not_owed", name=f"“{fact.name}”"))
            else:
                self.waiting.append(fact.id)

    def _number(self, number: Number) -> None:
        words = number.raw + number.unit
        if self.rest:
            if number.value:
                raise Doubt("clarify", say("not_understood_fact", words=f"其余{words}"))
            self.rest, self.of_rest = False, "none"
            return
        if len(self.named) > 1 and not self.each:
            raise Doubt("clarify", say("which_belongs", words="、".join(one.words for one in self.named) + words))
        meant = [self._meant(piece.facts, number) for piece in self.named] or [self._nameless(number)]
        self.family = _family(self.form, meant[-1:]) if self.named else self.family
        self.named, self.each = [], False
        for fact in meant:
            self._put(fact, _value(fact, number))

    def _nameless(self, number: Number) -> Fact:
        """The fact that a number without a name is of: another one of the last word's, or the only one asked for."""
        if number.unit:
            others = [fact for fact in self.family if not self.is_said(fact) and _counts(fact, number.unit)]
            if len(others) == 1:
                return others[0]
        if len(self.at_hand) == 1 and not self.is_said(self.at_hand[0]):
            return self.at_hand[0]
        choices = names(self.at_hand) or names(self.family)
        raise Doubt("clarify", say("which_fact", number=number.raw + number.unit, names=choices))

    def _meant(self, candidates: Sequence[Fact], number: Number) -> Fact:
        exact = [fact for fact in candidates if number.unit == fact.unit]
        fitting = exact or [fact for fact in candidates if not number.unit or _counts(fact, number.unit)]
        meant = self._preferred(fitting or candidates[:1])
        if len(meant) != 1:
            raise Doubt("clarify", say("which_fact", number=number.raw + number.unit, names=names(meant)))
        return meant[0]

    def _preferred(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        """Those of the facts that are asked for, else all."""
        return [fact for fact in facts if fact in self.at_hand] or facts

    def _put(self, fact: Fact, value: Quantity) -> None:
        before = self.draft.facts.get(fact.id)
        if self.values.setdefault(fact.id, value) != value or fact.id in (*self.declined, *self.waiting):
            raise Doubt("conflict", say("said_twice", cell=f"“{fact.name}”"))
        if before is not None and before != value and not self.changing:
            old, new = plain(before), plain(value)
            raise Doubt("conflict", say("stands_already", cell=f"“{fact.name}”", old=old, new=new))


def _prove_clear(said: Sequence[Piece]) -> None:
    """Nothing vague, no ordinal and nothing unknown in the message, or Doubt."""
    for piece in said:
        if piece.number and piece.number.vague:
            raise Doubt("reject", say("vague", words=piece.words))
        if piece.number and (piece.number.ordinal or piece.number.date):
            raise Doubt("clarify", say("ordinal", words=piece.words))
    unknown = [piece.words for piece in said if piece.kind == "unknown"]
    if unknown:
        raise Doubt("clarify", say("not_understood_fact", words="”“".join(unknown)))


def _family(form: Form, facts: Sequence[Fact]) -> Sequence[Fact]:
    """All facts that some word may mean by which each of these is known, too."""
    wanted = set(facts)
    return tuple(dict.fromkeys(fact for some in names_of(form).values() if wanted <= set(some) for fact in some))


def _counts(fact: Fact, unit: str) -> bool:
    """Whether the fact may be counted in that unit."""
    return unit in (fact.unit, *fact.units, *(MONEY_PLACES if fact.unit == "元" else ()))


def _value(fact: Fact, number: Number) -> Quantity:
    words, cell = number.raw + number.unit, f"“{fact.name}”"
    if number.unit and not _counts(fact, number.unit):
        raise Doubt("reject", say("wrong_unit", words=words, cell=cell, unit=fact.unit))
    money = number.unit in MONEY_PLACES
    value = in_yuan(number) if money else number.value
    if value < 0 or (fact.unit != "元" and value != int(value)):
        raise Doubt("reject", say("negative" if value < 0 else "fractional", words=words, cell=cell))
    return value
