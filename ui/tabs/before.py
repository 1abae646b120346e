"""Last year's report on the page: where it is from, its tables and its texts, all to be read only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from assistant.desk.view import Before
from assistant.report.form import Form
from ui.tabs.sheets import filled_tables_html
from ui.tabs.tab import Tab

TAB = Tab("before", "上年报告", hidden=True)
Texts = tuple[tuple[str, str], ...]
OWN_DRAFT = "本机以前的草稿"


def before_html(before: Before | None) -> str:
    """The whole report; empty while none is known."""
    if before is None:
        return ""
    return _drawn(before.title, before.source, before.form, tuple(before.shown.items()), before.texts)


@lru_cache(maxsize=16)
def _drawn(title: str, file: str, form: Form, shown: tuple[tuple[str, str | None], ...], written: Texts) -> str:
    source = f"文件“{file}”" if file else OWN_DRAFT
    texts = "".join(_text(heading, text) for heading, text in _by_section(form, written))
    return (
        f'<header class="before-head"><h1>{escape(title)}</h1>'
        f"<p>来自{escape(source)}，供对照，在这里改不了。</p></header>"
        f"{filled_tables_html(form, dict(shown), '上年')}"
        f'<article class="prose-sheet">{texts}</article>'
    )


def _by_section(form: Form, written: Texts) -> Iterator[tuple[str, str]]:
    """The texts in printed order: what the form prints a heading for under that, all else under its own name."""
    texts, heading = dict(written), ""
    for piece in form.pieces:
        if piece.what == "heading":
            heading = piece.ref
        elif piece.what == "text" and piece.name in texts:
            yield heading if heading and piece.look in ("body", "closing") else piece.name, texts[piece.name]


def _text(heading: str, text: str) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<h2>{escape(heading)}</h2>{paragraphs}"
