"""What the texts say of the figures, compared with the tables (N-1 to N-9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.finding import Finding
from assistant.checks.mentions import Said, clause, counted, mentions
from assistant.checks.places import place, table_place
from assistant.report.chinese_numerals import shifted
from assistant.report.figures import Quantity, plain
from assistant.report.report import Report
from assistant.report.rules import Severity
from assistant.report.vocabulary import Sums

BY_APPLICANT, DENIED, CLAIMED = "N-4", "N-7", "N-6"


def check_said(report: Report) -> Iterator[Finding]:
    """One finding a number, or a denial, in a text that equals none of the sums of cells which it may mean.

    A number that the words leave open is not judged, nor is one that hangs on a blank cell.
    """
    for said in mentions(report):
        if said.mention.quantity and said.mention.sort in ("count", "money"):
            yield from _judged(report, said)


def _judged(report: Report, said: Said) -> Iterator[Finding]:
    mention = said.mention
    quantity, sums = report.form.vocabulary.sums[mention.quantity]
    totals = counted(report, sums, mention.year)
    if None in totals or not totals or any(_fits(said, total) for total in totals if total is not None):
        return
    code, severity = _code(report, said, quantity.code, quantity.severity)
    known = [total for total in totals if total is not None]
    nearest = min(known, key=lambda total: _apart(total, mention.value))
    say = report.form.vocabulary.says[_sentence(said)].format(
        section=said.section, words=clause(report, said), cells=_cells(report, sums, known)
    )
    cells = tuple(dict.fromkeys(cell for one in sums for cell in one if cell in report.form.cells))
    yield Finding(code, severity, cells, say, nearest, mention.value, spot=said.spot)


def _code(report: Report, said: Said, code: str, severity: Severity) -> tuple[str, Severity]:
    """The code under which the comparison runs: denials, claims and kinds of applicants have their own."""
    mention = said.mention
    _, _, kind = mention.quantity.partition("/")
    if mention.none and kind in ("corrected", "pending"):
        code, severity = CLAIMED, "E"
    elif mention.none and not kind:
        code, severity = DENIED, "E"
    elif code == "N-1" and kind:
        code = BY_APPLICANT
    wider = report.kind == "department" and any(word in clause(report, said) for word in report.form.vocabulary.wider)
    doubtful = mention.rough or mention.year == "last" or not mention.sure or wider
    return code, "W" if doubtful else severity


def _sentence(said: Said) -> str:
    mention = said.mention
    if mention.year == "last":
        return "compared_last"
    if mention.none:
        return "denied"
    return "compared_rough" if mention.rough else "compared"


def _fits(said: Said, total: Quantity) -> bool:
    """Whether the total is what the number says: exactly, or as nearly as 约, 余 and 近 allow."""
    value, step = said.mention.value, _step(said.mention.value)
    match said.mention.rough:
        case "over":
            return value <= total < value + step
        case "under":
            return value - step < total <= value
        case "about":
            return _apart(total, value) <= step
    return total == value


def _apart(one: Quantity, other: Quantity) -> Quantity:
    return max(one - other, other - one)


def _step(value: int | Decimal) -> Quantity:
    """One of the last place that the number fills: 1000 of 14000, at least one."""
    digits = plain(value)
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    return int(10**zeros)


def _cells(report: Report, sums: Sums, totals: Sequence[Quantity]) -> str:
    """`第三部分表格“…”行“总计”列是 118，连同“…”行“总计”列共 121`: what the tables say, one way after the other."""
    said: list[str] = []
    before: tuple[str, ...] = ()
    for cells, total in zip(sums, totals, strict=True):
        more = bool(before) and cells[:-1] == before
        named = f"连同{_name(report, cells[-1], short=True)}共" if more else f"{_together(report, cells)}是"
        if not more or total != totals[0]:
            said.append(f"{named} {_amount(report, cells[0], total)}")
        before = cells
    return "，".join(said)


def _together(report: Report, cells: Sequence[str]) -> str:
    first = _name(report, cells[0])
    if len(cells) < 2:
        return first
    if len(cells) == 2:
        return f"{first}与{_name(report, cells[1], short=True)}之和"
    group = _group(report, cells)
    return f"{group}之和" if group else f"{first}等 {len(cells)} 格之和"


def _group(report: Report, cells: Sequence[str]) -> str:
    """`第三部分表格“（三）不予公开”各项“总计”列`, where the cells are one column of a group of rows; "" else."""
    one = report.form.cells.get(cells[0])
    if one is None:
        return ""
    groups = report.form.table(one.table).groups
    named = next((group for group in groups if _column_of(report, group.cells, one.column) == set(cells)), None)
    return f"{table_place(one.section)}“{named.name}”各项“{one.column}”列" if named else ""


def _column_of(report: Report, cells: frozenset[str], column: str) -> set[str]:
    return {cell for cell in cells if report.form.cells[cell].column == column}


def _name(report: Report, cell: str, short: bool = False) -> str:
    if cell.startswith("fact:"):
        return report.form.facts[cell.removeprefix("fact:")].name
    return report.form.cells[cell].name if short else place(report.form.cells[cell])


def _amount(report: Report, cell: str, total: Quantity) -> str:
    """The total in the unit of its cells; sums of money are reckoned in 元."""
    in_wan = cell in report.form.cells and report.form.cells[cell].unit == "万元"
    return f"{plain(shifted(total, -4))} 万元" if in_wan else plain(total)
