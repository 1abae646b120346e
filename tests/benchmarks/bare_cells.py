"""A bare Gradio page with one field that answers as ours did: `python -m tests.benchmarks.bare_cells RECORDED.json`.

The same kinds of components; Enter in the field asks for the next recorded answer, whose findings are drawn. It prints
its address and serves until it is killed.
"""

from __future__ import annotations

import sys
from typing import Any

import gradio as gr
from fastapi import FastAPI

from tests.benchmarks.bare_page import ADDRESS, serve

DRAWS = """
element.querySelector('input').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') trigger('edit', { text: event.target.value });
});
watch('value', () => { element.querySelector('#checks').innerHTML = props.value.checks ?? ''; });
"""


def bare_app(recorded: list[list[Any]]) -> FastAPI:
    """The page; the answer to each edit stands at its place in turn, the first after the last."""
    turn = iter(range(sys.maxsize))

    def edited(place: dict[str, Any], event: gr.EventData) -> list[Any]:
        return recorded[next(turn) % len(recorded)]

    with gr.Blocks(analytics_enabled=False) as page:
        place = gr.JSON({"draft": "", "rev": 0}, visible=False)
        head = gr.HTML("")
        turns = gr.Chatbot(buttons=[], render_markdown=False, group_consecutive_messages=False, layout="bubble")
        replies = gr.HTML("")
        report = gr.HTML({}, html_template='<input><div id="checks"></div>', js_on_load=DRAWS)
        how: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": "private"}
        report.edit(edited, [place], [place, turns, replies, head, report], trigger_mode="multiple", **how)
    app: FastAPI = gr.mount_gradio_app(FastAPI(), page, path="/", server_name=ADDRESS, ssr_mode=False)
    return app


if __name__ == "__main__":
    serve(bare_app)
