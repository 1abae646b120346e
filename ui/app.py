"""The server of the page: this machine only, one process, the Word file through a route of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.desk.talk import Desk, JournalError
from ui.gate import HOSTS, OwnPageOnly
from ui.quiet import be_quiet
from ui.routes.bring import bring_response
from ui.routes.drafts import draft_routes
from ui.routes.files import file_routes
from ui.routes.learning import learning_routes
from ui.routes.preview import preview_routes
from ui.routes.texts import text_routes
from ui.routes.writing import writing_routes
from ui.routes.years import years_routes

ADDRESS = "127.0.0.1"
PORTS = 100
"""How many ports are tried, one after the other."""
NO_PORT = "端口打不开：从 {} 起的 {} 个端口都不能用，请用 --port 换一个。"


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

    @app.post("/bring/{draft}")
    async def bring(draft: str, request: Request) -> Response:
        return await bring_response(desk, reading, draft, request)

    app.include_router(file_routes(desk))
    app.include_router(writing_routes(desk))
    app.include_router(preview_routes(desk))
    app.include_router(learning_routes(desk, reading))
    app.include_router(draft_routes(desk))
    app.include_router(years_routes(desk))
    app.include_router(text_routes(desk))
    return _with_page(app, desk)


@asynccontextmanager
async def _closing(desk: Desk, app: FastAPI) -> AsyncIterator[None]:
    yield
    desk.close()


def _with_page(app: FastAPI, desk: Desk) -> FastAPI:
    # Only now: gradio reads its environment when it is imported, and takes seconds to come.
    import gradio as gr

    from ui.page import head, make_page, theme

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
        head=head(),
    )
    return mounted


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
