"""The files that leave: each by a route of its own, to be saved under the report's Chinese title."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from assistant.desk.collecting import CollectionKind
from assistant.desk.filing import FAULTS
from assistant.desk.talk import Desk, JournalError, Refusal
from assistant.desk.view import View
from prompts import say

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REPORT, AUDIT, COLLECTION = "{}.docx", "{}（核对记录）.docx", "{}（数据征集清单）."
NOT_IN_A_NAME = dict.fromkeys(map(ord, '\\/:*?"<>|\r\n\t'), "_")


def file_routes(desk: Desk) -> APIRouter:
    """`/export`, `/audit` and `/collect`, each of a draft."""
    routes = APIRouter()

    @routes.get("/export/{draft}")
    def export(draft: str) -> Response:
        return export_response(desk, draft)

    @routes.get("/audit/{draft}")
    def audit(draft: str) -> Response:
        return audit_response(desk, draft)

    @routes.get("/collect/docx/{draft}")
    def collect_in_word(draft: str) -> Response:
        return collection_response(desk, draft, "docx")

    @routes.get("/collect/xlsx/{draft}")
    def collect_in_excel(draft: str) -> Response:
        return collection_response(desk, draft, "xlsx")

    return routes


def export_response(desk: Desk, draft: str) -> Response:
    """The Word file; 404 for an unknown draft, 409 with every reason while the report may not leave."""

    def exported() -> bytes | Refusal:
        done = desk.export(draft)
        if isinstance(done, Refusal):
            return done
        return Refusal(tuple(finding.say for finding in done.findings)) if done.data is None else done.data

    return _file(desk, draft, exported, REPORT)


def audit_response(desk: Desk, draft: str) -> Response:
    """The audit sheet as a Word file; 404 for an unknown draft, 409 while it has no form."""
    return _file(desk, draft, lambda: desk.audit(draft), AUDIT)


def collection_response(desk: Desk, draft: str, kind: CollectionKind) -> Response:
    """The list of open figures; 404 for an unknown draft, 409 while nothing can be asked for, or nothing is open."""
    media = WORD if kind == "docx" else EXCEL
    return _file(desk, draft, lambda: desk.collection(draft, kind), COLLECTION + kind, media)


def _file(desk: Desk, draft: str, made: Callable[[], bytes | Refusal], name: str, media: str = WORD) -> Response:
    try:
        if not desk.has(draft):
            return _page(404, "没有这份草稿", (say("draft_missing"),))
        done = made()
    except (*FAULTS, JournalError) as error:
        return _page(500, "没有导出", (str(error),))
    if isinstance(done, Refusal):
        return _page(409, "还不能导出", done.obstacles, draft)
    chinese = quote(file_name(desk.view(draft), name), safe="")
    plain = f"nianbao{PurePath(name).suffix}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{chinese}"
    return Response(done, media_type=media, headers={"content-disposition": disposition})


def file_name(view: View, name: str = REPORT) -> str:
    """The report's title as the name of its file, or of the file of that name beside it."""
    return name.format(view.title).translate(NOT_IN_A_NAME)


def _page(status: int, heading: str, sentences: tuple[str, ...], draft: str = "") -> HTMLResponse:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    back = f"/?draft={quote(draft)}" if draft else "/"
    body = (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{heading}</title>'
        '<body style="font:16px/1.8 system-ui,sans-serif;max-width:44em;margin:3em auto;padding:0 1em">'
        f'<h1 style="font-size:1.3em">{heading}</h1><ul>{items}</ul>'
        f'<p><a href="{back}">回到起草台</a></p></body></html>'
    )
    return HTMLResponse(body, status)
