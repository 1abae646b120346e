"""The route of the years: what the tab shows, asked for only when it is open."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError
from prompts import say
from ui.tabs.years import years_html

LOG = logging.getLogger(__name__)
FAULT = "程序出了错，历年的数没有排出来。请换到别的标签再打开一次；还不行就重新启动起草台。"


def years_routes(desk: Desk) -> APIRouter:
    """`/years/{draft}`: `{"years": …}` as HTML, or `{"said": …}`, a sentence why not."""
    routes = APIRouter()

    @routes.get("/years/{draft}")
    def years(draft: str) -> JSONResponse:
        try:
            if not desk.has(draft):
                return JSONResponse({"said": say("draft_missing")}, 404)
            return JSONResponse({"years": years_html(desk.years(draft))})
        except JournalError as error:
            return JSONResponse({"said": str(error)}, 500)
        except Exception:  # the clerk must be told at the page, whatever a kept report has set off
            LOG.exception("the years of draft %s could not be laid out", draft)
            return JSONResponse({"said": FAULT}, 500)

    return routes
