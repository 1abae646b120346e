"""What others feel while some clerks wait for a language model: a second part of `python -m tests.benchmarks.turns`.

The model is a server on this machine that says its sentence a second after it was asked.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from assistant.desk.talk import Desk
from assistant.desk.view import View
from prompts import say
from tests.benchmarks.page_client import Client, written
from tests.desk.test_modelled import GOOD
from tests.desk.test_texts import FACTS, FIGURES, OPENING
from tests.drafting.model.scripted import Handler, says, serving

SECONDS = 1.0
BY_BUTTON, TYPED = 4, 4
"""Clerks that wait: as the page asks for a paragraph, and as one may ask for it in the talk."""
Place = tuple[str, int]


def slowly(handler: Handler, body: dict[str, Any]) -> None:
    """A way of answering: a usable paragraph, late."""
    time.sleep(SECONDS)
    says(GOOD)(handler, body)


@contextmanager
def model() -> Iterator[str]:
    """The address of the model."""
    with serving(slowly) as scripted:
        yield scripted.url


def at_a_text(folder: Path) -> list[Place]:
    """Drafts of the folder that are asked for a paragraph, one for each who waits."""
    with closing(Desk(folder)) as desk:
        return [(view.draft, view.rev) for view in (_asked(desk) for _ in range(BY_BUTTON + TYPED))]


def _asked(desk: Desk) -> View:
    view = desk.start()
    for message in (*OPENING, *FIGURES, *FACTS, "不写", "我局按要求做好了这项工作。"):
        view = desk.say(view.draft, message, view.rev)
    return view


async def wait_on(address: str, places: Sequence[Place], until: asyncio.Event) -> dict[str, list[float]]:
    """Each asks the model again and again until the event is set; seconds of every wait, by draft."""
    ways = [_by_button if number < BY_BUTTON else _typed for number in range(len(places))]
    waits = await asyncio.gather(*(way(address, place, until) for way, place in zip(ways, places, strict=True)))
    return {draft: took for (draft, _), took in zip(places, waits, strict=True)}


async def _by_button(address: str, place: Place, until: asyncio.Event) -> list[float]:
    draft, rev = place
    took: list[float] = []
    while not until.is_set():
        took.append(await written(address, draft, rev + len(took)))
    return took


async def _typed(address: str, place: Place, until: asyncio.Event) -> list[float]:
    took = []
    async with Client(address) as client:
        client.at(*place)
        while not until.is_set():
            answer = await client.say(say("ask_model"))
            took.append(answer.seconds)
    return took


def proved(folder: Path, drafts: Sequence[str]) -> int:
    """How many paragraphs the model wrote; SystemExit where a draft got none."""
    with closing(Desk(folder)) as desk:
        wrote = [sum(say("model_wrote") in turn.text for turn in desk.view(draft).turns) for draft in drafts]
    if 0 in wrote:
        raise SystemExit(f"paragraphs of the model by draft: {wrote}: nobody has waited")
    return sum(wrote)
