"""A clerk's browser as a page's server sees it: one connection, one step after the other, nothing drawn."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *([0-9]+)")
OWN = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9]{1,2}:[0-9]{2}\b")
"""What no two drafts have in common: ids, and the time at which something was said."""


@dataclass(frozen=True)
class Answer:
    """What came back: when the request was sent and when all of the answer was there, by `perf_counter`."""

    status: int
    body: bytes
    begun: float
    ended: float

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.ended - self.begun

    @property
    def data(self) -> list[Any]:
        """The outputs of the step, one a component."""
        found: list[Any] = json.loads(self.body)["data"]
        return found

    @property
    def outputs(self) -> bytes:
        """The outputs as bytes, with a mark where an id or a time stands."""
        return OWN.sub("#", json.dumps(self.data, ensure_ascii=False)).encode()


class Client:
    """One connection to a page; `say` answers the question that it shows."""

    def __init__(self, address: str) -> None:
        self._place: dict[str, Any] = {"draft": "", "rev": 0}
        self._session = uuid4().hex[:12]
        self._host = urlsplit(address).netloc
        self._steps: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        host, _, port = self._host.partition(":")
        self._reader, self._writer = await asyncio.open_connection(host, int(port))
        self._steps = _steps(json.loads((await self._ask("GET", "/config")).body))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    @property
    def draft(self) -> str:
        """The draft that the page shows."""
        return str(self._place["draft"])

    async def start(self) -> Answer:
        """A new draft."""
        answer = await self._step("start", [])
        self._place = answer.data[0]
        return answer

    async def say(self, words: str) -> Answer:
        """A message typed and sent; the outputs that came back are the page's from now on."""
        answer = await self._step("submit", [self._place, words])
        self._place = {**self._place, "rev": self._place["rev"] + 1, "has": answer.data[0]["has"]}
        return answer

    def at(self, draft: str, rev: int) -> None:
        """Go on with a draft that there is."""
        self._place = {"draft": draft, "rev": rev}

    async def _step(self, event: str, data: Sequence[Any]) -> Answer:
        body = {"data": data, "event_data": None, "fn_index": self._steps[event], "session_hash": self._session}
        return await self._ask("POST", "/gradio_api/run/predict", json.dumps(body).encode())

    async def _ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        head = f"{method} {path} HTTP/1.1\r\nhost: {self._host}\r\ncontent-type: application/json\r\n"
        begun = time.perf_counter()
        self._writer.write(head.encode() + f"content-length: {len(body)}\r\n\r\n".encode() + body)
        told = await self._reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(told)
        got = await self._reader.readexactly(int(length[1]) if length else 0)
        return Answer(int(told.split(b" ", 2)[1]), got, begun, time.perf_counter())


async def written(address: str, draft: str, rev: int) -> None:
    """A language model asked as the page's button asks it, until its stream has ended."""
    host, _, port = urlsplit(address).netloc.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /write/{draft}?after={rev} HTTP/1.1\r\nhost: {host}:{port}\r\nconnection: close\r\n"
    writer.write(f"{head}content-length: 0\r\n\r\n".encode())
    await reader.read()
    writer.close()


def _steps(config: dict[str, Any]) -> dict[str, int]:
    """The numbers of the events that a clerk sets off: a message sent, a draft begun."""
    names = {one["id"]: one["props"].get("elem_id") for one in config["components"]}
    wanted = {("words", "submit"), ("head", "start")}
    return {
        event: step["id"]
        for step in config["dependencies"]
        for component, event in step["targets"]
        if (names.get(component), event) in wanted
    }
