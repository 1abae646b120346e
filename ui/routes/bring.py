"""The way in for a report of the draft: its bytes to a route of our own, never into the cache of the page's library."""

from __future__ import annotations

import asyncio
import logging

from fastapi import Request
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError
from prompts import say
from ui.routes.incoming import FAULT, NO_PLACE, NotTaken, file_sent

LOG = logging.getLogger(__name__)


async def bring_response(desk: Desk, reading: asyncio.Lock, draft: str, request: Request) -> JSONResponse:
    """What became of the file in the request's body: `{"note": …}`, empty when the desk took it into the talk.

    The query names the file (`name`) and the revision that the clerk's page shows (`after`). 404 for an unknown draft,
    413 beyond the largest file, of which no more is held; whoever holds `reading` is the one whose file is read.
    """
    after = _revision(request.query_params.get("after", ""))
    if after is None:
        return _answer(400, NO_PLACE)
    try:
        name, data = await file_sent(request, desk.largest_file)
    except NotTaken as reason:
        return _answer(reason.status, str(reason))
    async with reading:
        return await asyncio.to_thread(_brought, desk, draft, name, data, after)


def _brought(desk: Desk, draft: str, name: str, data: bytes, after: int) -> JSONResponse:
    try:
        if not desk.has(draft):
            return _answer(404, say("draft_missing"))
        return _answer(200, desk.bring(draft, name, data, after).note)
    except JournalError as error:
        return _answer(500, str(error))
    except Exception:  # the clerk must be told at the page, whatever a file has set off
        LOG.exception("a file for draft %s could not be taken in", draft)
        return _answer(500, FAULT)


def _revision(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _answer(status: int, note: str) -> JSONResponse:
    return JSONResponse({"note": note}, status)
