"""A report as a page of a government's web site, as such systems make them out of a paste from Word."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count
from typing import Literal

from tests.documents.reading.made.printed import BELOW, HEAD_ROWS, HEADINGS, Printed, PrintedReport, Rows, blocks, torn

SITE = "云溪县人民政府"
BORDER = "border: 1px solid #000; border-top: none; padding: 0 7px; word-break: break-all;"
FONT = "font-family: 宋体; font-size: 14px; color: rgb(0, 0, 0);"
CONDITIONAL = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
BROKEN = 7
"""A label of so many characters is broken in two."""


def government_page(
    report: PrintedReport,
    *,
    encoding: str = "utf-8",
    header_again: bool = False,
    disclosure_tables: Literal["one", "each"] = "one",
    thead: bool = True,
    layout_tables: bool = True,
) -> bytes:
    """The page in that encoding, which it names itself.

    With `header_again` the application table has its header a second time in its midst, as after a page break; with
    `disclosure_tables="each"` every item of article 20 is a table; `thead` parts head and body of the tables;
    with `layout_tables` the article stands in a table with the site's links.
    """
    article = "\n".join(_article(report, header_again, disclosure_tables == "each", thead))
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />
<title>{report.title}_{SITE}</title>
<meta name="ArticleTitle" content="{report.title}" /><meta name="PubDate" content="{report.year + 1}-01-20 09:30" />
<style type="text/css">.nav li {{ float: left; }} table {{ border-collapse: collapse; }}</style>
<script type="text/javascript">document.write('<table><tr><td>规章</td><td>99</td></tr></table>');</script>
</head>
<body>
<div class="top"><a href="/">{SITE}</a><span>今天是 1 月 20 日　星期二　多云 3℃～9℃</span></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政府信息公开</a></li>
<li>政务服务</li><li>互动交流</li></ul>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; 政府信息公开年报</div>
{_in_layout(article) if layout_tables else article}
<div class="footer"><p>主办：{SITE}办公室　承办：云溪县大数据中心</p>
<p>云ICP备00000000号-1　云公网安备 00000000000000号　网站标识码：0000000000</p><p>联系电话：0000-0000000</p></div>
</body>
</html>
"""
    return page.encode(encoding, "xmlcharrefreplace")


def _in_layout(article: str) -> str:
    links = "".join(f'<tr><td height="30">· <a href="/zwgk/{n}/">{n}年</a></td></tr>' for n in (2022, 2023, 2024))
    return f"""<table width="1000" border="0" cellspacing="0" cellpadding="0" align="center"><tr>
<td width="240" valign="top"><table width="100%" border="0"><tr><td>历年年报</td></tr>{links}</table></td>
<td width="760" valign="top">
{article}
</td></tr></table>"""


def _article(report: PrintedReport, header_again: bool, each: bool, thead: bool) -> Iterator[str]:
    yield f'<h1 class="title">{report.title}</h1>'
    yield f"""<div class="info">发布日期：{report.year + 1}-01-20 09:30　来源：{report.organ}
浏览次数：<span id="hits">1024</span>次　字体：[<a href="#">大</a> <a href="#">小</a>] <a href="#">打印</a></div>
<div class="share">分享到：<a title="分享到微信">微信</a><a title="分享到微博">微博</a></div>
<div class="TRS_Editor">{CONDITIONAL}"""
    yield from _paragraphs(report.texts["preface"])
    for heading, name in zip(HEADINGS, BELOW, strict=True):
        yield f'<p style="text-indent: 2em;"><strong><span style="font-family: 黑体;">{heading}</span></strong></p>'
        if name in report.texts:
            yield from _paragraphs(report.texts[name])
            continue
        rows = report.tables[name]
        if name == "applications" and header_again:
            first, second = torn(rows, HEAD_ROWS[name])
            rows = [*first, *second]
        for table in blocks(rows) if name == "disclosure" and each else [rows]:
            yield _table(table, HEAD_ROWS.get(name, 0) if thead else 0)
    yield '</div>\n<div class="attachment">附件：<a href="P0001.docx">年度报告.docx</a></div>'
    yield '<div class="bottom">上一篇：没有了　下一篇：<a href="t0002.html">政府信息公开指南</a>　【关闭窗口】</div>'


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f'<p class="MsoNormal" style="text-indent: 2em;"><span style="{FONT}">{escape(line)}</span></p>'


def _table(rows: Rows, head: int) -> str:
    numbers = count()
    lines = [f'<tr style="height: 32px;">{"".join(_cell(cell, next(numbers)) for cell in row)}</tr>' for row in rows]
    top, body = "\n".join(lines[:head]), "\n".join(lines[head:])
    parts = f"<thead>\n{top}\n</thead>\n<tbody>\n{body}\n</tbody>" if head else body
    look = 'cellspacing="0" cellpadding="0" style="border-collapse: collapse; border: none;" width="680"'
    return (
        f'<div align="center"><table class="MsoNormalTable" border="1" {look}>\n{parts}\n</table></div>\n<p>&nbsp;</p>'
    )


def _cell(cell: Printed, number: int) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1)
    words = _figure(cell.text, number) if cell.cell else _label(cell.text, number)
    return f'<td{spans} width="{61 * cell.columns}" style="{BORDER}" valign="center">{words}</td>'


def _figure(text: str, number: int) -> str:
    if not text:
        return '<p><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>'
    before = "&nbsp;" if number % 3 == 0 else ""
    return f'<p align="center"><span lang="EN-US" style="{FONT}">{before}{escape(text)}<o:p></o:p></span></p>'


def _label(text: str, number: int) -> str:
    """Labels as editors break them: by `<br>`, by a new line in the source, over two spans."""
    if len(text) < BROKEN:
        return f'<p align="center"><span style="{FONT}">{escape(text)}</span></p>'
    middle = len(text) // 2
    between = ("<br />", "\n", f'</span><span style="{FONT} letter-spacing: -1px;">')[number % 3]
    first, second = escape(text[:middle]), escape(text[middle:])
    return f'<p align="center"><span style="{FONT}">&nbsp;{first}{between}{second}</span></p>'
