"""The page that shows the report as a website will, with one button that copies its code."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from urllib.parse import quote

from assistant.desk.view import View

HOW = "复制后，在网站后台的编辑器里直接粘贴；编辑器有“源代码”一栏的，粘贴到那一栏也行。"
BODY = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · 网页代码</title><style>{style}</style></head>
<body><header><a class="quiet" href="/?draft={draft}">回到起草台</a>
<span class="how">{how}</span><span class="said" role="status"></span>
<a class="quiet" id="download" href="/export/html/{draft}">下载网页文件</a>
<button type="button" id="copy">复制网页代码</button></header>
<main>{fragment}</main><textarea id="code" aria-hidden="true" hidden>{code}</textarea>
<script>{script}</script></body></html>
"""


def copying_page(view: View, fragment: str) -> str:
    """The page round a report that may leave; style and script are the page's own, the fragment has neither."""
    return BODY.format(
        title=escape(view.title),
        draft=quote(view.draft),
        how=HOW,
        fragment=fragment,
        code=escape(fragment),
        style=_source("frame/colours.css") + _source("routes/copying.css"),
        script=_source("routes/copying.js"),
    )


def _source(name: str) -> str:
    return (files("ui") / name).read_text(encoding="utf-8")
