"""What the texts say of the figures, compared with the tables (N-1 to N-9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.checks.finding import Finding
from assistant.checks.mentions import Said, counted, mentions, quoted
from assistant.checks.places import place
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
    code, severity = _code(said, quantity.code, quantity.severity)
    known = [total for total in totals if total is not None]
    nearest = min(known, key=lambda total: _apart(total, mention.value))
    say = report.form.vocabulary.says[_sentence(said)].format(
        section=said.section, words=quoted(report, said), cells=_cells(report, sums, known)
    )
    cells = tuple(dict.fromkeys(cell for one in sums for cell in one if cell in report.form.cells))
    yield Finding(code, severity, cells, say, nearest, mention.value, spot=said.spot)


def _code(said: Said, code: str, severity: Severity) -> tuple[str, Severity]:
    """The code under which the comparison runs: denials, claims and kinds of applicants have their own."""
    mention = said.mention
    _, _, kind = mention.quantity.partition("/")
    if mention.none and kind in ("corrected", "pending"):
        code, severity = CLAIMED, "E"
    elif mention.none and not kind:
        code, severity = DENIED, "E"
    elif code == "N-1" and kind:
        code = BY_APPLICANT
    return code, "W" if mention.rough or mention.year == "last" else severity


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
    """`第三部分表格“…”行“总计”列是 118，加上“…”行是 121`: what the tables say, one way after the other."""
    return "，".join(_one(report, cells, total) for cells, total in zip(sums, totals, strict=True))


def _one(report: Report, cells: Sequence[str], total: Quantity) -> str:
    facts: Mapping[str, str] = {f"fact:{key}": fact.name for key, fact in report.form.facts.items()}
    names = [facts[cell] if cell in facts else place(report.form.cells[cell]) for cell in cells]
    if len(names) == 1:
        return f"{names[0]}是 {plain(total)}"
    if len(names) == 2:
        return f"{names[0]}与{report.form.cells[cells[1]].name}之和是 {plain(total)}"
    return f"{names[0]}等 {len(names)} 格之和是 {plain(total)}"
