"""What a form and the offices that read it ask of the words of a report, as values; no word of it is in code."""

from __future__ import annotations

from assistant.report.wordingrules.base import Many, Strict
from assistant.report.wordingrules.origins import Borrowed, Carried, Copied, OwnNames, Periods, Selves, Years
from assistant.report.wordingrules.texts import (
    Brackets,
    Doubling,
    Length,
    Misspelling,
    Phrase,
    Series,
    ShortNames,
    Topics,
)
from assistant.report.wordingrules.whole import Apart, Editions, Headings, Listing, Reminder, Titles


class WordingRules(Strict):
    """All rules on wording that hold for a form, each kind in the order of the files."""

    phrases: Many[Phrase] = ()
    misspellings: Many[Misspelling] = ()
    topics: Many[Topics] = ()
    lengths: Many[Length] = ()
    headings: Many[Headings] = ()
    editions: Many[Editions] = ()
    titles: Many[Titles] = ()
    selves: Many[Selves] = ()
    years: Many[Years] = ()
    carried: Many[Carried] = ()
    periods: Many[Periods] = ()
    listings: Many[Listing] = ()
    short_names: Many[ShortNames] = ()
    series: Many[Series] = ()
    doublings: Many[Doubling] = ()
    brackets: Many[Brackets] = ()
    copied: Many[Copied] = ()
    borrowed: Many[Borrowed] = ()
    apart: Many[Apart] = ()
    lookups: Many[Phrase] = ()
    reminders: Many[Reminder] = ()
    own_names: Many[OwnNames] = ()

    @property
    def names(self) -> OwnNames | None:
        """How an organ speaks of itself; None where no file says."""
        return self.own_names[0] if self.own_names else None

    def joined(self, other: WordingRules) -> WordingRules:
        """These rules and the other's behind them."""
        both = {name: (*getattr(self, name), *getattr(other, name)) for name in type(self).model_fields}
        return WordingRules.model_validate(both)
