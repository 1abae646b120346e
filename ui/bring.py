"""The one way in for a file: its bytes to a route of our own, never into the cache of the page's library."""

from __future__ import annotations

import asyncio
import logging

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from assistant.desk.talk import Desk, JournalError
from prompts import say

LOG = logging.getLogger(__name__)

TOO_LARGE = "“{}”超过 {:g} MB，没有采用：请只上传报告本身，删去或压缩图片，另存后再上传。"
CUT_OFF = "文件没有传完，没有采用。请再传一次。"
NO_PLACE = "上传的地址不完整，文件没有采用。请刷新页面再传一次。"
FAULT = "程序出了错，文件没有采用。请再传一次；还不行就用 Word 或 WPS 另存为 docx 再传。"


async def bring_response(desk: Desk, reading: asyncio.Lock, draft: str, request: Request) -> JSONResponse:
    """What became of the file in the request's body: `{"note": …}`, empty when the desk took it into the talk.

    The query names the file (`name`) and the revision that the clerk's page shows (`after`). 404 for an unknown draft,
    413 beyond the largest file, of which no more is held; whoever holds `reading` is the one whose file is read.
    """
    name, after = request.query_params.get("name", ""), _revision(request.query_params.get("after", ""))
    if not name or after is None:
        return _answer(400, NO_PLACE)
    try:
        data = await _body(request, desk.largest_file)
    except ClientDisconnect:
        return _answer(400, CUT_OFF)
    if data is None:
        return _answer(413, TOO_LARGE.format(name, desk.largest_file / 1_000_000))
    async with reading:
        return await asyncio.to_thread(_brought, desk, draft, name, data, after)


async def _body(request: Request, most: int) -> bytes | None:
    """The bytes that were sent; None as soon as they are more than `most`."""
    held = bytearray()
    async for piece in request.stream():
        if len(held) + len(piece) > most:
            return None
        held += piece
    return bytes(held)


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
