"""The fixed sums of the form, within the year and across years (T2-1, T2-6, T2-7, T3-1, T3-2, T3-3, T3-7, T4-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.checks.arithmetic import Numbers, addition, together
from assistant.checks.finding import Finding
from assistant.report.figures import plain
from assistant.report.form import Form
from assistant.report.known import Known
from assistant.report.report import Report
from assistant.report.rules import Sum


def check_sums(report: Report) -> Iterator[Finding]:
    """One finding a sum that does not hold.

    A total that somebody stated is judged as stated; one that nobody stated is worked out. A sum that hangs on a
    total still open is not judged: its blanks are said by the value checks. A sum across years is judged only where
    every cell of it is known, in both years.
    """
    return judge_each(report, report.form.sums)


def judge_each(report: Report, sums: Iterable[Sum]) -> Iterator[Finding]:
    """The same for some of the sums."""
    for rule in sums:
        before = report.known_last_year(rule.across_forms) if rule.prior else {}
        yield from judged(report.form, rule, report.known, before)


def judged(form: Form, rule: Sum, now: Known, before: Known) -> Iterator[Finding]:
    """The finding where the sum does not hold for these numbers of this year and of last year."""
    lefts = tuple(now[cell] for cell in rule.left)
    last_year = tuple(before.get(cell) for cell in rule.prior)
    less = tuple(None if number is None else -number for number in map(now.get, rule.minus))
    rights = (*last_year, *(now[cell] for cell in rule.right), *less)
    cells = rule.left + rule.right + rule.minus
    missing = tuple(cell for cell in cells if now[cell] is None)
    if _hangs(form, rule, missing) or None in last_year or not any(number is not None for number in rights):
        return
    left, right = together(lefts), together(rights)
    if left != right:
        say = _sentence(form, rule, lefts, rights, missing)
        yield Finding(rule.code, rule.severity, cells, say, right, left, missing)


def _hangs(form: Form, rule: Sum, missing: tuple[str, ...]) -> bool:
    """A blank total, or any blank of a sum across years, leaves nothing to compare; a blank contributor does."""
    return any(form.cells[cell].computed or cell in rule.left or rule.prior for cell in missing)


def _sentence(form: Form, rule: Sum, lefts: Numbers, rights: Numbers, missing: tuple[str, ...]) -> str:
    more = together(lefts) - together(rights)
    difference = plain(max(more, -more))
    say = rule.say.format(
        left=addition(lefts),
        right=addition(rights),
        difference=difference,
        more=f"前者{'多' if more > 0 else '少'} {difference}",
    )
    if missing:
        say += f"其中还没有填：{'、'.join(form.cells[cell].name for cell in missing)}。"
    return say
