"""The routes of the preview: what is printed and marked, and each page as a picture. No browser keeps any of it."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from assistant.desk.filing import FAULTS
from assistant.desk.talk import Desk, JournalError, Refusal
from prompts import say
from ui.tabs.preview import preview_html

LOG = logging.getLogger(__name__)
NOT_KEPT = {"cache-control": "no-store"}
FAULT = "程序出了错，没有排出版面。"
GONE = "没有这一页。"


def preview_routes(desk: Desk) -> APIRouter:
    """`/preview/{draft}` and its pages. Both wait in threads: one report is printed at a time."""
    routes = APIRouter()

    @routes.get("/preview/{draft}")
    def preview(draft: str) -> JSONResponse:
        return preview_response(desk, draft)

    @routes.get("/preview/{draft}/{page}")
    def picture(draft: str, page: int, key: str = "") -> Response:
        data = desk.files.preview_page(draft, key, page)
        if data is None:
            return PlainTextResponse(GONE, 404, NOT_KEPT)
        return Response(data, media_type="image/png", headers=NOT_KEPT)

    return routes


def preview_response(desk: Desk, draft: str) -> JSONResponse:
    """`{"rev", "html"}`, the revision that is shown; or `{"said"}`, with `again` where it may go well another time.

    404 for an unknown draft, 409 while it has no form, 500 when it could not be printed.
    """
    try:
        if not desk.has(draft):
            return _answer(404, said=say("draft_missing"))
        preview = desk.files.preview(draft)
        if isinstance(preview, Refusal):
            return _answer(409, said="".join(preview.obstacles))
        return _answer(200, rev=preview.view.rev, html=preview_html(preview))
    except (*FAULTS, JournalError) as error:
        return _answer(500, said=str(error), again=True)
    except Exception:  # the clerk must be told at the page, whatever a draft has set off
        LOG.exception("draft %s could not be previewed", draft)
        return _answer(500, said=FAULT, again=True)


def _answer(status: int, **content: object) -> JSONResponse:
    return JSONResponse(content, status, NOT_KEPT)
