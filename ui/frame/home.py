"""The page when no draft is open: the drafts that there are, each with what can be done with it, and those removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from unicodedata import normalize

from assistant.desk.talk import Removed, Standing, Summary
from ui.clock import local_time

BRAND = '<a class="brand" href="/" title="全部草稿">年报起草台</a>'
NEW = '<button type="button" class="quiet" data-act="start">新建草稿</button>'
PANEL = (
    '<div class="home"><p class="notice" role="alert"></p><div class="top"><h1>草稿</h1>'
    '<p class="find" hidden><input type="search" id="find" aria-label="查找草稿" autocomplete="off" spellcheck="false"'
    ' placeholder="查找：单位、名称、年度、类型"></p><p class="found" role="status"></p></div>'
    '<div class="came"><div class="told"><p class="said" role="status" tabindex="-1"></p><p class="ways"></p></div>'
    '<div class="gone"><p role="status"></p><button type="button" class="quiet" data-act="restore">撤销</button></div>'
    '</div><div class="list"></div></div>'
)
"""What `frame/home.js` fills: a notice, the field to find drafts, what came of the last act, the last removal, the
list itself."""


def head() -> str:
    """The head of the page without a draft."""
    return (
        f'<div class="bar">{BRAND}<span class="subject">政府信息公开工作年度报告</span>'
        f'<span class="actions">{NEW}</span></div>'
    )


def drafts_list(drafts: Sequence[Summary], removed: Sequence[Removed] = ()) -> str:
    """The drafts, the last changed first, and those removed folded away under them."""
    rows = "".join(_row(draft) for draft in drafts)
    there = f'<ul class="drafts" aria-label="草稿">{rows}</ul>' if drafts else f"<p>还没有草稿。</p><p>{NEW}</p>"
    return there + (_removed(removed) if removed else "")


def standing_html(standing: Standing) -> str:
    """How far a draft is, as a bar and in words."""
    share = standing.done / standing.wanted if standing.wanted else 0
    words = [f"{standing.done}/{standing.wanted} 项"]
    if standing.wrong:
        words.append(f'<b class="wrong">{standing.wrong} 处待改</b>')
    elif standing.ready:
        words.append('<b class="ready">可以导出</b>')
    elif standing.done == standing.wanted:
        words.append("还不能导出")
    return f'<i class="far"><i style="width:{share:.1%}"></i></i><span>{"，".join(words)}</span>'


def _row(draft: Summary) -> str:
    title, link = escape(draft.title), f"/?draft={escape(draft.draft)}"
    sought = normalize("NFKC", " ".join((draft.title, *_whose(draft)))).lower()
    return (
        f'<li data-draft="{escape(draft.draft)}" data-title="{title}" data-name="{escape(draft.name)}"'
        f' data-sought="{escape(sought)}">'
        f'<div class="whose"><a href="{link}" aria-label="打开{title}">{title}</a>'
        f'<span class="about">{"　".join(map(escape, _about(draft)))}</span></div>'
        f'<div class="standing"{_uncounted(draft)}>{_standing(draft)}</div>'
        f'<div class="when"><span>最后改动</span> {local_time(draft.changed_at)}</div>'
        f'<div class="acts">{"".join(_acts(draft, title))}</div></li>'
    )


def _whose(draft: Summary) -> Iterator[str]:
    """Organ, year and kind, as far as they are known."""
    return filter(None, (draft.organ, f"{draft.year}年" if draft.year else "", draft.kind))


def _about(draft: Summary) -> tuple[str, ...]:
    """What the title does not say."""
    return tuple(_whose(draft)) if draft.name else (draft.kind,)


def _uncounted(draft: Summary) -> str:
    return "" if draft.lacks or draft.standing else " data-uncounted"


def _standing(draft: Summary) -> str:
    if draft.lacks:
        return f"<span>还缺{escape('、'.join(draft.lacks))}</span>"
    return standing_html(draft.standing) if draft.standing else "<span>……</span>"


def _acts(draft: Summary, title: str) -> Iterator[str]:
    if not draft.lacks:
        label = f"用它开{(draft.year or 0) + 1}年的"
        yield f'<button type="button" data-act="next" aria-label="{label}，照{title}">{label}</button>'
    else:
        yield '<span class="not-yet">补齐后能开下一年的</span>'
    yield f'<button type="button" data-act="rename" aria-label="改名{title}">改名</button>'
    yield f'<button type="button" data-act="remove" aria-label="删除{title}">删除</button>'


def _removed(removed: Sequence[Removed]) -> str:
    rows = "".join(
        f'<li data-draft="{escape(one.draft)}"><span>{escape(one.title)}</span>'
        f'<span class="when">{local_time(one.removed_at)} 删除</span>'
        f'<button type="button" data-act="restore" aria-label="恢复{escape(one.title)}">恢复</button></li>'
        for one in removed
    )
    return f'<details class="removed"><summary>最近删除（{len(removed)} 份）</summary><ul>{rows}</ul></details>'
