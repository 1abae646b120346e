"""Numbers of a paragraph that are figures of its own report, by the words around them: slots bound to cells.

A number is bound only where its words name a quantity of the form and the tables of the same report have that number
for it; where the words may be narrowed by one that nobody knows, only if it is too large to be there by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.mentions import counted
from assistant.passages.rules import SplittingRules
from assistant.passages.spans import Span
from assistant.prose.mention import Mention
from assistant.report.figures import Quantity, plain
from assistant.report.proportion import percent
from assistant.report.report import Report
from assistant.report.vocabulary import Sums

CHANCE = 10
"""A number from here on that equals a figure does not do so by chance."""
NEAR = 4
"""So many numbers back stands the part that a share is of."""


def bound_spans(text: str, mentions: Sequence[Mention], report: Report, rules: SplittingRules) -> Iterator[Span]:
    """The numbers of `text` that follow figures; `mentions` are those of the text, in order."""
    before: list[tuple[Mention, str]] = []
    for mention in mentions:
        ref = _ref(mention, report, before)
        if ref.startswith(("change:", "more:")):
            yield from _with_direction(text, mention, ref, rules)
        elif ref:
            yield Span(mention.start, number_end(mention), ref)
            if mention.sort != "percent":
                before.append((mention, ref))


def number_end(mention: Mention) -> int:
    """Where the number ends and its measure word begins."""
    return mention.end - len(mention.unit) if mention.unit and mention.words.endswith(mention.unit) else mention.end


def _ref(mention: Mention, report: Report, before: Sequence[tuple[Mention, str]]) -> str:
    """What the number follows; "" where it is left open."""
    if not mention.quantity or mention.none or mention.rough:
        return ""
    _, sums = report.form.vocabulary.sums[mention.quantity]
    match mention.sort:
        case "count" | "money":
            return _counted(mention, report, sums)
        case "percent":
            return _share(mention, report, before)
        case "change":
            return _change(mention, report, sums, before)
    return ""


def _counted(mention: Mention, report: Report, sums: Sums) -> str:
    if not mention.sure and mention.value < CHANCE:
        return ""
    totals = counted(report, sums, mention.year)
    for cells, total in zip(sums, totals, strict=True):
        if cells[0].startswith("fact:"):
            return cells[0]
        if total == mention.value and _in_unit(mention, report, cells):
            return f"{'last:' if mention.year == 'last' else ''}{'+'.join(cells)}"
    return ""


def _in_unit(mention: Mention, report: Report, cells: Sequence[str]) -> bool:
    """Whether the number is written in the unit of its cells: a slot prints the cell as it is."""
    unit = report.form.cells[cells[0]].unit
    return mention.sort != "money" or mention.unit == unit or (mention.unit == "元" and unit != "万元")


def _share(mention: Mention, report: Report, before: Sequence[tuple[Mention, str]]) -> str:
    """The one pair of numbers given before of which the percentage is the share."""
    places = len(plain(mention.value).partition(".")[2])
    parts = [one for one in before[-NEAR:] if one[0].quantity == mention.quantity and ":" not in one[1]]
    wholes = [one for one in before if ":" not in one[1]]
    fitting = {
        f"share:{ref}/{whole_ref}:{places}"
        for part, ref in parts
        for whole, whole_ref in wholes
        if whole.value and ref != whole_ref and percent(part.value, whole.value, places) == mention.value
    }
    return fitting.pop() if len(fitting) == 1 else ""


def _change(mention: Mention, report: Report, sums: Sums, before: Sequence[tuple[Mention, str]]) -> str:
    """The change of what was counted just before, else of the only sum that it may be; last year must not deny it."""
    said = [tuple(ref.split("+")) for one, ref in before[-NEAR:] if one.quantity == mention.quantity and ":" not in ref]
    possible = said[-1:] or (list(sums) if len(sums) == 1 else [])
    places = len(plain(mention.value).partition(".")[2])
    for cells in possible:
        (now,), (last,) = counted(report, (cells,)), counted(report, (cells,), "last")
        if now is None or (last is not None and not _changed_so(mention, now, last, places)):
            continue
        joined = "+".join(cells)
        return f"change:{joined}:{places}" if mention.unit == "%" else f"more:{joined}:{mention.unit}"
    return ""


def _changed_so(mention: Mention, now: Quantity, before: Quantity, places: int) -> bool:
    if mention.unit != "%":
        return now - before == mention.value
    return bool(before) and percent(now - before, before, places) == mention.value


def _with_direction(text: str, mention: Mention, ref: str, rules: SplittingRules) -> Iterator[Span]:
    """The number with the word before it that says whether it is more or less; without one it is left open."""
    word = rules.direction.search(text[: mention.start])
    if word:
        yield Span(word.start(), mention.end, ref)
