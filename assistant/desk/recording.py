"""A reply as the journal keeps it: the step's body."""

from __future__ import annotations

from typing import Any

from assistant.desk.language import Language
from assistant.desk.likeness import with_likeness
from assistant.desk.reply import Reply, words_now
from assistant.desk.state import State


def body_of(state: State, given: Reply, said: str, language: Language, proposed_year: int) -> dict[str, Any]:
    """What is written for the reply to what was `said` in this state: all that the desk says, all that it does."""
    given = with_likeness(state, given, language)
    words, offers = words_now(state, given, language, proposed_year)
    effects = {
        **given.effects,
        "offers": [offer.text for offer in offers],
        "offered_from": [offer.source for offer in offers],
    }
    body: dict[str, Any] = {"said": said, "say": words, "effects": effects}
    return body if given.undoes is None else {**body, "undoes": given.undoes}
