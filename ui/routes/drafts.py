"""The routes of the list of drafts: the list, how far each is, what is done with one. All is said in sentences."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError, Refusal, Summary
from prompts import say
from ui.frame.home import drafts_list, standing_html

LOG = logging.getLogger(__name__)
NOT_DONE = "程序出了错，没有改动。请再试一次；还不行就重新启动起草台。"


def draft_routes(desk: Desk) -> APIRouter:
    """`/drafts`, over this desk. Every act answers `said`, or why it was not done as `refused`, and the `list` now."""
    routes, register = APIRouter(prefix="/drafts"), desk.register

    @routes.get("")
    def listed() -> JSONResponse:
        return _answer(desk, dict)

    @routes.get("/standing")
    def standing(of: str = "") -> JSONResponse:
        wanted = (draft for draft in of.split(",") if register.summary(draft))
        return _told(lambda: {"standing": {draft: standing_html(register.standing(draft)) for draft in wanted}})

    @routes.post("/{draft}/name")
    def rename(draft: str, name: str = "") -> JSONResponse:
        return _answer(desk, lambda: _came(register.rename(draft, name)))

    @routes.delete("/{draft}")
    def remove(draft: str) -> JSONResponse:
        return _answer(desk, lambda: _came(register.remove(draft)))

    @routes.post("/{draft}/restore")
    def restore(draft: str) -> JSONResponse:
        return _answer(desk, lambda: _came(register.restore(draft)))

    @routes.post("/{draft}/next")
    def begin_next(draft: str, again: bool = False) -> JSONResponse:
        return _answer(desk, lambda: _begun(desk, draft, again))

    return routes


def _begun(desk: Desk, draft: str, again: bool) -> dict[str, Any]:
    """The draft to open; or the one that there is already, with what is said of it."""
    begun = desk.begin_next(draft, again)
    if isinstance(begun, Refusal):
        return _came(begun)
    if isinstance(begun, Summary):
        return {"there": begun.draft, "title": begun.title, "refused": say("next_exists", name=begun.title)}
    return {"open": begun.draft}


def _came(told: str | Refusal) -> dict[str, Any]:
    return {"refused": "".join(told.obstacles)} if isinstance(told, Refusal) else {"said": told}


def _answer(desk: Desk, act: Callable[[], dict[str, Any]]) -> JSONResponse:
    def done() -> dict[str, Any]:
        came = act()
        return {**came, "list": drafts_list(desk.register.drafts(), desk.register.removed())}

    return _told(done)


def _told(act: Callable[[], dict[str, Any]]) -> JSONResponse:
    try:
        return JSONResponse(act())
    except JournalError as error:
        return JSONResponse({"refused": str(error)}, 500)
    except Exception:  # the clerk must be told at the page, whatever went wrong behind it
        LOG.exception("the list of drafts could not be shown or changed")
        return JSONResponse({"refused": NOT_DONE}, 500)
