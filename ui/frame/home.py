"""The page when no draft is open: the drafts that there are, and a way to begin another."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.desk.talk import Summary
from ui.clock import local_time

BRAND = (
    '<a class="brand" href="/" title="全部草稿">年报起草台</a>'
    '<button type="button" class="look" data-act="look" aria-pressed="false" title="再点一次换回浅色">深色</button>'
)
NEW = '<button type="button" class="quiet" data-act="start">新建草稿</button>'


def head() -> str:
    """The head of the page without a draft."""
    return (
        f'<div class="bar">{BRAND}<h1 class="subject">政府信息公开工作年度报告</h1>'
        f'<span class="actions">{NEW}</span></div>'
    )


def drafts_list(drafts: Sequence[Summary], note: str) -> str:
    """The drafts, the last changed first; a note stands above them."""
    told = f'<p class="notice" role="alert">{escape(note)}</p>' if note else ""
    rows = "".join(_row(draft) for draft in drafts)
    table = (
        '<table class="drafts"><thead><tr><th scope="col">单位</th><th scope="col">年度</th>'
        f'<th scope="col">最后改动</th><th scope="col"><span class="unseen">打开</span></th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        if drafts
        else "<p>还没有草稿。</p>"
    )
    return f'<div class="home">{told}<h1>草稿</h1>{table}<p>{NEW}</p></div>'


def _row(draft: Summary) -> str:
    organ = escape(draft.organ or "（还没有填单位）")
    year = f"{draft.year}年" if draft.year else "—"
    link = f'<a href="/?draft={escape(draft.draft)}" aria-label="打开{organ}{year}的草稿">打开</a>'
    return f"<tr><td>{organ}</td><td>{year}</td><td>{local_time(draft.changed_at)}</td><td>{link}</td></tr>"
