"""The learned reports, whose language drafting follows: the panel, and the list in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.desk.talk import Learned
from ui.clock import local_time
from ui.tabs.tab import Tab

PANEL = (
    '<div class="learning"><h2>范文</h2><p>学几份本单位往年的报告，起草时就按往年的写法套今年的数。</p>'
    '<p class="choose"><button type="button" class="quiet" data-act="learn">选择往年的报告</button>'
    '<span>一次可以选几份<span class="by-mouse">，拖到这里也行</span>。</span></p>'
    '<input type="file" id="lessons" multiple accept="{read}" data-most="{most}" aria-label="要学的往年报告" hidden>'
    '<p class="doing" role="status" tabindex="-1"></p><ul class="came" aria-live="polite" aria-label="学习结果"></ul>'
    '<div class="list"></div></div>'
)
TAB = Tab("learned", "范文", PANEL)
NONE = '<p class="empty">还没有学过报告，现在起草用的是自带的样例。</p>'


def learned_html(reports: Sequence[Learned]) -> str:
    """Every report with what is doubtful about it and a way to remove it; a sentence while there is none."""
    if not reports:
        return NONE
    rows = "".join(_row(report) for report in reports)
    return (
        '<table><thead><tr><th scope="col">单位</th><th scope="col">年度</th><th scope="col">文件</th>'
        '<th scope="col">范文</th><th scope="col">学习时间</th><th scope="col"><span class="unseen">删除</span></th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(report: Learned) -> str:
    return (
        f'<tr><th scope="row">{escape(report.organ)}</th><td>{report.year}年</td>'
        f'<td class="file">{escape(report.name)}{_doubts(report.doubts)}</td>'
        f"<td>{report.passages} 段</td><td>{local_time(report.at)}</td><td>{_removal(report)}</td></tr>"
    )


def _doubts(doubts: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(doubt)}</li>" for doubt in doubts)
    return f"<details><summary>{len(doubts)} 处请核对</summary><ul>{items}</ul></details>" if doubts else ""


def _removal(report: Learned) -> str:
    """Asks once more: nothing is removed by the first click."""
    which = escape(f"{report.organ}{report.year}年（{report.name}）")
    return (
        f'<details class="removal"><summary><span class="closed">删除<span class="unseen">{which}</span></span>'
        '<span class="opened">不删了</span></summary><p>起草不再用它的写法，已经写进草稿的文字不变。</p>'
        f'<button type="button" class="small" data-forget="{escape(report.id)}">确定删除'
        f'<span class="unseen">{which}</span></button></details>'
    )
