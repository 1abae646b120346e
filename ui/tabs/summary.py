"""All answers by part of the report, to be checked: each with where it came from, and the way to change it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.desk.view import Line, Summed, View

OPEN, LEFT_OUT = "（还没有填）", "（不写）"


def summary(view: View) -> str:
    """The section, a folded part for each part of the report; empty until the kind of organ is known."""
    parts = "".join(_part(number, part) for number, part in enumerate(view.summed, 1))
    told = '<p class="aside">点开一部分，看每个数、每段话是什么、从哪里来；“更改”就回到那一格或那一题。</p>'
    return f'<section class="summed"><h2>已填内容</h2>{told}{parts}</section>' if parts else ""


def _part(number: int, part: Summed) -> str:
    lines = "".join(map(_line, part.lines)) + _zeros(part) + _open(part)
    return (
        f'<details class="part-{number}"><summary>{escape(part.heading)}<small>{_counts(part)}</small></summary>'
        f"<ul>{lines}</ul></details>"
    )


def _counts(part: Summed) -> str:
    """In few words how much of the part is there."""
    given = sum(line.value is not None for line in part.lines)
    counts = ((f"{given} 项已填", given), (f"{_sum(part.zeros)} 格为 0", _sum(part.zeros)))
    asked = len(part.open) + len(part.lines) - given
    return "，".join(words for words, count in (*counts, (f"{asked} 项待填", asked)) if count)


def _sum(counted: Sequence[tuple[str, int]]) -> int:
    return sum(count for _, count in counted)


def _line(line: Line) -> str:
    value = OPEN if line.value is None else line.value or LEFT_OUT
    source = f"<small>{escape(line.source)}</small>" if line.source else ""
    look = ' class="told"' if line.change else ""
    return f"<li{look}><span>{escape(line.name)}</span><b>{escape(value)}</b>{source}{_change(line)}</li>"


def _change(line: Line) -> str:
    """The way to the cell, or back to the question; a total is changed by its parts."""
    if not line.cell and not line.change:
        return ""
    to = f'data-cell="{escape(line.cell)}"' if line.cell else f'data-say="{escape(line.change)}"'
    return f'<button type="button" class="small" {to} aria-label="更改：{escape(line.name)}">更改</button>'


def _zeros(part: Summed) -> str:
    if not part.zeros:
        return ""
    whence = "，".join(f"{source} {count} 格" for source, count in part.zeros if source)
    rest = "其余各格" if any(not line.change for line in part.lines) else "各格"
    source = f"<small>{escape(whence)}</small>" if whence else ""
    return f'<li class="zeros"><span>{rest}</span><b>0（{_sum(part.zeros)} 格）</b>{source}</li>'


def _open(part: Summed) -> str:
    if not part.open:
        return ""
    owed = "、".join(filter(None, part.owed))
    source = f"<small>等{escape(owed)}</small>" if owed else ""
    first = escape(part.open[0])
    fill = f'<button type="button" class="small" data-cell="{first}" aria-label="去填：还没有填的格">去填</button>'
    return f'<li class="open"><span>还没有填的格</span><b>{len(part.open)} 格</b>{source}{fill}</li>'
