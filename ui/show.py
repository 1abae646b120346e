"""From a view of a draft to everything that the page shows: one function, values only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from assistant.desk.view import View
from prompts import say
from ui.frame import head, home
from ui.tabs.before import before_html
from ui.tabs.checks import checks, trouble_count
from ui.tabs.prose import prose
from ui.tabs.sheets import marks, tables_html

OFFER = re.compile(r"\n(?=[0-9]\. )")
"""Where a numbered paragraph begins: set apart from the one before it."""


@dataclass(frozen=True)
class Shown:
    """What each component of the page is to hold.

    `place` is the draft and the revision that the page has seen and that every answer must name; `turns` are chat
    messages; `replies` and `head` are HTML; `report` is the value of the report's tables and head.
    """

    place: dict[str, Any]
    turns: list[dict[str, Any]]
    replies: str
    head: str
    report: dict[str, Any]


def show(view: View, beat: str) -> Shown:
    """The whole page for one view. `beat` differs from answer to answer, so that a refused value is reset too."""
    return Shown(
        place={"draft": view.draft, "rev": view.rev},
        turns=[_message(turn.who, turn.text) for turn in view.turns],
        replies=_replies(view.quick_replies) + head.bring_hint(view),
        head=head.head(view),
        report={
            "beat": beat,
            "draft": view.draft,
            "rev": view.rev,
            "note": view.note,
            "grid": tables_html(view.form) if view.form else head.NO_FORM,
            "cells": _cells(view),
            "told": {cell: list(mark.keys) for cell, mark in marks(view.findings).items()},
            "stated": dict(view.stated),
            "focus": list(view.changed),
            "prose": prose(view),
            "checks": checks(view),
            "count": trouble_count(view),
            "before": before_html(view.before),
        },
    )


def show_home(listed: str, beat: str, told: str = "") -> Shown:
    """The page without a draft: the list as `home.drafts_list` draws it ("": not to be had), and a word above it."""
    return Shown(
        place={"draft": "", "rev": 0},
        turns=[],
        replies="",
        head=home.head(),
        report={"beat": beat, "draft": "", "rev": 0, "note": "", "home": listed, "told": told},
    )


def _message(who: str, text: str) -> dict[str, Any]:
    # The chat component takes its content for HTML, also where it is told not to render Markdown.
    if who == "clerk":
        return {"role": "user", "content": escape(text, quote=False)}
    return {"role": "assistant", "content": escape(OFFER.sub("\n\n", text), quote=False)}


def _replies(replies: Sequence[str]) -> str:
    buttons = (_reply(reply) for reply in replies)
    return f'<div class="replies" role="group" aria-label="快速回答">{"".join(buttons)}</div>' if replies else ""


def _reply(reply: str) -> str:
    streams = ' data-streams="1"' if reply == say("ask_model") else ""
    return f'<button type="button" data-say="{escape(reply)}"{streams}>{escape(reply)}</button>'


def _cells(view: View) -> dict[str, list[str | None]]:
    """Each cell's text (None: blank), its standing with the checks, the sentences that say why, last year's text."""
    told = {cell: (mark.standing, "\n".join(mark.says)) for cell, mark in marks(view.findings).items()}
    before = view.before.shown if view.before else {}
    return {cell: [text, *told.get(cell, ("", "")), before.get(cell)] for cell, text in view.shown.items()}
