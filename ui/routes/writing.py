"""A paragraph by a language model, shown while it is written: a stream of its own, ended by closing it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from queue import Empty, SimpleQueue
from threading import Event

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, StreamingResponse

from assistant.desk.talk import Desk, JournalError
from prompts import say

LOG = logging.getLogger(__name__)
FAULT = "程序出了错，模型写的没有采用。请再试一次，或者采用往年的表述。"
TICK = 0.1
"""Seconds between two looks at whether anybody still reads."""


def writing_routes(desk: Desk) -> APIRouter:
    """`/write/{draft}?after=N` writes and tells how far it is; `/stop/{draft}` stops it."""
    routes, writing = APIRouter(), Writing(desk)

    @routes.post("/write/{draft}")
    async def write(draft: str, request: Request) -> StreamingResponse:
        return writing.response(draft, request)

    @routes.post("/stop/{draft}")
    def stop(draft: str) -> JSONResponse:
        writing.stop(draft)
        return JSONResponse({})

    return routes


class Writing:
    """The paragraphs that are being written now, by draft."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._stops: dict[str, Event] = {}

    def response(self, draft: str, request: Request) -> StreamingResponse:
        """A stream of lines of JSON: `{"piece": …}` as it comes, at the end `{"note": …}`, empty when the desk took it.

        The query names the revision that the page shows (`after`). A reader who goes away stops the model. Pieces are a
        preview and count for nothing: what stands is in the draft.
        """
        return StreamingResponse(self._lines(draft, request), media_type="application/x-ndjson")

    def stop(self, draft: str) -> None:
        """Let the model that writes for the draft stop; its stream ends soon after."""
        if draft in self._stops:
            self._stops[draft].set()

    async def _lines(self, draft: str, request: Request) -> AsyncIterator[str]:
        pieces: SimpleQueue[str] = SimpleQueue()
        stop = self._stops[draft] = Event()
        after = request.query_params.get("after", "")
        work = asyncio.create_task(asyncio.to_thread(_written, self._desk, draft, after, pieces, stop))
        try:
            while not work.done() or not pieces.empty():
                for piece in _waiting(pieces):
                    yield _line("piece", piece)
                if await request.is_disconnected():
                    break
                await asyncio.wait({work}, timeout=TICK)
        finally:
            stop.set()
        yield _line("note", await work)


def _waiting(pieces: SimpleQueue[str]) -> list[str]:
    found = []
    try:
        while True:
            found.append(pieces.get_nowait())
    except Empty:
        return found


def _written(desk: Desk, draft: str, after: str, pieces: SimpleQueue[str], stop: Event) -> str:
    """Ask the model; what the clerk has to be told apart from what the talk says."""
    try:
        if not desk.has(draft) or not after.isdecimal():
            return say("draft_missing")
        return desk.say(draft, say("ask_model"), int(after), pieces.put, stop).note
    except JournalError as error:
        return str(error)
    except Exception:  # the clerk must be told at the page, whatever a model has set off
        LOG.exception("a model could not write for draft %s", draft)
        return FAULT


def _line(key: str, words: str) -> str:
    return json.dumps({key: words}, ensure_ascii=False) + "\n"
