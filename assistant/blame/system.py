"""The fixed sums of a report as linear equations over the cells that somebody filled in. All arithmetic is exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assistant.report.figures import Quantity
from assistant.report.form import Cell
from assistant.report.report import Report
from assistant.report.rules import Sum


@dataclass(frozen=True)
class Equation:
    """A sum that has to come to 0: cells with their signs, and by how much it misses now."""

    signs: Mapping[str, int]
    off: Quantity


@dataclass(frozen=True)
class System:
    """Equations that hang together through their cells; `values` is what stands in the cells, a blank as 0.

    `cells` are the same cells as the form describes them.
    """

    equations: tuple[Equation, ...]
    values: Mapping[str, Quantity]
    cells: Mapping[str, Cell]

    @cached_property
    def of_cell(self) -> Mapping[str, tuple[Equation, ...]]:
        """The equations in which each cell stands, by cell."""
        found: dict[str, list[Equation]] = {}
        for equation in self.equations:
            for cell in equation.signs:
                found.setdefault(cell, []).append(equation)
        return {cell: tuple(equations) for cell, equations in found.items()}

    @cached_property
    def broken(self) -> tuple[Equation, ...]:
        """The equations that do not hold."""
        return tuple(equation for equation in self.equations if equation.off)

    @cached_property
    def misfits(self) -> frozenset[str]:
        """The cells whose own number is none that their kind allows: each of them has to change."""
        return frozenset(cell for cell, value in self.values.items() if not self.fits(cell, Fraction(value)))

    def fits(self, cell: str, value: Fraction) -> bool:
        """Whether the cell may hold that number: a count is not below 0, nothing has more decimals than its place."""
        described = self.cells[cell]
        decimals = (value * 10**described.places).denominator
        return decimals == 1 and (value >= 0 or described.kind != "count")

    @cached_property
    def furthest(self) -> Quantity:
        """No cell of a smallest change moves further: by all that is missing, and all that may not stand."""
        wrong = [equation.off for equation in self.equations]
        wrong += [self.values[cell] for cell in self.values if cell in self.misfits]
        return sum((max(number, -number) for number in wrong), start=len(self.misfits))


def broken_systems(report: Report, woken: frozenset[Sum] = frozenset()) -> tuple[System, ...]:
    """The systems of the report in which some sum does not hold, or some number may not stand, in the form's order.

    A total that somebody stated is a cell like any other; one that nobody stated stands for its parts. A sum that
    hangs on a blank total is left out, as the checks leave it out, but for those that are `woken`.
    """
    parts = _parts(report)
    judged = (rule for rule in report.form.sums if rule in woken or _judged(report, rule))
    equations = [one for rule in judged for one in _equation(report, rule, parts)]
    return tuple(system for system in _apart(report, _independent(equations)) if system.broken or system.misfits)


def woken_sums(before: Report, after: Report) -> frozenset[Sum]:
    """The sums that nobody could judge before, and that do not hold now that a blank is filled."""
    parts = _parts(after)
    return frozenset(
        rule
        for rule in after.form.sums
        if _judged(after, rule) and not _judged(before, rule)
        if any(equation.off for equation in _equation(after, rule, parts))
    )


def _parts(report: Report) -> Mapping[str, tuple[str, ...]]:
    """What the totals that nobody stated are worked out from."""
    stated = report.figures.quantity
    found: dict[str, tuple[str, ...]] = {}
    for rule in report.form.sums:
        if rule.computes and stated(rule.left[0]) is None:
            found.setdefault(rule.left[0], rule.right)
    return found


def _judged(report: Report, rule: Sum) -> bool:
    """Whether the checks judge the sum, and it is one that must hold within the year."""
    if rule.severity != "E" or rule.prior:
        return False
    missing = [cell for cell in (*rule.left, *rule.right, *rule.minus) if report.known[cell] is None]
    return not any(report.form.cells[cell].computed or cell in rule.left for cell in missing)


def _equation(report: Report, rule: Sum, parts: Mapping[str, tuple[str, ...]]) -> Iterator[Equation]:
    signs: dict[str, int] = {}
    for sign, cells in ((1, rule.left), (-1, rule.right), (1, rule.minus)):
        for cell in (leaf for one in cells for leaf in _leaves(one, parts)):
            signs[cell] = signs.get(cell, 0) + sign
    signs = {cell: sign for cell, sign in signs.items() if sign}
    if signs:
        off: Quantity = 0
        for cell, sign in signs.items():
            off += sign * (report.figures.quantity(cell) or 0)
        yield Equation(signs, off)


def _independent(equations: list[Equation]) -> list[Equation]:
    """The equations without those that only add up others: that of a worked-out column of totals."""
    return [one for one in equations if not _added_up(one, [other for other in equations if other is not one])]


def _added_up(equation: Equation, others: Iterable[Equation]) -> bool:
    within = [other for other in others if other.signs.items() < equation.signs.items()]
    cells = [cell for other in within for cell in other.signs]
    return len(cells) == len(equation.signs) and set(cells) == set(equation.signs)


def _leaves(cell: str, parts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if cell not in parts:
        yield cell
        return
    for part in parts[cell]:
        yield from _leaves(part, parts)


def _apart(report: Report, equations: Iterable[Equation]) -> Iterator[System]:
    """The equations in groups that share no cell."""
    groups: list[tuple[set[str], list[Equation]]] = []
    for equation in equations:
        cells, together = set(equation.signs), [equation]
        for group in [group for group in groups if group[0] & cells]:
            groups.remove(group)
            cells |= group[0]
            together = [*group[1], *together]
        groups.append((cells, together))
    for cells, grouped in groups:
        ordered = [cell for cell in report.form.cells if cell in cells]
        values = {cell: report.figures.quantity(cell) or 0 for cell in ordered}
        yield System(tuple(grouped), values, {cell: report.form.cells[cell] for cell in ordered})
