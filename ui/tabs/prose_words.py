"""The words of a paragraph on the page: what follows the tables as chips, what findings are about in marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant.desk.view import Chip

OPEN_PLACE = "〔待补〕"
KINDS: Mapping[str, str] = {"E": "error", "W": "warning", "I": "remark"}


@dataclass(frozen=True)
class Mark:
    """Words of one paragraph that a finding is about: [start, end), the finding's number, and how grave it is.

    `kind` is empty for what stands waived or is only to be looked at.
    """

    start: int
    end: int
    number: int
    kind: str
    say: str


def lines(text: str, slot: str, chips: Sequence[Chip], marks: Sequence[Mark] = ()) -> Iterator[str]:
    """The lines of a text, each as it is set in that slot; blank ones are left out."""
    begins = 0
    numbers = [chip for chip in chips if chip.kind == "number"]
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words.strip():
            yield f'<p class="slot-{escape(slot)}">{_chipped(words, begins, numbers, marks)}</p>'
        begins += len(line)


def parts(text: str, chips: Sequence[Chip]) -> list[str | dict[str, str]]:
    """The text as words and chips in turn, for whoever writes on in it; names are chips there too."""
    found: list[str | dict[str, str]] = []
    at = 0
    for chip in chips:
        found += [text[at : chip.start], _part(chip, text[chip.start : chip.end])]
        at = chip.end
    return [part for part in (*found, text[at:]) if part]


def _part(chip: Chip, shown: str) -> dict[str, str]:
    look = f"{chip.kind} open" if chip.open else chip.kind
    return {"ref": chip.ref, "text": shown, "told": told(chip), "look": look}


def told(chip: Chip) -> str:
    """What a chip follows, and whether it still waits for a number."""
    follows = f"跟着{'表格' if chip.cells else ''}：{chip.meaning}"
    if chip.open:
        return f"这里还等一个数，{follows}" if chip.cells else f"这里还等一个数：{chip.meaning}"
    return follows


def _chipped(line: str, begins: int, chips: Sequence[Chip], marks: Sequence[Mark]) -> str:
    """The line, which begins at that place of its paragraph: its chips, the words between them, the marks in each."""
    drawn, at = "", 0
    for chip in chips:
        start, end = max(chip.start - begins, 0), min(chip.end - begins, len(line))
        if at <= start < end:
            drawn += _marked(line[at:start], begins + at, marks)
            drawn += _chip(chip, _marked(line[start:end], begins + start, marks))
            at = end
    return drawn + _marked(line[at:], begins + at, marks)


def _chip(chip: Chip, shown: str) -> str:
    """A number that follows something: a link to its cell where it has one; an open one says what is still to come."""
    says = f'class="chip{" open" if chip.open else ""}" title="{escape(told(chip))}"'
    if not chip.cells:
        return f"<span {says}>{shown}</span>"
    first, others = escape(chip.cells[0]), escape(" ".join(chip.cells))
    return f'<a {says} href="#{first}" data-cell="{first}" data-with="{others}">{shown}</a>'


def _marked(words: str, begins: int, marks: Sequence[Mark]) -> str:
    """The words, which begin at that place of their paragraph, cut wherever a mark begins or ends."""
    edges = {0, len(words), *(place - begins for mark in marks for place in (mark.start, mark.end))}
    places = sorted(place for place in edges if 0 <= place <= len(words))
    return "".join(
        _run(words[start:end], [mark for mark in marks if mark.start - begins <= start and end <= mark.end - begins])
        for start, end in pairwise(places)
    )


def _run(words: str, marks: Iterable[Mark]) -> str:
    shown = escape(words).replace(OPEN_PLACE, f"<mark>{OPEN_PLACE}</mark>")
    marks = tuple(marks)
    if not marks:
        return shown
    spots = " ".join(str(mark.number) for mark in marks)
    kinds = [mark.kind for mark in marks if mark.kind]
    worst = min(kinds, key=tuple(KINDS.values()).index) if kinds else "quiet"
    says = escape("\n".join(mark.say for mark in marks))
    return f'<span class="spot {worst}" data-spots="{spots}" tabindex="-1" title="{says}">{shown}</span>'
