"""Rules on whose words a text has, and of which year, as values.

Patterns are for texts without spaces (line breaks stay).
"""

from __future__ import annotations

from re import Match, Pattern
from typing import ClassVar, Literal

from assistant.report.rules import Severity
from assistant.report.wordingrules.base import Many, Rule, Saying, Scope, Strict

Near = Literal["next", "last", "earlier", "later"]
"""A year as seen from the report's: the one after it, the one before it, one before that, one after that."""


class Selves(Scope):
    """One organ, one name. `called` finds what the organ calls itself in its first group (我局: 局).

    `named` finds a year where a text says whose report it is, the organ behind it in the group `name`; where that is
    empty, it stands in the `reach` characters before it, as `before` finds it. `leads` is what comes before a name
    there, `ends` how names of organs end. `neutral` are words that fit every organ.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "of_other": ("section", "words", "organ"),
        "mixed": ("section", "words", "other"),
        "other_name": ("section", "name", "organ"),
        "other_form": ("section", "name", "organ"),
        "of_prior": ("section", "name", "organ"),
    }

    called: Pattern[str]
    named: Pattern[str]
    before: Pattern[str]
    reach: int
    leads: Pattern[str]
    ends: Pattern[str]
    of_other: Saying
    mixed: Saying
    neutral: Many[str]
    other_name: Saying
    other_form: Saying
    of_prior: Saying


class Years(Rule):
    """A year, in the group `year`, that stands where the report's own should, unless the sentence matches `unless`."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "words", "found", "year")}

    find: Pattern[str]
    when: Many[Near]
    unless: Pattern[str] | None = None


class Carried(Rule):
    """A sentence that stands word for word in last year's report, last year's number (group `year`) in it."""

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "words", "found", "year")}

    find: Pattern[str]
    least: int
    """Characters of a sentence that says something."""


class Periods(Scope):
    """The period that the figures are of: `stretch` finds the words about it, `day` a day in them.

    The groups of `day` are `year` (may be missing), `month` and `day`; `malformed` is no date at all.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {
        "unreadable": ("section", "words", "year"),
        "other_year": ("section", "words", "found", "year"),
        "not_whole": ("section", "words", "year"),
    }

    year_code: str
    stretch: Pattern[str]
    day: Pattern[str]
    malformed: Pattern[str]
    begin: Many[int]
    end: Many[int]
    unreadable: Saying
    other_year: Saying
    not_whole: Saying


class Copied(Rule):
    """How much of each text stands in last year's report already.

    Sentences of at least `sentence` characters are compared, what `masks` finds left out; from `alike` (percent) on one
    is the same. Said from the `share` of the text on that its entry in `shares` gives, where the text has at
    least `least` characters.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "percent", "count", "words", "year")}

    masks: dict[str, Pattern[str]]
    sentence: int
    alike: float
    least: int
    shares: dict[str, float]


class Borrowed(Scope):
    """How much of a paragraph stands in a report of another organ.

    What `masks` finds is left out, and so are sentences with fewer than `sentence` characters then; from `alike`
    (percent) on one is the same. One that stands in reports of `formula` organs is how everybody writes. Said of the
    texts in `shares` from that share on, where it makes `least` characters.
    """

    opens: ClassVar[dict[str, tuple[str, ...]]] = {"say": ("section", "percent", "organ", "year", "words")}

    severity: Severity
    say: str
    masks: Many[Pattern[str]]
    sentence: int
    alike: float
    formula: int
    least: int
    shares: dict[str, float]

    def tells(self, slot: str, share: float, characters: int) -> bool:
        """Whether so much in common is worth a word in that text."""
        return slot in self.shares and share >= self.shares[slot] and characters >= self.least


class OwnNames(Strict):
    """How an organ speaks of itself and of the place that it belongs to.

    `selves` has by the ending of a name what such an organ calls itself; `place` finds the places at the beginning of a
    name one by one, their kind (县) in the group `level`. An organ whose name ends in one of
    `governments` is the place itself.
    """

    selves: dict[str, str]
    otherwise: str
    place: Pattern[str]
    governments: Many[str]

    def self_name(self, organ: str) -> str:
        """我局, 我镇, for a government 我县; the longest ending that the name has decides, "" without a name."""
        if not organ:
            return ""
        if organ.endswith(tuple(self.governments)) and self.level(organ):
            return f"我{self._places(organ)[-1]}"
        ending = max((end for end in self.selves if organ.endswith(end)), key=len, default="")
        return self.selves.get(ending, self.otherwise)

    def level(self, organ: str) -> str:
        """县 of 云溪县水务局, and of 云溪县青石镇, whose 县委 leads it; "" where the name does not say."""
        levels = [level for level in self._places(organ) if level not in self.selves]
        return levels[-1] if levels else ""

    def place_names(self, organ: str) -> tuple[str, ...]:
        """The places in the organ's name, from the largest: 澜汀市, 云溪县."""
        return tuple(match[0] for match in self._found(organ))

    def _places(self, organ: str) -> list[str]:
        return [match["level"] for match in self._found(organ)]

    def _found(self, organ: str) -> list[Match[str]]:
        found, at = [], 0
        while match := self.place.match(organ, at):
            found.append(match)
            at = match.end()
        return found
