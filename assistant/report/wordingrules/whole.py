"""Rules on a report as a whole, as values: title, headings, tables, the report beside it, reminders."""

from __future__ import annotations

from re import Pattern
from typing import ClassVar

from assistant.report.wordingrules.base import Many, Rule, Saying, Scope


class Headings(Scope):
    """The section headings of a file: all there, once, in order, worded and numbered as the form has them.

    `accepted` are other wordings that are right, `known` such as are understood and not right, by the form's heading;
    `number` finds the number before a heading in its first group; from `alike` (percent) on a misprinted one is known
    for what it should be. Where more than `tail` sections are missing at the
    end, the file may be an excerpt.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "missing": ("headings", "count"),
        "cut_off": ("headings", "count"),
        "doubled": ("heading", "times"),
        "order": ("order",),
        "wording": ("printed", "heading"),
        "misnumbered": ("printed", "heading"),
        "unknown": ("printed",),
    }

    accepted: dict[str, Many[str]]
    known: dict[str, Many[str]]
    number: Pattern[str]
    alike: float
    tail: int
    missing: Saying
    cut_off: Saying
    doubled: Saying
    order: Saying
    wording: Saying
    misnumbered: Saying
    unknown: Saying


class Editions(Rule):
    """The tables are printed in this form's own format; `others` names the other forms, by id."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("table", "other")}

    others: dict[str, str]


class Titles(Scope):
    """What the printed title says: organ, year, and in the `words` of the form what it is."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "absent": (),
        "no_organ": ("title",),
        "no_year": ("title", "year"),
        "other_year": ("title", "found", "year"),
        "other_words": ("title",),
    }

    words: Pattern[str]
    year: Pattern[str]
    year_code: str
    fillers: Pattern[str]
    absent: Saying
    no_organ: Saying
    no_year: Saying
    other_year: Saying
    other_words: Saying


class Listing(Scope):
    """The list of sections in a text: `find` finds it in its group `list`, `counted_by` how many it says they are.

    `parts` are the words by which a section is listed, by the form's heading; a list names `least` of them.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "missing": ("section", "parts"),
        "doubled": ("section", "part"),
        "counted": ("section", "words", "found"),
    }

    texts: Many[str]
    find: Many[Pattern[str]]
    parts: dict[str, Pattern[str]]
    counted_by: Pattern[str]
    least: int
    missing: Saying
    doubled: Saying
    counted: Saying


class Apart(Scope):
    """Why a report that was laid beside this one is not compared with it."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "other_year": ("prior", "year"),
        "other_organ": ("prior", "organ"),
        "other_kind": ("prior", "kind"),
    }

    names: dict[str, str]
    """What the kinds of organ are called."""
    other_year: Saying
    other_organ: Saying
    other_kind: Saying


class Reminder(Rule):
    """What a clerk should look at by himself; with `cells`, only where one of them is above 0."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("year", "next")}

    cells: Many[str] = ()
