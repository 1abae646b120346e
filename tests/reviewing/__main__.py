"""`python -m tests.reviewing ../shared`: report by report what was expected, found, missed and found beyond."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.checks import Finding
from tests.reviewing.review import Review, reviews


def main() -> int:
    """Print the table and each place; 1 when an error stands where nothing is wrong."""
    every = list(reviews(Path(sys.argv[1])))
    print("expected found missed | debatable found | false errors, accepted | questions beyond | report")
    print(*map(_row, every), sep="\n")
    print(*(line for one in every for line in _places(one)), sep="\n")
    print(*_sums(every), sep="\n")
    return int(any(one.false_errors for one in every))


def _row(one: Review) -> str:
    wanted = one.expected
    if one.refused:
        return f"{'refused, of a year without a form':>78}   {wanted.file}"
    firm, asked = wanted.firm, [entry for entry in wanted.mistakes if entry.debatable]
    marked = sum(bool(one.found[entry]) for entry in asked)
    return (
        f"{len(firm):>8} {len(one.hits):>5} {len(one.missed):>6} | {len(asked):>9} {marked:>5} | "
        f"{len(one.false_errors):>12}  {len(one.accepted):>8} | {len(one.questions):>16} | "
        f"{wanted.file}{'' if wanted.full else ' (excerpt)'}"
    )


def _places(one: Review) -> Iterator[str]:
    lines = [
        *(f"  missed    {entry.line}: {entry.say}" for entry in one.missed),
        *(f"  FALSE     {_finding(one, finding)}" for finding in one.false_errors),
        *(f"  question  {_finding(one, finding)}" for finding in one.questions),
    ]
    if lines:
        yield from ("", one.expected.file, *lines)


def _finding(one: Review, finding: Finding) -> str:
    place = f"{finding.spot.slot}“{finding.spot.words}”" if finding.spot else finding.target
    lawful = one.lawful_at(finding)
    return f"{finding.code} {place}: {finding.say}" + (f" [lawful: {lawful}]" if lawful else "")


def _sums(every: Sequence[Review]) -> Iterator[str]:
    yield ""
    for title, chosen in (("full reports", [one for one in every if one.expected.full]), ("all", list(every))):
        read = [one for one in chosen if not one.refused]
        firm = [entry for one in read for entry in one.expected.firm]
        named = [entry for entry in firm if entry.named]
        typos = [entry for entry in firm if entry.typo]
        hits = {id(entry) for one in read for entry in one.hits}
        yield (
            f"{title}: {len(read)} read; {sum(id(e) in hits for e in firm)} of {len(firm)} mistakes found, "
            f"{sum(id(e) in hits for e in named)} of the {len(named)} that checks.md names, "
            f"{sum(id(e) in hits for e in typos)} of the {len(typos)} misspelt words; "
            f"{sum(len(one.false_errors) for one in read)} false errors, "
            f"{sum(len(one.questions) for one in read)} questions beyond"
        )
    missed = Counter(entry.codes[0] for one in every if not one.refused for entry in one.missed)
    yield "missed by code: " + (", ".join(f"{code} {number}" for code, number in sorted(missed.items())) or "none")


if __name__ == "__main__":
    sys.exit(main())
