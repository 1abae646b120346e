"""Which figures are most likely wrong where sums do not hold: each answer with a button that applies it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.blame import Remedy
from assistant.desk.remedies import by_place
from assistant.desk.view import View

OPEN = 3
"""Answers of one place that are shown at once; more are folded away."""


def remedies(view: View) -> str:
    """The likely slips with their corrections; empty where there are none."""
    numbered = iter(enumerate(view.remedies))
    places = by_place(view.remedies)
    lists = "".join(_place([_item(*next(numbered)) for _ in place]) for place in places)
    if not lists:
        return ""
    which = f"有 {len(places)} 处要各改各的。" if len(places) > 1 else ""
    several = "几种改法都能平衡，请对照台账再定。" if len(view.remedies) > len(places) else ""
    told = f'<p class="aside">{which}{several}改错了可以撤销。</p>'
    return f'<section class="remedies"><h2>最可能填错的地方</h2>{told}{lists}</section>'


def _item(number: int, remedy: Remedy) -> str:
    return (
        f'<li><p>{escape(remedy.say)}</p><button type="button" class="small" data-correct="{number}"'
        f' aria-label="照这样改：{escape(remedy.say)}">照这样改</button></li>'
    )


def _place(items: Sequence[str]) -> str:
    first = f"<ol>{''.join(items[:OPEN])}</ol>"
    if len(items) <= OPEN:
        return first
    more = f'<ol start="{OPEN + 1}">{"".join(items[OPEN:])}</ol>'
    return f"{first}<details><summary>另有 {len(items) - OPEN} 种改法</summary>{more}</details>"
