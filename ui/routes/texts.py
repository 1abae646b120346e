"""What is looked at under a paragraph of the text, fetched when it is opened: past language takes a second to load."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError
from prompts import say
from ui.tabs.prose_panel import former_html, others_html, sources_html

LOG = logging.getLogger(__name__)

NO_PARAGRAPH = "这份草稿里没有这一段。请刷新页面再看。"
NOT_FOUND_OUT = "程序出了错，没有查到；正文没有变。请再试一次，还不行就重新启动起草台。"


def text_routes(desk: Desk) -> APIRouter:
    """`/text/{draft}/{question}/{what}`: `sources`, `others` or `former`, as `{"html": …}`; else `{"said": …}`."""
    routes = APIRouter()

    @routes.get("/text/{draft}/{question}/{what}")
    def looked(draft: str, question: str, what: str) -> JSONResponse:
        try:
            if not desk.has(draft):
                return JSONResponse({"said": say("draft_missing")}, 404)
            return JSONResponse({"html": _html(desk, draft, question, what)})
        except KeyError:
            return JSONResponse({"said": NO_PARAGRAPH}, 404)
        except JournalError as error:
            return JSONResponse({"said": str(error)}, 500)
        except Exception:  # the clerk must be told at the page, whatever past language has set off
            LOG.exception("paragraph %s of draft %s could not be looked into", question, draft)
            return JSONResponse({"said": NOT_FOUND_OUT}, 500)

    return routes


def _html(desk: Desk, draft: str, question: str, what: str) -> str:
    if what == "sources":
        return sources_html(desk.texts.sources(draft, question))
    if what == "others":
        return others_html(desk.texts.alternatives(draft, question))
    if what == "former":
        return former_html(desk.texts.former(draft, question))
    raise KeyError(what)
