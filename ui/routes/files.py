"""The files that leave: each by a route of its own, to be saved under the report's Chinese title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from assistant.desk.collecting import CollectionKind
from assistant.desk.filing import FAULTS
from assistant.desk.leaving import DraftKind, ExportKind
from assistant.desk.talk import Desk, JournalError, Refusal
from assistant.desk.view import View
from prompts import say
from ui.routes.copying import copying_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA: Mapping[str, str] = {
    "docx": WORD,
    "xlsx": EXCEL,
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}
REPORT, DRAFT, AUDIT, COLLECTION = "{}.", "{}（草稿）.", "{}（核对记录）.docx", "{}（数据征集清单）."
NOT_IN_A_NAME = dict.fromkeys(map(ord, '\\/:*?"<>|\r\n\t'), "_")


def file_routes(desk: Desk) -> APIRouter:
    """`/export`, `/web`, `/draft`, `/audit` and `/collect`, each of a draft."""
    routes = APIRouter()

    @routes.get("/export/{draft}")
    def export(draft: str) -> Response:
        return export_response(desk, draft, "docx")

    @routes.get("/web/{draft}")
    def web(draft: str) -> Response:
        return web_response(desk, draft)

    @routes.get("/audit/{draft}")
    def audit(draft: str) -> Response:
        return audit_response(desk, draft)

    @routes.get("/collect/docx/{draft}")
    def collect_in_word(draft: str) -> Response:
        return collection_response(desk, draft, "docx")

    @routes.get("/collect/xlsx/{draft}")
    def collect_in_excel(draft: str) -> Response:
        return collection_response(desk, draft, "xlsx")

    kinds: tuple[ExportKind, ...] = ("xlsx", "html", "json", "pdf")
    for kind in kinds:
        routes.add_api_route(f"/export/{kind}/{{draft}}", partial(export_response, desk, kind=kind))
    copies: tuple[DraftKind, ...] = ("docx", "pdf")
    for copy in copies:
        routes.add_api_route(f"/draft/{copy}/{{draft}}", partial(draft_response, desk, kind=copy))
    return routes


def export_response(desk: Desk, draft: str, kind: ExportKind) -> Response:
    """The finished report; 404 for an unknown draft, 409 with every reason while it may not leave."""
    return _file(desk, draft, lambda: _exported(desk, draft, kind), REPORT + kind, MEDIA[kind])


def web_response(desk: Desk, draft: str) -> Response:
    """The finished report as a page with a button that copies its code; 404 and 409 as `export_response`."""
    done = _made(desk, draft, lambda: _exported(desk, draft, "fragment"))
    return done if isinstance(done, Response) else HTMLResponse(copying_page(desk.view(draft), done.decode()))


def draft_response(desk: Desk, draft: str, kind: DraftKind) -> Response:
    """The draft as it stands, marked as a draft; 404 for an unknown draft, 409 while it has no form."""
    return _file(desk, draft, lambda: desk.files.draft_copy(draft, kind), DRAFT + kind, MEDIA[kind])


def _exported(desk: Desk, draft: str, kind: ExportKind) -> bytes | Refusal:
    done = desk.files.export(draft, kind=kind)
    if isinstance(done, Refusal):
        return done
    return Refusal(tuple(finding.say for finding in done.findings)) if done.data is None else done.data


def audit_response(desk: Desk, draft: str) -> Response:
    """The audit sheet as a Word file; 404 for an unknown draft, 409 while it has no form."""
    return _file(desk, draft, lambda: desk.files.audit(draft), AUDIT)


def collection_response(desk: Desk, draft: str, kind: CollectionKind) -> Response:
    """The list of open figures; 404 for an unknown draft, 409 while nothing can be asked for, or nothing is open."""
    return _file(desk, draft, lambda: desk.files.collection(draft, kind), COLLECTION + kind, MEDIA[kind])


def _file(desk: Desk, draft: str, made: Callable[[], bytes | Refusal], name: str, media: str = WORD) -> Response:
    done = _made(desk, draft, made)
    if isinstance(done, Response):
        return done
    chinese = quote(file_name(desk.view(draft), name), safe="")
    plain = f"nianbao{PurePath(name).suffix}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{chinese}"
    return Response(done, media_type=media, headers={"content-disposition": disposition})


def _made(desk: Desk, draft: str, made: Callable[[], bytes | Refusal]) -> bytes | Response:
    """What is to leave, or the page that says why it does not."""
    try:
        if not desk.has(draft):
            return _page(404, "没有这份草稿", (say("draft_missing"),))
        done = made()
    except (*FAULTS, JournalError) as error:
        return _page(500, "没有导出", (str(error),))
    return _page(409, "还不能导出", done.obstacles, draft) if isinstance(done, Refusal) else done


def file_name(view: View, name: str) -> str:
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
