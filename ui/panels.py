"""The parts of the page that are plain HTML: head with progress and export, the text as it reads, the checks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.checks import Finding
from assistant.desk.view import View
from assistant.report.form import Form, Piece
from ui.home import BRAND

NO_FORM = '<p class="empty">选定报告年度后，这里是当年官方格式的三张表。</p>'
OPEN_PLACE = "〔待补〕"


def head(view: View) -> str:
    """Whose report, how far each part is, undo, and the way to the Word file."""
    subject = f"{view.organ or '（单位待填）'}{f'　{view.year}年度' if view.year else ''}"
    return (
        f'<div class="bar">{BRAND}<span class="subject">{escape(subject)}</span><span class="actions">'
        '<button type="button" class="quiet" data-act="bring">上传报告</button>'
        '<button type="button" class="quiet" data-act="undo">撤销</button>'
        f'<a class="quiet" href="/">全部草稿</a>{_export(view)}</span></div>'
        f'<ol class="progress" aria-label="进度">{"".join(_steps(view))}</ol>'
    )


def bring_hint(view: View) -> str:
    """The offer to begin with last year's report, while organ, year and kind are being asked for."""
    if view.before or (view.organ and view.year and view.kind):
        return ""
    return (
        '<p class="bring-hint">有去年的报告？<button type="button" data-act="bring">上传去年的报告</button>'
        '<span class="by-mouse">（拖进来也行）</span>，单位和上年数自动带入，表格和文字可随时对照。</p>'
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
    errors = sum(finding.stops for finding in view.findings)
    reasons = [f"{errors} 处不平"] if errors else []
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


def prose(view: View) -> str:
    """The report's text as it reads now, under the form's headings."""
    if view.form is None:
        return '<p class="empty">选定报告年度后，这里是正文。</p>'
    pieces = "".join(_piece(view, view.form, piece) for piece in view.form.pieces)
    return f'<article class="prose-sheet">{pieces}</article>'


def _piece(view: View, form: Form, piece: Piece) -> str:
    if piece.what == "title":
        return f"<h1>{escape(view.title)}</h1>"
    if piece.what == "heading":
        return f"<h2>{escape(piece.ref)}</h2>"
    if piece.what == "table":
        return '<p class="aside">（表格见“数据表”）</p>'
    written = [paragraph for paragraph in view.paragraphs if paragraph.slot == piece.ref]
    if not written:
        return "" if piece.optional else '<p class="aside missing">（还没有写）</p>'
    return "".join(_paragraph(paragraph.text, piece.ref) for paragraph in written)


def _paragraph(text: str, slot: str) -> str:
    shown = escape(text).replace(OPEN_PLACE, f"<mark>{OPEN_PLACE}</mark>")
    return "".join(f'<p class="slot-{escape(slot)}">{line}</p>' for line in shown.splitlines() if line.strip())


def trouble_count(view: View) -> int:
    """How many findings the checks have."""
    return len(view.findings)


def checks(view: View) -> str:
    """What the checks say, what is still blank and what is owed; each leads to its cell."""
    if view.form is None:
        return '<p class="empty">填表之后，这里是核对结果。</p>'
    return _verdict(view) + _findings(view.form, view.findings) + _open(view, view.form) + _owed(view)


def _verdict(view: View) -> str:
    if view.ready:
        return '<p class="verdict good">数字齐全，勾稽关系全部平衡，可以导出 Word。</p>'
    if any(finding.stops for finding in view.findings):
        return '<p class="verdict bad">有对不上的数，改平之前不能导出。</p>'
    return f'<p class="verdict">已填的数没有不平。{escape(why_not_yet(view))}。</p>'


def _findings(form: Form, findings: tuple[Finding, ...]) -> str:
    if not findings:
        return ""
    items = "".join(
        f'<li class="{"error" if finding.stops else "warning"}">'
        f'<button type="button" data-cell="{escape(finding.target)}" data-with="{escape(" ".join(finding.cells))}">'
        f"<b>{'错误' if finding.stops else '提醒'}</b>{escape(finding.say)}<small>{escape(finding.code)}</small>"
        f"</button></li>"
        for finding in findings
        if finding.target in form.cells
    )
    return f'<h3>核对发现</h3><ul class="findings">{items}</ul>'


def _open(view: View, form: Form) -> str:
    sections: dict[str, list[str]] = {}
    for cell in view.open_cells:
        sections.setdefault(form.cells[cell].section, []).append(cell)
    items = "".join(
        f'<li><button type="button" data-cell="{escape(cells[0])}">{escape(section)}'
        f"<b>{len(cells)} 格</b></button></li>"
        for section, cells in sections.items()
    )
    return f'<h3>待填的格</h3><ul class="open-cells">{items}</ul>' if items else ""


def _owed(view: View) -> str:
    items = "".join(f"<li>{escape(part)}<b>{escape(owner or '待补')}</b></li>" for part, owner in view.owed)
    return f'<h3>待补的项</h3><ul class="owed">{items}</ul>' if items else ""
