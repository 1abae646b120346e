"""What others feel while some clerks wait for a language model: a second part of `python -m tests.benchmarks.turns`.

The model is a server on this machine that says its sentence a second after the last of those who wait has asked it: for
so long all of them wait, and nothing is drafted for any of them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
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
LONGEST = 60.0
"""Seconds in which the last of them must have asked."""
Place = tuple[str, int]


@dataclass
class SlowModel:
    """A model that keeps all waiting; `spans` are the times, by `perf_counter`, during which every one of them was."""

    url: str = ""
    spans: list[tuple[float, float]] = field(default_factory=list)
    asked: int = 0

    def way(self, handler: Handler, body: dict[str, Any]) -> None:
        """A usable paragraph, late."""
        self.asked = len(handler.server.scripted.asked)
        wanted = -(-self.asked // (BY_BUTTON + TYPED)) * (BY_BUTTON + TYPED)
        deadline = time.perf_counter() + LONGEST
        while len(handler.server.scripted.asked) < wanted and time.perf_counter() < deadline:
            time.sleep(0.005)
        begun = time.perf_counter()
        time.sleep(SECONDS)
        if len(self.spans) < wanted // (BY_BUTTON + TYPED):
            self.spans.append((begun, time.perf_counter()))
        says(GOOD)(handler, body)

    def waited(self, begun: float, ended: float) -> bool:
        """Whether all were waiting all the time between."""
        return any(start <= begun and ended <= end for start, end in self.spans)


@contextmanager
def slow_model() -> Iterator[SlowModel]:
    """The model, running."""
    model = SlowModel()
    with serving(model.way) as scripted:
        model.url = scripted.url
        yield model


def at_a_text(folder: Path) -> list[Place]:
    """Drafts of the folder that are asked for a paragraph, one for each who waits."""
    with closing(Desk(folder)) as desk:
        return [(view.draft, view.rev) for view in (_asked(desk) for _ in range(BY_BUTTON + TYPED))]


def _asked(desk: Desk) -> View:
    view = desk.start()
    for message in (*OPENING, *FIGURES, *FACTS, "不写", "我局按要求做好了这项工作。"):
        view = desk.say(view.draft, message, view.rev)
    return view


async def ask(address: str, places: Sequence[Place]) -> list[Place]:
    """All ask the model at once; where their drafts stand once all have been answered."""
    ways = [_by_button if number < BY_BUTTON else _typed for number in range(len(places))]
    await asyncio.gather(*(way(address, place) for way, place in zip(ways, places, strict=True)))
    return [(draft, rev + 1) for draft, rev in places]


async def _by_button(address: str, place: Place) -> None:
    await written(address, *place)


async def _typed(address: str, place: Place) -> None:
    async with Client(address) as client:
        client.at(*place)
        await client.say(say("ask_model"))


def proved(folder: Path, places: Sequence[Place], rounds: int) -> int:
    """How many paragraphs the model wrote; SystemExit where a draft did not get one each time."""
    with closing(Desk(folder)) as desk:
        wrote = [sum(say("model_wrote") in turn.text for turn in desk.view(draft).turns) for draft, _ in places]
    if wrote != [rounds] * len(places):
        raise SystemExit(f"paragraphs of the model by draft: {wrote}, not {rounds} each: nobody has waited")
    return sum(wrote)
