"""A server on this machine that speaks the protocol of OpenAI's chat completions, and says what a test wrote for it."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Way = Callable[["Handler", dict[str, Any]], None]
PIECE = 7
"""Characters a piece."""


@dataclass
class Scripted:
    """A running server: where, what it was asked, and an event that lets its slow answers end."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    def ways(self) -> list[str]:
        """How it was asked for structure, each time."""
        return [way_of(body) for body in self.asked]

    def told(self, at: int = 0) -> str:
        """All the words that it was sent."""
        return "\n".join(str(message["content"]) for message in self.asked[at]["messages"])


def way_of(body: dict[str, Any]) -> str:
    if "response_format" in body:
        return "json_schema"
    return "tools" if "tools" in body else "json"


class Handler(BaseHTTPRequestHandler):
    """Gives each request to the script's next way of answering; the last one answers all that follow."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        scripted, script = self.server.scripted, self.server.script
        scripted.asked.append(body)
        scripted.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        script[min(len(scripted.asked), len(script)) - 1](self, body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def status(self, code: int, text: str = '{"error": {"message": "no"}}', kind: str = "application/json") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        if 300 <= code < 400:
            self.send_header("Location", text)
        self.send_header("Content-Length", str(len(text.encode())))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(text.encode())

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Connection", "close")
        self.end_headers()

    def event(self, delta: dict[str, Any], finish: str | None = None, **more: Any) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
        self.chunk("data: " + json.dumps({**head, "choices": [choice], **more}) + "\n\n")

    def chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def end(self, finish: str = "stop") -> None:
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        self.event({}, finish, usage=usage)
        self.chunk("data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")


class Server(ThreadingHTTPServer):
    daemon_threads = True
    scripted: Scripted
    script: tuple[Way, ...]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no matter."""


@contextmanager
def serving(*script: Way) -> Iterator[Scripted]:
    server = Server(("127.0.0.1", 0), Handler)
    server.scripted = Scripted(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.script = script
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.scripted
    finally:
        server.scripted.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


def as_json(*sentences: str) -> str:
    return json.dumps({"sentences": list(sentences)}, ensure_ascii=False)


def says(text: str, finish: str = "stop") -> Way:
    """Answers these words, in pieces."""

    def way(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin()
        for at in range(0, len(text), PIECE):
            handler.event({"content": text[at : at + PIECE]})
        handler.end(finish)

    return way


def calls_the_tool(text: str) -> Way:
    """Answers by the arguments of the tool."""

    def way(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin()
        call = {"index": 0, "id": "c", "type": "function", "function": {"name": "paragraph", "arguments": ""}}
        handler.event({"role": "assistant", "tool_calls": [call]})
        for at in range(0, len(text), PIECE):
            piece = {"index": 0, "function": {"arguments": text[at : at + PIECE]}}
            handler.event({"tool_calls": [piece]})
        handler.end("tool_calls")

    return way


def knows_only(way: str, answer: Way, refusal: int = 400) -> Way:
    """Refuses every way of asking but one."""

    def answering(handler: Handler, body: dict[str, Any]) -> None:
        if way_of(body) == way:
            answer(handler, body)
        else:
            handler.status(refusal)

    return answering


def fails(code: int, text: str = '{"error": {"message": "no"}}', kind: str = "application/json") -> Way:
    return lambda handler, body: handler.status(code, text, kind)


def breaks_off(text: str) -> Way:
    """Says some words, then closes the connection in the middle."""

    def way(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin()
        handler.event({"content": text})
        handler.connection.shutdown(socket.SHUT_RDWR)

    return way


def forgets_to_end(text: str) -> Way:
    """Says some words and closes in good order, but never that it has finished."""

    def way(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin()
        handler.event({"content": text})
        handler.wfile.write(b"0\r\n\r\n")

    return way


def hangs(text: str = "") -> Way:
    """Says some words, then nothing until the test lets go."""

    def way(handler: Handler, body: dict[str, Any]) -> None:
        if text:
            handler.begin()
            handler.event({"content": text})
        handler.server.scripted.let_go.wait()

    return way
