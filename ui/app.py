"""The server of the page: this machine only, one process, the Word file through a route of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from html import escape
from pathlib import Path, PurePath
from urllib.parse import quote
from uuid import uuid4

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.desk.collecting import CollectionKind
from assistant.desk.filing import FAULTS
from assistant.desk.talk import Desk, JournalError, Refusal
from assistant.desk.view import View
from prompts import say
from ui.bring import bring_response
from ui.gate import HOSTS, OwnPageOnly
from ui.learning import learning_routes
from ui.quiet import be_quiet
from ui.writing import writing_routes

ADDRESS = "127.0.0.1"
PORTS = 100
"""How many ports are tried, one after the other."""
NO_PORT = "端口打不开：从 {} 起的 {} 个端口都不能用，请用 --port 换一个。"

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REPORT, AUDIT, COLLECTION = "{}.docx", "{}（核对记录）.docx", "{}（数据征集清单）."
NOT_IN_A_NAME = dict.fromkeys(map(ord, '\\/:*?"<>|\r\n\t'), "_")


def make_app(folder: Path) -> FastAPI:
    """The page over the drafts of `folder`, and the routes beside it."""
    be_quiet(os.environ)
    os.environ["GRADIO_TEMP_DIR"] = str(folder / "page")
    desk = Desk(folder)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=partial(_closing, desk))
    app.add_middleware(OwnPageOnly)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
    reading = asyncio.Lock()
    running = uuid4().hex  # tells an open page that the program behind it was started anew

    @app.get("/alive")
    def alive() -> JSONResponse:
        return JSONResponse({"running": running})

    @app.get("/export/{draft}")
    def export(draft: str) -> Response:
        return export_response(desk, draft)

    @app.get("/audit/{draft}")
    def audit(draft: str) -> Response:
        return audit_response(desk, draft)

    @app.get("/collect/docx/{draft}")
    def collect_in_word(draft: str) -> Response:
        return collection_response(desk, draft, "docx")

    @app.get("/collect/xlsx/{draft}")
    def collect_in_excel(draft: str) -> Response:
        return collection_response(desk, draft, "xlsx")

    @app.post("/bring/{draft}")
    async def bring(draft: str, request: Request) -> Response:
        return await bring_response(desk, reading, draft, request)

    app.include_router(writing_routes(desk))
    app.include_router(learning_routes(desk, reading))
    return _with_page(app, desk)


@asynccontextmanager
async def _closing(desk: Desk, app: FastAPI) -> AsyncIterator[None]:
    yield
    desk.close()


def _with_page(app: FastAPI, desk: Desk) -> FastAPI:
    # Only now: gradio reads its environment when it is imported, and takes seconds to come.
    import gradio as gr

    from ui.page import make_page, source, theme

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        make_page(desk),
        path="/",
        server_name=ADDRESS,
        app_kwargs={"openapi_url": None},
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        show_error=False,
        max_file_size="1kb",
        theme=theme(),
        # Not by css=: the library would put its own container before each selector, and body.busy would match nothing.
        head=f"<style>{source('page.css')}{source('language.css')}</style><script>{source('page.js')}{source('upload.js')}</script>",
    )
    return mounted


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


def serve(folder: Path, port: int) -> None:
    """Serve the page on 127.0.0.1 until stopped. A port that is taken gives way to the next free one, which is said.

    Port 0 takes any free one. Ends with status 2 and one line when none is free or the folder cannot be used.
    """
    try:
        listener = free_port(port)
    except OSError:
        sys.exit(_refused(NO_PORT.format(port, PORTS)))
    with listener:
        try:
            app = make_app(folder)
        except JournalError as error:
            sys.exit(_refused(str(error)))
        found = listener.getsockname()[1]
        taken = f"（{port} 端口被占用，换成了 {found}）" if port not in (0, found) else ""
        print(f"年报起草台已打开：http://{ADDRESS}:{found}/ {taken}按 Ctrl+C 结束。", flush=True)  # noqa: T201
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
        uvicorn.Server(config).run(sockets=[listener])


def _refused(sentence: str) -> int:
    """Say on standard error why nothing is served; the exit status."""
    print(sentence, file=sys.stderr)  # noqa: T201
    return 2


def free_port(port: int) -> socket.socket:
    """A socket that listens on the first free port from `port` on; OSError when PORTS of them cannot be had."""
    for candidate in range(port, port + PORTS):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, candidate))
        except (OSError, OverflowError):  # taken, or a number that is no port
            listener.close()
        else:
            listener.listen(128)
            return listener
    raise OSError(f"{ADDRESS}: no free port from {port} to {port + PORTS - 1}")
