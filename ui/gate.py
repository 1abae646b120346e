"""Who may talk to the page: this machine's own browser, and a page of ours in it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")
CLOSED = (
    "/gradio_api/file",
    "/gradio_api/info",
    "/gradio_api/mcp",
    "/gradio_api/openapi.json",
    "/gradio_api/process_recording",
    "/gradio_api/proxy",
    "/gradio_api/runs",
    "/gradio_api/stream",
    "/gradio_api/upload",
    "/gradio_api/vibe",
    "/monitoring",
)
"""Doors of the page's library that this page never uses."""

SAFE = {
    # The library compiles templates in the browser, hence unsafe-eval; nothing may come from or go to elsewhere.
    "content-security-policy": (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'self'; object-src 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class OwnPageOnly:
    """ASGI middleware: refuses requests that a foreign site's page makes, and forbids our page to ask elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or answer 403 (foreign page) or 404 (closed door)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif is_foreign(scope["method"], Headers(scope=scope)):
            await PlainTextResponse("只接受本机页面的请求。", 403)(scope, receive, send)
        elif scope["path"].startswith(CLOSED):
            await PlainTextResponse("没有这个地址。", 404)(scope, receive, send)
        else:
            await self._app(scope, receive, _with_safe_headers(send))


def is_foreign(method: str, headers: Headers) -> bool:
    """Whether another site's page sent the request; a link to us may stand anywhere, a form for us may not."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc != headers.get("host")
    is_link = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    return headers.get("sec-fetch-site") == "cross-site" and not is_link


def _with_safe_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SAFE.items():
                headers[name] = value
        await send(message)

    return sending
