"""The report of the next year begun from a draft: whose it is taken over, the figures laid beside and only proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.desk.earlier import Named, with_prior
from assistant.desk.reply import Reply, with_consequences
from assistant.desk.state import state_of
from assistant.report.draft import Draft
from prompts import say


def reply_following(last_year: Draft, title: str, opening: Mapping[str, str | int], named: Named) -> Reply:
    """The first reply of a draft whose organ, year and kind `opening` has from `last_year`, a draft of that title.

    That draft is laid beside it; where it is too unfinished for that, another of the same organ and year may be.
    """
    nobody = state_of(())
    begun = say("next_begun", name=title, year=opening["year"])
    given = with_consequences(nobody, Reply(begun, opening))
    given = with_prior(nobody, given, lambda *whose: (last_year, *named(*whose)))
    if given.effects.get("prior"):
        return given
    return replace(given, say=given.say + say("next_without_prior", year=last_year.year))
