"""From the other rules of a form file to the values that the families of checks go by."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.report.checkschema import (
    ChecksFile,
    CompanionEntry,
    Each,
    FactEntry,
    LeapEntry,
    LimitEntry,
    ShareEntry,
    SizeEntry,
    TextEntry,
)
from assistant.report.form import Cell, Piece, Table
from assistant.report.formrepeats import Repeat, repeats
from assistant.report.formsource import Source
from assistant.report.rules import Companion, FactRule, Leap, Limit, Rules, Share, Size, TextRule


@dataclass(frozen=True)
class Ground:
    """The file and what its rules may speak of."""

    checks: Source[ChecksFile]
    tables: Sequence[Table]
    cells: Mapping[str, Cell]
    slots: frozenset[str]
    facts: Collection[str]

    def times(self, family: str, place: int, each: Each) -> tuple[Repeat, ...]:
        """Every time that an entry of that family stands for."""
        return tuple(repeats(self.checks, (family, place), each, self.tables, self.cells))


def build_rules(
    checks: Source[ChecksFile],
    tables: Sequence[Table],
    cells: Mapping[str, Cell],
    pieces: Sequence[Piece],
    facts: Collection[str],
) -> Rules:
    """The rules of the file by family; FormError for a cell, text, fact, word or pattern that cannot be used."""
    ground = Ground(checks, tables, cells, frozenset(piece.ref for piece in pieces if piece.what == "text"), facts)
    file = checks.content
    return Rules(
        limits=tuple(rule for at, entry in enumerate(file.limits) for rule in _limits(ground, at, entry)),
        companions=tuple(rule for at, entry in enumerate(file.companions) for rule in _companions(ground, at, entry)),
        shares=tuple(_share(ground.times("shares", at, {})[0], entry) for at, entry in enumerate(file.shares)),
        leaps=tuple(_leap(ground.times("leaps", at, {})[0], entry) for at, entry in enumerate(file.leaps)),
        sizes=tuple(_size(ground.times("sizes", at, {})[0], entry) for at, entry in enumerate(file.sizes)),
        facts=tuple(_fact(ground, ground.times("facts", at, {})[0], entry) for at, entry in enumerate(file.facts)),
        texts=tuple(_text(ground, ground.times("texts", at, {})[0], entry) for at, entry in enumerate(file.texts)),
    )


def _limits(ground: Ground, at: int, entry: LimitEntry) -> list[Limit]:
    return [
        Limit(
            entry.code,
            entry.severity,
            one.ids("left", entry.left),
            one.ids("prior", entry.prior),
            one.ids("right", entry.right),
            one.sentence(entry.say, ("left", "right")),
            entry.across_forms,
            one.ids("right_prior", entry.right_prior),
        )
        for one in ground.times("limits", at, entry.each)
    ]


def _companions(ground: Ground, at: int, entry: CompanionEntry) -> list[Companion]:
    return [
        Companion(
            entry.code,
            entry.severity,
            one.ids("when", [entry.when])[0],
            one.ids("needs", entry.needs),
            one.sentence(entry.say, ("when",)),
        )
        for one in ground.times("companions", at, entry.each)
    ]


def _share(one: Repeat, entry: ShareEntry) -> Share:
    return Share(
        entry.code,
        entry.severity,
        one.ids("parts", entry.parts),
        one.ids("whole", [entry.whole])[0],
        _exact(entry.threshold),
        one.sentence(entry.say, ("part", "whole", "percent")),
    )


def _leap(one: Repeat, entry: LeapEntry) -> Leap:
    if entry.rise is None and entry.fall is None:
        raise one.error(f"{entry.code} needs rise or fall")
    return Leap(
        entry.code,
        entry.severity,
        one.wide_ids("cells", entry.cells),
        None if entry.rise is None else _exact(entry.rise),
        None if entry.fall is None else _exact(entry.fall),
        _exact(entry.minimum),
        one.sentence(entry.say, ("place", "before", "after")),
        entry.across_forms,
    )


def _size(one: Repeat, entry: SizeEntry) -> Size:
    return Size(
        entry.code,
        entry.severity,
        one.wide_ids("cells", entry.cells),
        _exact(entry.at_least),
        entry.whole,
        frozenset(entry.kinds),
        one.sentence(entry.say, ("place", "value")),
        next(iter(_patterns(one, "unless_organ", [entry.unless_organ] if entry.unless_organ else [])), None),
    )


def _fact(ground: Ground, one: Repeat, entry: FactEntry) -> FactRule:
    if entry.fact not in ground.facts:
        raise one.error(f"there is no fact {entry.fact}", "fact")
    say = one.sentence(entry.say, ("fact", "right"))
    return FactRule(entry.code, entry.severity, entry.fact, one.ids("right", entry.right), say)


def _text(ground: Ground, one: Repeat, entry: TextEntry) -> TextRule:
    if bool(entry.says) == bool(entry.lacks) or bool(entry.positive) == bool(entry.prior):
        raise one.error(f"{entry.code} needs one of positive and prior, and one of says and lacks")
    for position, slot in enumerate(entry.texts):
        if slot not in ground.slots:
            raise one.error(f"the document has no text {slot}", "texts", position)
    return TextRule(
        entry.code,
        entry.severity,
        one.ids("positive", entry.positive),
        one.ids("prior", entry.prior),
        tuple(entry.texts),
        _patterns(one, "says", entry.says),
        _patterns(one, "lacks", entry.lacks),
        one.sentence(entry.say, ("value", "section", "words") if entry.says else ("value",)),
        entry.across_forms,
    )


def _patterns(one: Repeat, key: str, written: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    found: list[re.Pattern[str]] = []
    for position, pattern in enumerate(written):
        try:
            found.append(re.compile(pattern))
        except re.error as error:
            raise one.error(f"{pattern} is no pattern: {error}", key, position) from None
    return tuple(found)


def _exact(number: float) -> Decimal:
    """The number as the file writes it: 0.1 is a tenth, not the binary fraction next to it."""
    return Decimal(str(number))
