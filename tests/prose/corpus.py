"""Sentences of annual reports and what a careful human reads in them: how far does the reader of prose agree?

`python -m tests.prose.corpus [--slice development|heldout] [--show]` prints entries, expected readings, found right,
missed, wrong, precision and recall; `--show` also every entry with a miss or a wrong one. The held-out slice is not
read by who works on the reader.

An entry is one paragraph and its `reads`: each number, or words that state none, that counts something of the form, as
`<value> <quantity>`. `~` before a value: about, over, under. `last:` before a quantity: last year's; `share:`: a part
of a whole, in percent; `change:`: against last year, in percent or absolute, negative when less. Fees are in 元. A
number that is not listed counts nothing of the form.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from assistant.prose.mention import Mention

YEAR = 2025
FOLDER = Path(__file__).with_suffix("")
SLICES = ("development", "heldout")
LEADS = {"percent": "share:", "change": "change:"}


@dataclass(frozen=True)
class Entry:
    """One paragraph with its expected readings."""

    text: str
    reads: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """An entry beside what was read in it."""

    entry: Entry
    got: Counter[str]

    @property
    def expected(self) -> Counter[str]:
        return Counter(self.entry.reads)

    @property
    def right(self) -> Counter[str]:
        return self.expected & self.got

    @property
    def missed(self) -> Counter[str]:
        return self.expected - self.got

    @property
    def wrong(self) -> Counter[str]:
        return self.got - self.expected


@cache
def entries(which: str) -> tuple[Entry, ...]:
    """The entries of a slice, in the order of its file."""
    listed = yaml.safe_load((FOLDER / f"{which}.yaml").read_text("utf-8"))
    return tuple(Entry(item["text"], tuple(item["reads"])) for item in listed)


def reading(mention: Mention) -> str:
    """A mention that is bound to a quantity, in the notation of the corpus."""
    value = f"{Decimal(mention.value):f}"
    plain = value.rstrip("0").rstrip(".") if "." in value else value
    percent = "%" if mention.sort == "percent" or mention.unit in ("%", "％") else ""
    last = "last:" if mention.year == "last" else ""
    return f"{'~' * bool(mention.rough)}{plain}{percent} {last}{LEADS.get(mention.sort, '')}{mention.quantity}"


def judge(which: str) -> tuple[Judged, ...]:
    """Every entry of a slice, read by the reader of prose."""
    from assistant.prose import read_prose
    from knowledge.shelf import form_for

    form = form_for(YEAR)
    return tuple(
        Judged(entry, Counter(reading(one) for one in read_prose(entry.text, form, YEAR) if one.quantity))
        for entry in entries(which)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of a slice."""
    parser = argparse.ArgumentParser(prog="python -m tests.prose.corpus")
    parser.add_argument("--slice", choices=SLICES, default="development")
    parser.add_argument("--show", action="store_true", help="print every entry with a miss or a wrong reading")
    chosen = parser.parse_args(arguments)
    judged = judge(chosen.slice)
    if chosen.show:
        print(*(line for one in judged for line in _differences(one)), sep="\n")
    print(*_measures(chosen.slice, judged), sep="\n")
    return 0


def _differences(one: Judged) -> Iterator[str]:
    if one.missed or one.wrong:
        yield one.entry.text
        yield from (f"  missed  {read}" for read in one.missed.elements())
        yield from (f"  wrong   {read}" for read in one.wrong.elements())
        yield ""


def _measures(which: str, judged: Sequence[Judged]) -> Iterator[str]:
    expected, right, missed, wrong = (
        sum(getattr(one, name).total() for one in judged) for name in ("expected", "right", "missed", "wrong")
    )
    yield f"{which}: {len(judged)} entries, {sum(not (one.missed or one.wrong) for one in judged)} of them wholly right"
    yield f"expected {expected}, right {right}, missed {missed}, wrong {wrong}"
    yield f"precision {_ratio(right, right + wrong)}, recall {_ratio(right, expected)}"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
