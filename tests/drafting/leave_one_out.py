"""`python -m tests.drafting.leave_one_out ../shared [--show NAME]`: reports drafted from all but themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.passages.sentences import sentences
from assistant.report.slots import filled
from assistant.report.wording import read_wording, slots
from tests.drafting.drafted import Drafted, drafted
from tests.published import REPORTS


def main() -> int:
    """Print a line a report, then what is wrong; 1 when a number, a year or a name is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print the texts of the reports whose name holds this")
    chosen = parser.parse_args()
    every = [drafted(chosen.folder, name) for name in REPORTS]
    print("aspects  sentences  characters  slots filled, open |  own others shipped | wrong | seconds | report")
    print(*map(_row, every), sep="\n")
    print(_sums(every))
    print(*(line for one in every for line in _wrong(one)), sep="\n")
    if chosen.show:
        print(*(line for one in every if chosen.show in one.name for line in _text(one)), sep="\n")
    return int(any(one.findings or one.odd for one in every))


def _row(one: Drafted) -> str:
    said = sum(len(sentences(text)) for text in one.texts)
    wrong = len(one.findings) + len(one.odd)
    refs = [ref for text in one.texts for ref in slots(text)]
    waiting = sum(one.setting.source.value(ref) is None for ref in refs)
    shares = "{:>4.0%} {:>6.0%} {:>7.0%}".format(*map(one.share, ("own", "others", "shipped")))
    return (
        f"{one.covered:>3} of {len(one.written):<2} {said:>8}  {_size(one):>10}  "
        f"{len(refs) - waiting:>12}, {waiting:>4} | {shares} | {wrong:>5} | {one.seconds:>7.2f} | {one.name}"
    )


def _size(one: Drafted) -> int:
    return sum(len(part) for text in one.texts for part in read_wording(text) if isinstance(part, str))


def _sums(every: Sequence[Drafted]) -> str:
    covered, asked = sum(one.covered for one in every), sum(len(one.written) for one in every)
    wrong = sum(len(one.findings) + len(one.odd) for one in every)
    return f"all: {covered} of {asked} aspects covered, {wrong} numbers, years, names or marks wrong"


def _wrong(one: Drafted) -> Iterator[str]:
    lines = [
        *(f"  {finding.code} {finding.spot.words if finding.spot else ''}: {finding.say}" for finding in one.findings),
        *(f"  {odd.kind} {odd.words}" for odd in one.odd),
    ]
    if lines:
        yield from ("", one.name, *lines)


def _text(one: Drafted) -> Iterator[str]:
    yield from ("", f"======= {one.name}")
    for question, written in one.written:
        origins = [f"{o.passage.organ}{o.passage.year} {o.share:.0%}" for o in written.origins] if written else []
        yield f"-- {question.aspect} {'; '.join(origins)}"
        if written:
            yield filled(written.text, one.setting.source)
            if written.asks or written.look:
                yield f"   to ask: {'; '.join(written.asks)} | to look at: {'; '.join(written.look)}"


if __name__ == "__main__":
    sys.exit(main())
