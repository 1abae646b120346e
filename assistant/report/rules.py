"""What a form asks of its figures and texts: sums, limits, shares and their like, as values; none is written in code.

Every rule has a code that is never reused, a severity and a `say`: the sentence of its failure, with the words in
braces that its family fills in. Rules that look at last year's report are silent where that was written on another
form, unless they work `across_forms`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from re import Pattern
from typing import Literal

Severity = Literal["E", "W", "I"]


@dataclass(frozen=True)
class Sum:
    """A fixed sum (勾稽关系): the left cells together equal `prior` and right together, less `minus`.

    With `computes` the single left cell is a total that the form works out from the right cells.
    `prior` are cells of last year's report, all others of this year's.
    `say` leaves {left} {right} {difference} {more} open.
    """

    code: str
    severity: Severity
    left: tuple[str, ...]
    right: tuple[str, ...]
    say: str
    computes: bool = False
    prior: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    across_forms: bool = False

    @property
    def carries(self) -> bool:
        """Whether last year's report alone says what the left cell must be, so that it can be proposed."""
        return bool(self.prior) and len(self.left) == 1 and not self.right and not self.minus


@dataclass(frozen=True)
class ValueRule:
    """The codes under which a table's values are judged: left blank, not a number its kind allows, its decimals."""

    table: str
    blank: str
    wrong: str
    decimals: str


@dataclass(frozen=True)
class Limit:
    """The left cells and last year's `prior` together are at most the right cells together; none on the left is 0.

    `right_prior` are cells of last year's report that count on the right. `say` leaves {left} {right} open.
    """

    code: str
    severity: Severity
    left: tuple[str, ...]
    prior: tuple[str, ...]
    right: tuple[str, ...]
    say: str
    across_forms: bool = False
    right_prior: tuple[str, ...] = ()


@dataclass(frozen=True)
class Companion:
    """Where the `when` cell is not 0, one of the `needs` cells is not 0 either; `say` leaves {when} open."""

    code: str
    severity: Severity
    when: str
    needs: tuple[str, ...]
    say: str


@dataclass(frozen=True)
class Share:
    """The parts together stay under `threshold` (0.1 is a tenth) of the whole.

    `say` leaves {part} {whole} {percent} open.
    """

    code: str
    severity: Severity
    parts: tuple[str, ...]
    whole: str
    threshold: Decimal
    say: str


@dataclass(frozen=True)
class Leap:
    """Each cell stays under `rise` times last year's value, and above one `fall`-th of it; None sets no bound.

    A rise is measured from `minimum` at least, a fall from it at least. `say` leaves {place} {before} {after} open.
    """

    code: str
    severity: Severity
    cells: tuple[str, ...]
    rise: Decimal | None
    fall: Decimal | None
    minimum: Decimal
    say: str
    across_forms: bool = False


@dataclass(frozen=True)
class Size:
    """Each cell stays under `at_least`; with `whole` only a whole number counts, with `kinds` only for those organs.

    Organs whose name has `unless_organ` in it are left out. All cells that reach the size are said together; `say`
    leaves {place} {value} open.
    """

    code: str
    severity: Severity
    cells: tuple[str, ...]
    at_least: Decimal
    whole: bool
    kinds: frozenset[str]
    say: str
    unless_organ: Pattern[str] | None = None


@dataclass(frozen=True)
class FactRule:
    """The fact, as the answers give it, else as the texts do, is at most the right cells together.

    Money is compared in 元. `say` leaves {fact} {right} open: the fact as given, the cells in their own unit.
    """

    code: str
    severity: Severity
    fact: str
    right: tuple[str, ...]
    say: str


@dataclass(frozen=True)
class TextRule:
    """Where the `positive` cells (or last year's `prior`) are above 0, the texts do not say `says`, or do say `lacks`.

    `says` and `lacks` are patterns, of which one list is empty, for texts without white space; a text that is not there
    says nothing and lacks nothing. `say` leaves {value} open, and with `says` {section} and {words}: the section's name
    and the words found there.
    """

    code: str
    severity: Severity
    positive: tuple[str, ...]
    prior: tuple[str, ...]
    texts: tuple[str, ...]
    says: tuple[Pattern[str], ...]
    lacks: tuple[Pattern[str], ...]
    say: str
    across_forms: bool = False


@dataclass(frozen=True)
class Rules:
    """The rules of a form beside its sums and its value rules, by family, each in the order of the file."""

    limits: tuple[Limit, ...] = ()
    companions: tuple[Companion, ...] = ()
    shares: tuple[Share, ...] = ()
    leaps: tuple[Leap, ...] = ()
    sizes: tuple[Size, ...] = ()
    facts: tuple[FactRule, ...] = ()
    texts: tuple[TextRule, ...] = ()
