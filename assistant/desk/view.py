"""What page and terminal are shown of a draft: everything they need, nothing that they would have to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.blame import Remedy
from assistant.checks import Finding
from assistant.interview.plan import Progress
from assistant.report.form import Form
from assistant.report.waiver import Waiver


@dataclass(frozen=True)
class Turn:
    """One utterance of the dialogue."""

    who: Literal["clerk", "desk"]
    text: str


@dataclass(frozen=True)
class Chip:
    """A stretch [start, end) of a paragraph that follows something: what it is, whether it still waits for a number.

    `kind` tells a number from a name (organ, year, …); `cells` are those of this year's tables that a number follows.
    """

    start: int
    end: int
    meaning: str
    open: bool
    kind: Literal["number", "name"] = "number"
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the report's text as it reads now, by the question that it answers, and what in it is bound."""

    question: str
    slot: str
    name: str
    text: str
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Before:
    """Last year's report as far as it is known: its form and cells as they print, its texts by the slot's name.

    `source` is the name of the file that it came in; empty when it is an earlier draft.
    """

    title: str
    source: str
    form: Form
    shown: Mapping[str, str | None]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Waived:
    """A finding that may stand: why and on whose word, and when that was said (ISO 8601 in UTC)."""

    finding: Finding
    waiver: Waiver
    at: str


@dataclass(frozen=True)
class Line:
    """One answer: what it is, how it reads ("" where nothing is to be written, None where it is still open), whence.

    It is changed in its `cell`, else by saying `change`; a total, which has neither, by its parts.
    """

    name: str
    value: str | None
    source: str
    cell: str = ""
    change: str = ""


@dataclass(frozen=True)
class Summed:
    """The answers of one part of the report: all that are not 0, the zeros counted by where they came from.

    `open` are the cells without a number, `owed` who still owes one ("" where nobody was named).
    """

    heading: str
    lines: tuple[Line, ...]
    zeros: tuple[tuple[str, int], ...] = ()
    open: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """A draft as it stands after revision `rev`.

    `shown` holds every cell as it prints (totals worked out), None for a blank; `form` is None until the year is
    known; `findings` are those still to be dealt with: without blanks, which `open_cells` counts, and without those
    that are `waived`; `who` waived last; `checklist` is what to look at before publishing; `remedies` may put right
    sums that do not hold; `wanted` counts the figures that others can still be asked for; `ready` says that the
    report may leave; `redoable` that an undo can be taken back; `summed`
    has all answers by part; `stated` are totals that the clerk gave beside the worked-out
    ones; `before` is last year's report; `note` is a word to whoever just asked for something that was not done.
    """

    draft: str
    rev: int
    organ: str
    year: int | None
    kind: str
    title: str
    form: Form | None
    turns: tuple[Turn, ...]
    quick_replies: tuple[str, ...]
    shown: Mapping[str, str | None]
    findings: tuple[Finding, ...]
    open_cells: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    progress: tuple[Progress, ...]
    owed: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]
    ready: bool
    finished_talk: bool
    before: Before | None = None
    note: str = ""
    waived: tuple[Waived, ...] = ()
    who: str = ""
    checklist: tuple[Finding, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    redoable: bool = False
    summed: tuple[Summed, ...] = ()
    wanted: int = 0
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """One draft in the list of drafts."""

    draft: str
    organ: str
    year: int | None
    changed_at: str


@dataclass(frozen=True)
class Refusal:
    """Why a report may not leave yet, one sentence an obstacle."""

    obstacles: tuple[str, ...]
