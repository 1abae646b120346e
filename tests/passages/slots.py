"""`python -m tests.passages.slots ../shared`: numbers of published texts that are figures, and what became of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.passages.dividing import Paragraph, divided
from assistant.passages.spans import Span
from assistant.passages.splitting import slot_spans
from knowledge.splitting import load_splitting
from tests.passages.folder import reading_of
from tests.passages.labels import Label, labels, sorted_sum

NUMBERLESS = ("?", "year", "organ", "self", "place", "level")
"""How slots begin that follow no figure."""
AROUND = 14
"""Characters shown before a number."""


@dataclass
class Found:
    """One report: its labels by what became of them, and the numbers bound that no label has."""

    name: str
    bound: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    open: int = 0

    @property
    def labels(self) -> int:
        """How many numbers were marked by hand."""
        return len(self.bound) + len(self.wrong) + len(self.left) + len(self.lost)


def found_in(folder: Path, name: str) -> Found:
    """What became of the numbers of one report."""
    found, waiting = Found(name), list(labels()[name])
    for paragraph, spans in _paragraphs(folder, name):
        taken: set[int] = set()
        for label in [one for one in waiting if one.section == paragraph.section]:
            at = paragraph.text.find(label.words)
            if at >= 0:
                waiting.remove(label)
                taken.add(at + len(label.before))
                _sort(found, label, _span_over(spans, at + len(label.before)))
        for span in spans:
            found.open += span.ref.startswith("?")
            if not span.ref.startswith(NUMBERLESS) and not any(span.start <= place < span.end for place in taken):
                found.beyond.append(f"{paragraph.text[max(0, span.start - AROUND) : span.end]} -> {span.ref}")
    found.lost = [one.words for one in waiting]
    return found


def _paragraphs(folder: Path, name: str) -> Iterator[tuple[Paragraph, tuple[Span, ...]]]:
    reading, rules = reading_of(folder, name), load_splitting()
    lines = [
        Paragraph(part.slot, part.aspect, part.heading, line)
        for part in reading.parts
        for line in part.text.split("\n")
    ]
    for paragraph in divided(lines, rules):
        yield paragraph, slot_spans(paragraph.text, reading.report, rules)


def _span_over(spans: Sequence[Span], place: int) -> Span | None:
    return next((span for span in spans if span.start <= place < span.end), None)


def _sort(found: Found, label: Label, span: Span | None) -> None:
    if span is None:
        found.lost.append(label.words)
    elif span.ref.startswith("?"):
        found.left.append(f"{label.words} -> {span.ref}{' (the table has another number)' if label.differs else ''}")
    elif sorted_sum(span.ref) in label.means:
        found.bound.append(label.words)
    else:
        found.wrong.append(f"{label.words} -> {span.ref}")


def main() -> int:
    """Print the table and each place; 1 when a number is bound to something else, or is no slot at all."""
    every = [found_in(Path(sys.argv[1]), name) for name in labels()]
    print("figures in the text  bound  wrong  left open  no slot | bound beyond  other open | report")
    for one in every:
        print(_row([one], one.name))
    print(_row(every, "all"))
    for one in every:
        print(*_places(one), sep="\n", end="")
    return int(any(one.wrong or one.lost for one in every))


def _row(every: Sequence[Found], name: str) -> str:
    sums = (
        sum(len(getattr(one, kind)) if kind != "labels" else one.labels for one in every)
        for kind in ("labels", "bound", "wrong", "left", "lost", "beyond")
    )
    numbers = "{:>19}  {:>5}  {:>5}  {:>9}  {:>7} | {:>12}".format(*sums)
    return f"{numbers}  {sum(one.open - len(one.left) for one in every):>10} | {name}"


def _places(one: Found) -> Iterator[str]:
    lines = [f"  {kind:<9} {place}" for kind in ("wrong", "lost", "left", "beyond") for place in getattr(one, kind)]
    if lines:
        yield from ("", one.name, *lines, "")


if __name__ == "__main__":
    sys.exit(main())
