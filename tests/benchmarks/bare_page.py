"""A bare Gradio page that answers as ours did: `python -m tests.benchmarks.bare_page RECORDED.json`.

The same kinds of components and events, the values read from a file that ours wrote: nothing is understood, checked,
kept or drawn here. It prints its address and serves until it is killed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from ui.quiet import be_quiet

ADDRESS = "127.0.0.1"
SEEN = "watch('value', () => document.body.classList.add('loaded'))"
Outputs = list[Any]


def bare_app(recorded: list[Outputs]) -> FastAPI:
    """The page; the outputs of a turn stand at the revision to which it leads, those of the beginning at 0.

    Loaded, it shows the last of them.
    """
    import gradio as gr

    def opened() -> Outputs:
        return recorded[-1]

    def started() -> Outputs:
        return recorded[0]

    def said(place: dict[str, Any], words: str) -> Outputs:
        return [*recorded[place["rev"] + 1], ""]

    with gr.Blocks(analytics_enabled=False) as page:
        place = gr.JSON({"draft": "", "rev": 0}, visible=False)
        head = gr.HTML("", elem_id="head", js_on_load="// 'start'")
        turns = gr.Chatbot(elem_id="turns", render_markdown=False, group_consecutive_messages=False, layout="bubble")
        replies = gr.HTML("")
        words = gr.Textbox(elem_id="words")
        send = gr.Button("发送")
        report = gr.HTML({}, html_template="<div></div>", js_on_load=SEEN)
        shown = [place, turns, replies, head, report]
        how: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": "private"}
        page.load(opened, None, shown, **how)
        gr.on([words.submit, send.click], said, [place, words], [*shown, words], **how)
        head.start(started, None, shown, **how)
    app: FastAPI = gr.mount_gradio_app(FastAPI(), page, path="/", server_name=ADDRESS, ssr_mode=False)
    return app


def serve(bare: Callable[[list[Outputs]], FastAPI]) -> None:
    """Serve the outputs of the file that the command line names by that page, at an address that is printed."""
    be_quiet(os.environ)
    app = bare(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    server = uvicorn.Server(uvicorn.Config(app, host=ADDRESS, port=0, log_level="warning", access_log=False))
    socket = server.config.bind_socket()
    print(f"http://{ADDRESS}:{socket.getsockname()[1]}/", flush=True)
    server.run(sockets=[socket])


if __name__ == "__main__":
    serve(bare_app)
