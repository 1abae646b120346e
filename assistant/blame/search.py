"""The smallest changes that make every equation hold (error localisation after Fellegi and Holt, JASA 71, 1976).

Up to three cells are found by looking only at the sets of cells that can be enough; more by an integer programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from assistant.blame.programme import supports
from assistant.blame.system import Equation, System
from assistant.report.figures import Quantity

Change = Mapping[str, Quantity]
"""By how much each cell changes; none by 0."""


def small_changes(system: System, most: int) -> tuple[Change, ...]:
    """Up to `most` of the changes of fewest cells, three at most, that make all equations hold, all numbers fitting."""
    touching = _touching(system)
    for found in (_ones(touching), _twos(touching), _threes(touching)):
        changes = tuple(islice(_changes(system, found), most))
        if changes:
            return changes
    return ()


def larger_changes(system: System) -> tuple[Change, ...]:
    """Some of the changes of fewest cells where three are not enough; none where the search takes too long."""
    return tuple(change for change in supports(system) if balances(system, change) and _fits(system, change))


def _fits(system: System, change: Change) -> bool:
    after = {cell: value + change.get(cell, 0) for cell, value in system.values.items()}
    return all(system.fits(cell, Fraction(value)) for cell, value in after.items())


def balances(system: System, change: Change) -> bool:
    """Whether all equations hold after the change."""
    return all(
        equation.off + sum(equation.signs.get(cell, 0) * by for cell, by in change.items()) == 0
        for equation in system.equations
    )


@dataclass(frozen=True)
class _Touching:
    """Which equations each cell stands in, as the bits of a number; `broken` those that do not hold.

    A number that may not stand is one more broken equation, in which only its cell stands.

    A set of cells can be enough only if it touches every broken equation, and each of the others not at all or more
    than once. So `alike` finds the cells by what they touch outside the broken ones.
    """

    cells: Mapping[str, int]
    broken: int
    alike: Mapping[int, tuple[str, ...]]

    @property
    def first(self) -> Iterator[tuple[str, int]]:
        """The cells of the first broken equation, one of which must change."""
        lowest = self.broken & -self.broken
        return ((cell, bits) for cell, bits in self.cells.items() if bits & lowest)

    def last(self, outside: int, needed: int) -> Iterator[str]:
        """The cells that touch exactly this outside the broken equations, and these of the broken ones at least."""
        return (cell for cell in self.alike.get(outside, ()) if self.cells[cell] & needed == needed)


def _touching(system: System) -> _Touching:
    bits = {id(equation): 1 << place for place, equation in enumerate(system.equations)}
    cells = {cell: sum(bits[id(one)] for one in system.of_cell.get(cell, ())) for cell in system.values}
    broken = sum(bits[id(one)] for one in system.broken)
    for place, cell in enumerate((cell for cell in cells if cell in system.misfits), start=len(bits)):
        cells[cell] |= 1 << place
        broken |= 1 << place
    alike: dict[int, list[str]] = {}
    for cell, touched in cells.items():
        alike.setdefault(touched & ~broken, []).append(cell)
    return _Touching(cells, broken, {outside: tuple(some) for outside, some in alike.items()})


def _ones(touching: _Touching) -> Iterator[tuple[str, ...]]:
    yield from ((cell,) for cell in touching.last(0, touching.broken))


def _twos(touching: _Touching) -> Iterator[tuple[str, ...]]:
    for one, touched in touching.first:
        for other in touching.last(touched & ~touching.broken, touching.broken & ~touched):
            yield one, other


def _threes(touching: _Touching) -> Iterator[tuple[str, ...]]:
    for one, touched in touching.first:
        for other, more in touching.cells.items():
            odd, even = (touched ^ more) & ~touching.broken, touched & more & ~touching.broken
            for outside in _with_some_of(odd, even):
                for third in touching.last(outside, touching.broken & ~(touched | more)):
                    yield one, other, third


def _with_some_of(bits: int, optional: int) -> Iterator[int]:
    """The bits together with each choice of the optional ones."""
    choice = optional
    while True:
        yield bits | choice
        if not choice:
            return
        choice = (choice - 1) & optional


def _changes(system: System, sets: Iterator[tuple[str, ...]]) -> Iterator[Change]:
    """The sets of different cells, each once, with the change that solves the equations, all new numbers fitting."""
    seen: set[frozenset[str]] = set()
    for cells in sets:
        together = frozenset(cells)
        if len(together) == len(cells) and together not in seen:
            seen.add(together)
            change = _solved(system, [cell for cell in system.values if cell in together])
            if change and _allowed(system, change):
                exact = {cell: _quantity(by) for cell, by in change.items()}
                if balances(system, exact):
                    yield exact


def _allowed(system: System, change: Mapping[str, Fraction]) -> bool:
    return all(by and system.fits(cell, Fraction(system.values[cell]) + by) for cell, by in change.items())


def _quantity(by: Fraction) -> Quantity:
    return int(by) if by.denominator == 1 else Decimal(by.numerator) / Decimal(by.denominator)


def _solved(system: System, cells: list[str]) -> Mapping[str, Fraction] | None:
    """By how much these cells have to change; None where that is no single answer."""
    touched = {id(one): one for cell in cells for one in system.of_cell[cell]}
    rows = [_row(equation, cells) for equation in touched.values()]
    for place in range(len(cells)):
        pivot = next((row for row in rows[place:] if row[place]), None)
        if pivot is None:
            return None
        rows.remove(pivot)
        rows.insert(place, [value / pivot[place] for value in pivot])
        rows = [row if at == place else _less(row, rows[place], place) for at, row in enumerate(rows)]
    return {cell: row[-1] for cell, row in zip(cells, rows, strict=False)}


def _row(equation: Equation, cells: list[str]) -> list[Fraction]:
    return [*(Fraction(equation.signs.get(cell, 0)) for cell in cells), -Fraction(equation.off)]


def _less(row: list[Fraction], pivot: list[Fraction], place: int) -> list[Fraction]:
    return [value - row[place] * other for value, other in zip(row, pivot, strict=True)] if row[place] else row
