"""The head of the page as plain HTML: whose report, how far it is, undo and redo, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.desk.view import View
from ui.frame.home import BRAND
from ui.frame.more import more

NO_FORM = '<p class="empty">选定报告年度后，这里是当年官方格式的三张表。</p>'
ALL_DRAFTS = '<a class="quiet" href="/">全部草稿</a>'
REMOVED = (
    '<p class="removed" role="alert">这份草稿已删除，可以看，不能改，也不能导出。'
    '<button type="button" class="quiet" data-act="restore">恢复这份草稿</button></p>'
)


def head(view: View) -> str:
    """Whose report, how far each part is, undo and redo, and the ways out; of a removed one the way back."""
    subject = f"{view.organ or '（单位待填）'}{f'　{view.year}年度' if view.year else ''}"
    subject += f"　{view.name}" if view.name else ""
    named = f'<div class="bar">{BRAND}<h1 class="subject">{escape(subject)}</h1>'
    if view.removed:
        return f'{named}<span class="actions">{ALL_DRAFTS}</span></div>{REMOVED}'
    return (
        f'{named}<span class="actions">'
        '<button type="button" class="quiet" data-act="bring">上传报告</button>'
        f'<button type="button" class="quiet" data-act="undo"{"" if view.undoable else " disabled"}>撤销</button>'
        f'<button type="button" class="quiet" data-act="redo"{"" if view.redoable else " disabled"}>重做</button>'
        f"{ALL_DRAFTS}{_export(view)}{more(view, why_not_yet(view))}</span></div>"
        f'<div class="far"><ol class="progress" aria-label="进度">{"".join(_steps(view))}</ol>{_collection(view)}</div>'
    )


def bring_hint(view: View) -> str:
    """The offer to begin with last year's report, while organ, year and kind are being asked for."""
    if view.removed or view.before or (view.organ and view.year and view.kind):
        return ""
    return (
        '<p class="bring-hint">有去年的报告？<button type="button" data-act="bring">上传去年的报告</button>'
        '<span class="by-mouse">（拖进来也行）</span>，单位和上年数自动带入，表格和文字可随时对照。</p>'
    )


def _collection(view: View) -> str:
    """The way to the list of what is still open, for the offices that have the figures."""
    if not view.wanted:
        return ""
    told = "按科室列出还没有拿到的数，发出去填好，再上传或粘贴回来"
    draft = escape(view.draft)
    return (
        f'<p class="collect" title="{told}">待补 {view.wanted} 个数，数据征集清单：'
        f'<a id="collect-docx" aria-label="数据征集清单 Word" href="/collect/docx/{draft}">Word</a>'
        f'<a id="collect-xlsx" aria-label="数据征集清单 Excel" href="/collect/xlsx/{draft}">Excel</a></p>'
    )


def _export(view: View) -> str:
    if view.ready:
        return f'<a class="export" id="export" href="/export/{escape(view.draft)}">导出 Word</a>'
    return (
        f'<span class="why" id="why">{escape(why_not_yet(view))}</span>'
        '<a class="export" id="export" role="link" aria-disabled="true" aria-describedby="why">导出 Word</a>'
    )


def why_not_yet(view: View) -> str:
    """What stands between the draft and the Word file, in few words."""
    stopping = [finding for finding in view.findings if finding.stops]
    kept = sum(finding.waivable for finding in stopping)
    reasons = [f"{len(stopping) - kept} 处不平"] if len(stopping) > kept else []
    reasons += [f"{kept} 处错误待改"] if kept else []
    reasons += [f"{len(view.open_cells)} 格待填"] if view.open_cells else []
    if view.form is None:
        return "选定年度后开始填表"
    return "暂不能导出：" + ("，".join(reasons) or "正文还有必写的段落")


def _steps(view: View) -> Iterator[str]:
    for step in view.progress:
        state = "done" if step.done == step.wanted else "open"
        share = step.done / step.wanted if step.wanted else 1
        yield (
            f'<li class="{state}"><span>{escape(step.part)}</span><b>{step.done}/{step.wanted}</b>'
            f'<i style="width:{share:.1%}"></i></li>'
        )
