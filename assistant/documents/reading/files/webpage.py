"""A saved page of a government site: its content without the site around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree, html

from assistant.documents.reading.files.blocks import as_paper
from assistant.documents.reading.files.encoding import decoded
from assistant.documents.reading.files.pagewalk import TOO_DEEP, Found, walked
from assistant.documents.reading.paper import Line, Paper

LEFT_OUT = (
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "rt", "rp"),
    *("s", "strike", "del", "sup"),
    *("nav", "header", "footer", "aside", "button", "select", "textarea", "datalist", "dialog"),
)
MARGINS = ("header", "footer")
"""What LibreOffice calls the repeated lines above and below a page."""
GONE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|text-decoration(?:-line)?\s*:[^;]*line-through|font-size\s*:\s*0(?![.\d]))",
    re.IGNORECASE,
)
"""What is not there, or struck out."""
UNSEEN = re.compile(r"(?:^|[;\s])(?:visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 4096
NOTHING = "网页里没有内容：请在浏览器里打开原网页，用“另存为”保存网页，再重新上传"


def read_page(data: bytes) -> Paper:
    """The lines and tables of the page's content, and the title that the page gives itself.

    ValueError, in a sentence for the clerk, when the bytes are no page that can be read.
    """
    root = _parsed(data)
    title = _title(root)
    body = root.find("body")
    if body is None:
        raise ValueError(NOTHING)
    _prune(body)
    return as_paper((found.block for found in _content(walked(body), body)), title)


def _parsed(data: bytes) -> html.HtmlElement:
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    text = decoded(data, declared.group(1).decode("ascii", "replace") if declared else "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError(NOTHING) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError(TOO_DEEP)
    return root


def _title(root: html.HtmlElement) -> str:
    """The name of the article where the site gives it; else the heading, if the title repeats it; else the title."""
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() == "articletitle" and (content := _spaced(meta.get("content", ""))):
            return content
    title = next(filter(None, (_spaced(one.text_content()) for one in root.iter("title"))), "")
    headings = [heading for one in root.iter("h1") if (heading := _spaced(one.text_content()))]
    repeated = next((heading for heading in headings if heading in title), "")
    return repeated or title or next(iter(headings), "")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _prune(body: html.HtmlElement) -> None:
    """What is not the page's text goes out of the tree, and what is hidden; a cell that is only unseen stays, blank."""
    for node in list(body.iterdescendants()):
        style = node.get("style", "")
        if node.getparent() is None:  # went with what held it
            continue
        if node.tag in LEFT_OUT or node.get("title") in MARGINS or "hidden" in node.attrib or GONE.search(style):
            node.drop_tree()
        elif UNSEEN.search(style):
            _blank(node)


def _blank(node: html.HtmlElement) -> None:
    for child in list(node):
        node.remove(child)
    node.text = None
    if node.tag not in ("td", "th"):
        node.drop_tree()


def _content(found: list[Found], body: etree._Element) -> list[Found]:
    """What stands in the smallest element with all headings and all tables of figures, and in no form beside these.

    Everything, where there are no two such marks, or where more than half of the sentences would be lost.
    """
    marks = [one for one in found if one.is_heading or one.figures]
    spoken = {form for one in (*marks, *filter(_sentences, found)) for form in one.node.iterancestors("form")}
    outside = {node for form in body.iter("form") if form not in spoken for node in form.iter()}
    found = [one for one in found if one.node not in outside]
    if len(marks) < 2 or not any(one.is_heading for one in marks):
        return found
    inside = set(_common([one.node for one in marks]).iter())
    content = [one for one in found if one.node in inside]
    return content if 2 * sum(map(_sentences, content)) >= sum(map(_sentences, found)) else found


def _sentences(found: Found) -> int:
    return found.block.text.count("。") if isinstance(found.block, Line) else 0


def _common(nodes: Sequence[etree._Element]) -> etree._Element:
    """The smallest element that holds all of them."""
    path = [nodes[0], *nodes[0].iterancestors()]
    height = {node: number for number, node in enumerate(path)}
    return path[max(_height(node, height) for node in nodes)]


def _height(node: etree._Element, height: Mapping[etree._Element, int]) -> int:
    while node not in height and (parent := node.getparent()) is not None:
        node = parent
    return height[node]
