"""A turn of the talk at the page, beside a bare Gradio page that sends as much: `python -m tests.benchmarks.turns`.

Both servers run at once, and the clients talk to one after the other in every round: each says the same messages to a
draft of its own, the next as soon as the last is answered. What came back is first found right, and the same of both.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice, product
from pathlib import Path
from typing import Any, TypeVar

from assistant.desk.talk import Desk
from tests.benchmarks import waiting
from tests.benchmarks.page_client import Answer, Client
from tests.benchmarks.took import machine, met, percentiles, told
from tests.conftest import ROOT

T = TypeVar("T")
CLIENTS = (1, 20, 50)
ROUNDS = 3
OTHERS = 5
GOAL = 1.3
ORGAN = "云溪县水务局"
NAMES = "东南西北中上下前后新"
"""Every talk is of an organ of its own, so that nothing is remembered of another."""
TALK = (
    *("2025年", "政府部门或街道办事处"),
    "规章没有，规范性文件制发3件，废止1件，现行有效12件",
    *("行政许可5320件", "行政处罚214件，行政强制17件", "收费86.4万元"),
    *("有", "收到了10件，其中自然人9件，商业企业1件", "上年没有结转"),
    "予以公开：自然人7件，企业1件；部分公开：自然人2件；其余没有",
    "行政复议2件，其中1件维持，1件尚未审结，其余没有",
)
FIGURES = {
    "disclosure.normative_documents.in_force": "12",
    "applications.received.natural_person": "9",
    "applications.concluded.total": "10",
    "disputes.reconsideration.pending": "1",
}
"""Some of what the draft must hold after the talk."""


def main() -> None:
    """Prove that both answer the same and that ours keeps it, time both, and print what it comes to."""
    organs = (ORGAN.replace("县", f"县{''.join(name)}") for name in product(NAMES, repeat=4))
    with tempfile.TemporaryDirectory() as place, servers(Path(place)) as addresses:
        print(f"both answer {len(TALK) + 1} messages alike: {asyncio.run(proved(addresses, Path(place)))}")
        for count in CLIENTS:
            took: dict[str, list[float]] = {name: [] for name in addresses}
            for _ in range(ROUNDS):
                for name, address in addresses.items():
                    took[name] += asyncio.run(talked(address, [*islice(organs, count)]))
            print(f"{count} at once: " + "; ".join(f"{name} {told(seconds)}" for name, seconds in took.items()))
            print(f"    {compared(took)}")
    with tempfile.TemporaryDirectory() as place:
        print(beside_waiting(Path(place) / "data", organs))
    print(machine())


def beside_waiting(folder: Path, organs: Iterator[str]) -> str:
    """What turns take while others wait for a language model, while paragraphs are drafted, and with nobody else."""
    places = waiting.at_a_text(folder)
    took: dict[str, list[float]] = {"alone": [], "waiting": [], "drafting": []}
    with waiting.slow_model() as model, ours(folder, NIANBAO_MODEL_URL=model.url) as address:
        for turn in range(ROUNDS + 1):
            answers, _ = asyncio.run(_until(address, organs, asyncio.sleep(waiting.SECONDS)))
            beside, places = asyncio.run(_until(address, organs, waiting.ask(address, places)))
            if turn:  # the first warms up: an index is opened, libraries are loaded
                took["alone"] += [one.seconds for one in answers]
                for one in beside:
                    took["waiting" if model.waited(one.begun, one.ended) else "drafting"].append(one.seconds)
        wrote = waiting.proved(folder, places, ROUNDS + 1)
    return (
        f"{OTHERS} others, nobody else at the page: {told(took['alone'])}\n"
        f"    while {len(places)} wait for a model ({wrote} paragraphs written): {told(took['waiting'])}\n"
        f"    while theirs are searched for, proved and laid out: {told(took['drafting'])}"
    )


async def _until(address: str, organs: Iterator[str], work: Coroutine[Any, Any, T]) -> tuple[list[Answer], T]:
    """The turns of the others, talk after talk, until the work is done; and what it came to."""
    done = asyncio.create_task(work)
    answers: list[Answer] = []

    async def talking() -> None:
        while not done.done():
            answers.extend((await talk(address, next(organs)))[1])

    await asyncio.gather(*(talking() for _ in range(OTHERS)))
    return answers, await done


def compared(took: Mapping[str, Sequence[float]]) -> str:
    """Ours in proportion to the bare page, at the median and at the 95th percentile."""
    here, bare = percentiles(took["nianbao"]), percentiles(took["bare"])
    at = {"p50": here[0] / bare[0], "p95": here[1] / bare[1]}
    return ", ".join(f"nianbao / bare at {name} = {ratio:.2f} ({met(ratio, GOAL)})" for name, ratio in at.items())


async def talked(address: str, organs: Sequence[str]) -> list[float]:
    """Seconds for every turn of clients that talk at once, one an organ."""
    talks = await asyncio.gather(*(talk(address, organ) for organ in organs))
    return [answer.seconds for _, answers in talks for answer in answers]


async def talk(address: str, organ: str) -> tuple[str, list[Answer]]:
    """The draft that one client begins and what its messages are answered."""
    async with Client(address) as client:
        await client.start()
        return client.draft, [await client.say(words) for words in (organ, *TALK)]


async def proved(addresses: Mapping[str, str], folder: Path) -> str:
    """How much both answer; SystemExit where the answers differ or the draft does not hold what was said."""
    talks = {name: await talk(address, ORGAN) for name, address in addresses.items()}
    sent = {name: [answer.outputs for answer in answers] for name, (_, answers) in talks.items()}
    if sent["nianbao"] != sent["bare"] or any(answer.status != 200 for _, all_ in talks.values() for answer in all_):
        raise SystemExit("the bare page answers otherwise: nothing is timed")
    draft = talks["nianbao"][0]
    with closing(Desk(folder / "data")) as desk:
        kept = {cell: desk.view(draft).shown[cell] for cell in FIGURES}
    if kept != FIGURES:
        raise SystemExit(f"the draft holds {kept}: nothing is timed")
    sizes = sorted(len(answer.body) for answer in talks["nianbao"][1])
    return f"{len(FIGURES)} figures looked at, {sizes[0]} to {sizes[-1]} bytes an answer, the same of both"


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, str]]:
    """Both servers, each a process of its own, by address; the bare one has what ours answers."""
    recorded = folder / "recorded.json"
    recorded.write_text(json.dumps(outputs_of_ours(folder / "recording"), ensure_ascii=False), encoding="utf-8")
    with ours(folder / "data") as first, serving("-m", "tests.benchmarks.bare_page", str(recorded)) as second:
        yield {"nianbao": first, "bare": second}


@contextmanager
def ours(folder: Path, **environ: str) -> Iterator[str]:
    """The address of our server over that folder."""
    with serving("-m", "assistant.cli", "serve", "--data", str(folder), "--port", "0", **environ) as address:
        yield address


@contextmanager
def serving(*command: str, **environ: str) -> Iterator[str]:
    """The address of a server that is started so, and stopped afterwards."""
    environ = {**os.environ, **environ}
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environ)
    try:
        assert process.stdout
        line = process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"the server said {line!r}")
        yield "http://" + line.partition("http://")[2].split("/")[0] + "/"
    finally:
        process.kill()
        process.communicate()


def outputs_of_ours(folder: Path) -> list[list[object]]:
    """What the handlers of our page put out, the beginning of a draft first, then turn by turn."""
    from ui.handlers import Handlers

    with closing(Desk(folder)) as desk:
        hands = Handlers(desk)
        found = [[*hands.started()]]
        for words in (ORGAN, *TALK):
            found.append([*hands.said(found[-1][0], words)[:-1]])
    return found


if __name__ == "__main__":
    main()
