"""The routes of the learned reports: their list, one more, one less. What came of it is said in sentences."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError
from ui.routes.incoming import FAULT, NotTaken, file_sent
from ui.tabs.learned import learned_html

LOG = logging.getLogger(__name__)

FORGOTTEN = "已删除，起草时不再用它的写法。"
GONE_ALREADY = "这份报告已经不在范文里了。"
NOT_DONE = "程序出了错，范文没有变。请再试一次；还不行就重新启动起草台。"


def learning_routes(desk: Desk, reading: asyncio.Lock) -> APIRouter:
    """`/learned`, over this desk. Every answer is `{"said": […]}`, with the `list` as it now is where that can be had.

    Whoever holds `reading` is the one whose file is read.
    """
    routes = APIRouter()

    @routes.get("/learned")
    def listed() -> JSONResponse:
        return _answer(desk, lambda: (), NOT_DONE)

    @routes.post("/learned")
    async def learn(request: Request) -> JSONResponse:
        try:
            name, data = await file_sent(request, desk.largest_file)
        except NotTaken as reason:
            return JSONResponse({"said": [str(reason)]}, reason.status)
        async with reading:
            return await asyncio.to_thread(_answer, desk, lambda: desk.lessons.learn(name, data), FAULT)

    @routes.delete("/learned/{report}")
    def forget(report: str) -> JSONResponse:
        return _answer(desk, lambda: (FORGOTTEN if desk.lessons.forget(report) else GONE_ALREADY,), NOT_DONE)

    return routes


def _answer(desk: Desk, act: Callable[[], Sequence[str]], fault: str) -> JSONResponse:
    try:
        return JSONResponse({"said": list(act()), "list": learned_html(desk.lessons.learned())})
    except JournalError as error:
        return JSONResponse({"said": [str(error)]}, 500)
    except Exception:  # the clerk must be told at the page, whatever a file has set off
        LOG.exception("the learned reports could not be changed or listed")
        return JSONResponse({"said": [fault]}, 500)
