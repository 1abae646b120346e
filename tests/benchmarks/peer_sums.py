"""The fixed sums of a form within the year, judged three ways: by our checks, by pandera and by frictionless.

Each way takes a report's numbers by cell and gives the places of the broken sums in the form's list. The peers' rules
are made beforehand, and pandera's frame too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.checks.sums import check_sums
from assistant.report.form import Form
from assistant.report.report import Report
from assistant.report.rules import Sum

Broken = frozenset[int]


def sums_of(form: Form) -> Sequence[Sum]:
    """The sums within the year."""
    return [rule for rule in form.sums if not rule.prior]


def ours(report: Report) -> Broken:
    """The product's family of sums, the sums across years silent without last year's report."""
    places = {(rule.code, rule.left + rule.right): place for place, rule in enumerate(sums_of(report.form))}
    return frozenset(places[one.code, one.cells] for one in check_sums(report))


def pandera_peer(report: Report) -> Callable[[], Broken]:
    """One row a report, one check of the frame a sum, all of them asked before anything is said."""
    import pandas
    import pandera.pandas as pandera

    def check(place: int, rule: Sum) -> Any:
        left, right = list(rule.left), list(rule.right)
        return pandera.Check(
            lambda frame: bool((frame[left].sum(axis=1) == frame[right].sum(axis=1)).all()), name=str(place)
        )

    schema = pandera.DataFrameSchema(checks=[check(place, rule) for place, rule in enumerate(sums_of(report.form))])
    frame = pandas.DataFrame([_numbers(report)])

    def judged() -> Broken:
        try:
            schema.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            return frozenset(int(name) for name in errors.failure_cases["check"])
        return frozenset()

    return judged


def frictionless_peer(report: Report) -> Callable[[], Broken]:
    """One row a report, one row constraint a sum; cells under names that a formula may hold."""
    from frictionless import Checklist, Resource, Schema, fields
    from frictionless.checks.row.row_constraint import row_constraint

    formulas = [f"{_added(rule.left)} == {_added(rule.right)}" for rule in sums_of(report.form)]
    numbers = {_name(cell): number for cell, number in _numbers(report).items()}
    schema = Schema(fields=[fields.IntegerField(name=name) for name in numbers])
    checklist = Checklist(checks=[row_constraint(formula=formula) for formula in formulas])

    def judged() -> Broken:
        rows = [list(numbers), list(numbers.values())]
        told = Resource(data=rows, schema=schema).validate(checklist)
        notes = [note for (note,) in told.flatten(["note"])]
        return frozenset(place for place, formula in enumerate(formulas) if any(f'"{formula}"' in n for n in notes))

    return judged


def _numbers(report: Report) -> Mapping[str, int]:
    cells = dict.fromkeys(cell for rule in sums_of(report.form) for cell in rule.left + rule.right)
    return {cell: int(report.known[cell] or 0) for cell in cells}


def _added(cells: Sequence[str]) -> str:
    return " + ".join(map(_name, cells))


def _name(cell: str) -> str:
    return cell.replace(".", "_")
