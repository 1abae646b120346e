"""The fixed sums of the form, within the year and across years (T3-1, T3-2, T3-3, T3-7, T4-1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from assistant.checks.finding import Finding
from assistant.report.figures import Figures, Quantity, plain, totals
from assistant.report.form import Form, Sum
from assistant.report.report import Report

Known = Mapping[str, Quantity | None]


def check_sums(report: Report) -> Iterator[Finding]:
    """One finding a sum that does not hold.

    A total that somebody stated is judged as stated; one that nobody stated is worked out. A sum that hangs on a
    total still open is not judged: its blanks are said by the value checks.
    """
    this_year = _known(report.form, report.figures)
    last_year = _known_last_year(report)
    for rule in report.form.sums:
        if not rule.prior:
            yield from _judged(report.form, rule, this_year, this_year)
        elif last_year:
            yield from _judged(report.form, rule, this_year, last_year)


def _known_last_year(report: Report) -> Known:
    """Last year's figures, totals worked out where they were not given; empty when the years do not follow."""
    if report.prior is None or report.prior.year != report.year - 1:
        return {}
    return _known(report.form, report.prior.figures)


def _known(form: Form, figures: Figures) -> Known:
    """Each cell's number: as given, else as worked out; a "/" in place of a total states nothing."""
    worked_out = totals(form, figures)
    given = {cell: figures.quantity(cell) for cell in form.cells}
    return {cell: worked_out.get(cell) if number is None else number for cell, number in given.items()}


def _judged(form: Form, rule: Sum, left_year: Known, right_year: Known) -> Iterator[Finding]:
    lefts = {cell: left_year[cell] for cell in rule.left}
    rights = {cell: right_year[cell] for cell in rule.right}
    missing = tuple(cell for cell, value in chain(lefts.items(), rights.items()) if value is None)
    if _hangs(form, rule, missing) or all(value is None for value in rights.values()):
        return
    left, right = _sum(lefts), _sum(rights)
    if left == right:
        return
    cells = rule.left if rule.prior else rule.left + rule.right
    yield Finding(rule.code, rule.severity, cells, _sentence(form, rule, lefts, rights, missing), right, left, missing)


def _hangs(form: Form, rule: Sum, missing: tuple[str, ...]) -> bool:
    """A blank total, or last year's blank, leaves nothing to compare; a blank contributor does."""
    return any(form.cells[cell].computed or cell in rule.left or rule.prior for cell in missing)


def _sum(values: Known) -> Quantity:
    total: Quantity = 0
    for value in values.values():
        total += value or 0
    return total


def _sentence(form: Form, rule: Sum, lefts: Known, rights: Known, missing: tuple[str, ...]) -> str:
    more = _sum(lefts) - _sum(rights)
    difference = plain(max(more, -more))
    say = rule.say.format(
        left=_addition(lefts),
        right=_addition(rights),
        difference=difference,
        more=f"前者{'多' if more > 0 else '少'} {difference}",
    )
    if missing:
        say += f"其中还没有填：{'、'.join(form.cells[cell].name for cell in missing)}。"
    return say


def _addition(values: Known) -> str:
    """`3440＋118＝3558`: the contributors that count, and what they make."""
    counted = [value for value in values.values() if value]
    if len(counted) < 2:
        return plain(_sum(values))
    return f"{'＋'.join(plain(value) for value in counted)}＝{plain(_sum(values))}"
