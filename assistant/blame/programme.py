"""The integer programme: as few cells as possible change, and every equation holds (solver: HiGHS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from assistant.blame.system import System
from assistant.report.figures import Quantity

SOLVED = "Optimal"
SECONDS = 2.0
"""The last resort: what is not proved by then is not said, and the report has to be gone through by hand. Only here a
slower machine may say less; almost every programme is solved in a tenth of it."""
ANSWERS = 2
"""Each further answer is a programme of its own."""

OPTIONS: Mapping[str, bool | str | float] = {
    "output_flag": False,
    "parallel": "off",
    "presolve": "off",  # it is quicker as a rule, and now and then takes many seconds to show that nothing is left
    "time_limit": SECONDS,
    "mip_feasibility_tolerance": 1e-9,
}


def supports(system: System) -> Iterator[Mapping[str, Quantity]]:
    """Changes of the fewest cells, one a set of cells, up to ANSWERS of them, as far as SECONDS allow to prove it.

    What comes of the solver is rounded; whoever takes it has to see whether it balances.
    """
    programme = _Programme(system)
    fewest = 0
    for _ in range(ANSWERS):
        found = programme.solved()
        fewest = fewest or len(found)
        if not found or len(found) != fewest:
            return
        yield found
        programme.forbid(found)


class _Programme:
    """Columns 0 to n-1 are the new values of the cells in their smallest unit, n to 2n-1 whether they change."""

    def __init__(self, system: System) -> None:
        import highspy  # only a report whose sums fail by more than three cells pays for the solver

        self._system = system
        self._places = {cell: place for place, cell in enumerate(system.values)}
        self._finest = max(system.cells[cell].places for cell in system.values)
        # `Highs`, the class around this one, prints a line before it can be told to be silent.
        self._solver: Any = highspy._Highs()  # type: ignore[attr-defined]
        self._infinite = float(highspy.kHighsInf)
        for option, value in OPTIONS.items():
            self._solver.setOptionValue(option, value)
        self._columns(highspy.HighsVarType.kInteger)
        self._sums()
        self._links()

    def solved(self) -> Mapping[str, Quantity]:
        """By how much cells change in the best answer; empty where none is proved."""
        self._solver.run()
        if self._solver.modelStatusToString(self._solver.getModelStatus()) != SOLVED:
            return {}
        values = self._solver.getSolution().col_value
        new = {cell: self._quantity(cell, round(values[place])) for cell, place in self._places.items()}
        return {cell: to - self._system.values[cell] for cell, to in new.items() if to != self._system.values[cell]}

    def forbid(self, found: Mapping[str, Quantity]) -> None:
        """A further answer changes as many cells, but not all of these."""
        self._row(len(found), len(found), {self._changes(cell): 1 for cell in self._places})
        self._row(-self._infinite, len(found) - 1, {self._changes(cell): 1 for cell in found})

    def _columns(self, whole: Any) -> None:
        for cell in self._places:
            least = 0 if self._system.cells[cell].kind == "count" else -self._infinite
            self._solver.addVar(least, self._infinite)
        for cell in self._places:
            self._solver.addVar(int(cell in self._system.misfits), 1)
            self._solver.changeColCost(self._changes(cell), 1)
        for column in range(2 * len(self._places)):
            self._solver.changeColIntegrality(column, whole)

    def _sums(self) -> None:
        """Every equation holds; and, as follows from it, a broken one has a cell that changes, any other none or two.

        What follows is said too, since the solver proves the fewest cells by it several times faster.
        """
        for equation in self._system.equations:
            signs = {self._places[cell]: sign * self._unit(cell) for cell, sign in equation.signs.items()}
            self._row(0, 0, signs)
            changes = {self._changes(cell): 1 for cell in equation.signs}
            if equation.off:
                self._row(1, self._infinite, changes)
                continue
            for one in changes:
                self._row(0, self._infinite, {**changes, one: -1})

    def _links(self) -> None:
        """A cell that does not change keeps its value."""
        furthest = float(self._system.furthest) * 10**self._finest
        for cell, value in self._system.values.items():
            unit = self._unit(cell)
            was, far = float(value) * 10**self._finest / unit, furthest / unit
            self._row(-self._infinite, was, {self._places[cell]: 1, self._changes(cell): -far})
            self._row(was, self._infinite, {self._places[cell]: 1, self._changes(cell): far})

    def _row(self, least: float, most: float, factors: Mapping[int, float]) -> None:
        self._solver.addRow(least, most, len(factors), list(factors), [float(factor) for factor in factors.values()])

    def _changes(self, cell: str) -> int:
        return len(self._places) + self._places[cell]

    def _unit(self, cell: str) -> int:
        """The smallest step of the cell, in the smallest step of any."""
        return int(10 ** (self._finest - self._system.cells[cell].places))

    def _quantity(self, cell: str, steps: int) -> Quantity:
        places = self._system.cells[cell].places
        return Decimal(steps).scaleb(-places) if places else steps
