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
from prompts import say


@dataclass(frozen=True)
class Turn:
    """One utterance of the dialogue."""

    who: Literal["clerk", "desk"]
    text: str


@dataclass(frozen=True)
class Chip:
    """A stretch [start, end) of a paragraph that follows something: what it is, whether it still waits for a number.

    `kind` tells a number from a name (organ, year, …); `cells` are those of this year's tables that a number follows;
    `ref` is the slot that stands there.
    """

    start: int
    end: int
    meaning: str
    open: bool
    kind: Literal["number", "name"] = "number"
    cells: tuple[str, ...] = ()
    ref: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the report's text as it reads now, by the question that it answers, and what in it is bound.

    `wording` is the text with its slots; `origin` says in words where it is from; `binding` asks whether numbers of it
    are to follow the tables, empty where there is nothing to ask. `characters` counts as the checks do.
    """

    question: str
    slot: str
    name: str
    text: str
    chips: tuple[Chip, ...] = ()
    wording: str = ""
    origin: str = ""
    binding: str = ""
    characters: int = 0


@dataclass(frozen=True)
class Unwritten:
    """A paragraph that may be written and is not there: one that the report needs, or one that may be left out.

    `drafted` says that there may be past language for it, `formerly` that it was written before.
    """

    question: str
    slot: str
    name: str
    optional: bool
    drafted: bool
    formerly: bool = False


@dataclass(frozen=True)
class Counted:
    """How long the text of a slot is and may be, in characters; `guide` says so, `beyond` where it is longer.

    Both sentences leave `{found}` and `{most}` open: the page counts on while somebody writes.
    """

    slot: str
    found: int
    most: int
    guide: str
    beyond: str


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
    report may leave; `undoable` that there is a change to be taken back, `redoable` an undo; `summed`
    has all answers by part; `unwritten` are the paragraphs that are not there, `counted` has the texts that have a
    guide to their length; `stated` are totals that the clerk gave beside the worked-out ones; `before` is last year's
    report; `note` is a word to whoever just asked for something that was not done; `name` is the draft's own name; a
    draft that was `removed` takes no step until it is restored.
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
    undoable: bool = False
    redoable: bool = False
    summed: tuple[Summed, ...] = ()
    wanted: int = 0
    unwritten: tuple[Unwritten, ...] = ()
    counted: tuple[Counted, ...] = ()
    name: str = ""
    removed: bool = False
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """How far a draft is: answers given and wanted, errors to be put right, whether the report may leave."""

    done: int
    wanted: int
    wrong: int
    ready: bool


@dataclass(frozen=True)
class Summary:
    """One draft in the list of drafts.

    `name` is its own, if somebody gave it one, `kind` the kind of organ in words; `lacks` names what is still missing
    of organ, year and kind; `standing` is None until it was counted at this revision.
    """

    draft: str
    organ: str
    year: int | None
    changed_at: str
    name: str = ""
    kind: str = ""
    lacks: tuple[str, ...] = ()
    standing: Standing | None = None

    @property
    def title(self) -> str:
        """What the draft is called: by its own name, else whose report of which year it is."""
        return self.name or say("draft_title", organ=self.organ or say("organ_open"), year=year_words(self.year))


@dataclass(frozen=True)
class Removed:
    """One draft that was removed from the list, and when (ISO 8601 in UTC)."""

    draft: str
    title: str
    removed_at: str


def year_words(year: int | None) -> str:
    """The year as a draft is called by it; empty while it is not known."""
    return f"{year}年" if year else ""


@dataclass(frozen=True)
class Refusal:
    """Why a report may not leave yet, one sentence an obstacle."""

    obstacles: tuple[str, ...]
