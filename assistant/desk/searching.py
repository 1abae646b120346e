"""Past language searched by whoever wants to see what there is: `nianbao passages find`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.desk.filing import BadInput
from assistant.journal import Library
from knowledge.encoders.chosen import chosen_encoder
from knowledge.passages import ASPECTS, load_passages
from knowledge.search.query import Query
from knowledge.search.store import PassageStore
from knowledge.shelf import load_forms
from prompts import say


@dataclass(frozen=True)
class Found:
    """A passage that was found: its text with slots, the file that it is from ("" for a sample), how well it fits."""

    text: str
    report: str
    organ: str
    year: int
    section: str
    aspect: str
    score: float


@dataclass(frozen=True)
class Searched:
    """What was found, best first, and what is to be said of the search: that nothing fits, say."""

    found: tuple[Found, ...]
    said: tuple[str, ...]


def search(folder: Path, library: Library, words: str, section: str = "", aspect: str = "", limit: int = 5) -> Searched:
    """The passages of that data folder nearest to the words; BadInput for a section or aspect that there is not."""
    slot = _section(section)
    aspects = [one for name, some in ASPECTS.items() if slot in ("", name) for one in some]
    if aspect and aspect not in aspects:
        raise BadInput(say("no_such_aspect", name=aspect, names="、".join(aspects)))
    store = PassageStore(folder / "language", (*load_passages(), *library.passages()), chosen_encoder)
    try:
        store.wait()
        answer = store.search(Query(words, section=slot, aspect=aspect, limit=limit))
    finally:
        store.close()
    found = tuple(
        Found(
            match.passage.text,
            match.passage.report,
            match.passage.organ,
            match.passage.year,
            match.passage.section,
            match.passage.aspect,
            round(match.score, 3),
        )
        for match in answer.matches
    )
    return Searched(found, tuple(filter(None, (store.rebuilt, answer.trouble, answer.said))))


def _section(name: str) -> str:
    """The text slot that is meant, by its id or by the name that the form has for it."""
    named = {piece.name: piece.ref for form in load_forms() for piece in form.texts if piece.ref in ASPECTS}
    slot = named.get(name, name)
    if slot and slot not in ASPECTS:
        raise BadInput(say("no_such_section", name=name, names="、".join(named)))
    return slot
