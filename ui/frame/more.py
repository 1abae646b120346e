"""The menu of all that a draft leaves as beside the Word file: other formats, a draft copy, the audit sheet."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from assistant.desk.filing import can_make_pdf
from assistant.desk.view import View


@dataclass(frozen=True)
class Way:
    """One entry: its id, its name, where it leads, what it is good for; `printed` where LibreOffice makes it."""

    id: str
    name: str
    route: str
    told: str
    printed: bool = False


FINISHED = (
    Way("export-xlsx", "Excel 表格", "/export/xlsx", "三张表，每张一个工作表"),
    Way("export-html", "网页", "/web", "放到网站上：看样子，一键复制代码"),
    Way("export-pdf", "PDF", "/export/pdf", "版面和 Word 文件一样", printed=True),
    Way("export-json", "数据文件（JSON）", "/export/json", "给别的程序用"),
)
DRAFT = (
    Way("draft-docx", "草稿 Word", "/draft/docx", "前面列出还要改的地方，每页有“草稿”字样"),
    Way("draft-pdf", "草稿 PDF", "/draft/pdf", "内容和草稿 Word 一样", printed=True),
)
RECORD = Way("audit", "核对记录", "/audit", "每个数、每段话从哪里来，每处发现怎么处理的")
NO_OFFICE = "本机没有装 LibreOffice，不能生成"
MAKING = "正在生成 PDF，要几秒钟……"


def more(view: View, shut: str) -> str:
    """The menu; empty while there is no form. What only a finished report leaves as is shut for the same reason."""
    if view.form is None:
        return ""
    why = "" if view.ready else f'<p class="shut">{escape(shut)}</p>'
    finished = why + "".join(_entry(view, way, view.ready) for way in FINISHED)
    always = "".join(_entry(view, way, True) for way in (*DRAFT, RECORD))
    return (
        '<details class="more" id="more"><summary class="quiet">更多格式</summary><div class="menu">'
        f'<div role="group" aria-label="正式报告">{finished}</div>'
        f'<div role="group" aria-label="草稿和记录">{always}</div></div></details>'
    )


def _entry(view: View, way: Way, ready: bool) -> str:
    possible = not way.printed or can_make_pdf()
    words = f"<b>{escape(way.name)}</b><span>{escape(way.told if possible else NO_OFFICE)}</span>"
    if ready and possible:
        return f'<a id="{way.id}" href="{way.route}/{escape(view.draft)}"{_how(way)}>{words}</a>'
    described = "" if ready else ' aria-describedby="why"'
    return f'<a id="{way.id}" role="link" aria-disabled="true"{described}>{words}</a>'


def _how(way: Way) -> str:
    beside = ' target="_blank" rel="noopener"' if way.route == "/web" else ""
    return beside + (f' data-making="{MAKING}"' if way.printed else "")
