"""The integer programme: as few cells as possible change, and every equation holds (solver: HiGHS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.blame.system import System
from assistant.report.figures import Quantity

SOLVED = "Optimal"
SECONDS = 1.0
"""A report with so many wrong cells has to be gone through by hand if no answer is proved by then."""
ANSWERS = 2
"""Each further answer is a programme of its own."""


def supports(system: System) -> Iterator[Mapping[str, int]]:
    """Changes of the fewest cells, one a set of cells, up to ANSWERS of them, as far as SECONDS allow to prove it."""
    import highspy  # only a report whose sums fail by three cells and more pays for the solver

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("time_limit", SECONDS)
    solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    furthest = float(sum(map(_size, (equation.off for equation in system.equations))))
    by = {
        cell: solver.addIntegral(lb=-min(float(value), furthest), ub=furthest) for cell, value in system.values.items()
    }
    changes = {cell: solver.addBinary() for cell in system.values}
    for equation in system.equations:
        terms = (sign * by[cell] for cell, sign in equation.signs.items())
        solver.addConstr(_total(terms) == -float(equation.off))
    for cell in system.values:
        solver.addConstr(by[cell] <= furthest * changes[cell])
        solver.addConstr(by[cell] >= -furthest * changes[cell])
    fewest = 0
    for _ in range(ANSWERS):
        solver.minimize(_total(changes.values()))
        if solver.modelStatusToString(solver.getModelStatus()) != SOLVED:
            return
        found = {cell: round(solver.val(variable)) for cell, variable in by.items() if round(solver.val(variable))}
        fewest = fewest or len(found)
        if len(found) != fewest:
            return
        yield found
        solver.addConstr(_total(changes[cell] for cell in found) <= len(found) - 1)


def _size(number: Quantity) -> Quantity:
    return max(number, -number)


def _total(terms: Any) -> Any:
    total: Any = 0
    for term in terms:
        total = total + term
    return total
