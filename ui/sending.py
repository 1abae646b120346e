"""What is sent of the page's values: all of it once, afterwards what the page has not got yet.

The page holds, in its `place`, marks of the parts that it got, and hands them back with every step: so a page that was
just opened, or that missed an answer, gets what it lacks.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import gradio as gr

from ui.show import Shown

PARTS = ("grid", "prose", "checks", "before")
"""The long parts of the report's value; the page keeps them."""


def outputs(shown: Shown, place: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """The values in the order of the page's components, without what a page at that place has already."""
    has = (place or {}).get("has") or {}
    marks = {part: _mark(shown.report[part]) for part in PARTS if part in shown.report}
    marks |= {"head": _mark(shown.head), "replies": _mark(shown.replies)}
    there = {part for part, mark in marks.items() if has.get(part) == mark}
    report = {name: value for name, value in shown.report.items() if name not in there}
    replies = gr.skip() if "replies" in there else shown.replies
    head = gr.skip() if "head" in there else shown.head
    return {**shown.place, "has": marks}, shown.turns, replies, head, report


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
