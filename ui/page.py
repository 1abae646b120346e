"""The layout of the page: which components there are and which event leads to which handler."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.desk.talk import Desk
from ui.frame import home
from ui.handlers import Handlers
from ui.tabs import before, checks, learned, preview, prose, sheets, years
from ui.tabs.tab import tabs_html

READ = ".docx,.doc,.wps,.pdf,.html,.htm,.xlsx,.txt"
FONTS = ["system-ui", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "sans-serif"]
ASKED = "() => new URLSearchParams(location.search).get('draft') ?? ''"
TABS = (sheets.TAB, prose.TAB, checks.TAB, preview.TAB, years.TAB, before.TAB, learned.TAB)
REPORT = f'<div id="home" hidden>{home.PANEL}</div>{tabs_html(TABS)}'
STYLES = ("frame/colours.css", "frame/page.css", "frame/head.css", "talk/talk.css")
SCRIPTS = ("frame/page.js", "talk/upload.js")
BRING = (
    '<input type="file" id="file" accept="{read}" data-most="{most}" aria-label="要上传的报告" hidden>'
    '<p class="reading" role="status"></p><p class="drop-here" aria-hidden="true">松开鼠标，上传这份报告</p>'
)


def source(name: str) -> str:
    """The text of a file beside this one."""
    return (files("ui") / name).read_text(encoding="utf-8")


def sources(kind: str) -> tuple[str, ...]:
    """The files of that kind ("js" or "css") of the report: what all tabs share, the drafts, then each tab's own."""
    own = (f"tabs/{name}" for tab in TABS for name in (tab.id, *tab.scripts))
    names = ("tabs/report", "frame/home", *own)
    return tuple(f"{name}.{kind}" for name in names if (files("ui") / f"{name}.{kind}").is_file())


def head() -> str:
    """The styles of the page, and the scripts that all of it needs."""
    styles = "".join(source(name) for name in (*STYLES, *sources("css")))
    return f"<style>{styles}</style><script>{''.join(source(name) for name in SCRIPTS)}</script>"


def theme() -> gr.themes.Base:
    """Local fonts only: a web font would be asked for elsewhere. What fades in is still pale when it can be used."""
    plain = gr.themes.Default(primary_hue="red", neutral_hue="gray", font=FONTS, font_mono=FONTS, radius_size="sm")
    return plain.set(button_transition="none")


def make_page(desk: Desk) -> gr.Blocks:
    """The page over this desk."""
    hands = Handlers(desk)
    files_taken = {"read": READ, "most": desk.largest_file}
    page: gr.Blocks = gr.Blocks(title="年报起草台", analytics_enabled=False, fill_height=True, fill_width=True)
    with page:
        place = gr.JSON({"draft": "", "rev": 0}, visible=False)
        asked = gr.Textbox(visible=False)
        top = gr.HTML("", elem_id="head", padding=False, apply_default_css=False, js_on_load=source("frame/head.js"))
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", min_width=0):
                turns = gr.Chatbot(
                    elem_id="turns",
                    show_label=False,
                    container=False,
                    buttons=[],
                    render_markdown=False,
                    group_consecutive_messages=False,
                    layout="bubble",
                    autoscroll=False,
                    height=None,
                )
                replies = gr.HTML("", elem_id="replies", apply_default_css=False, js_on_load=source("talk/replies.js"))
                with gr.Row(elem_id="say"):
                    words = gr.Textbox(
                        elem_id="words",
                        lines=1,
                        max_lines=8,
                        show_label=False,
                        container=False,
                        label="回答",
                        placeholder="在这里回答或提问，回车发送",
                        autofocus=True,
                    )
                    send = gr.Button("发送", elem_id="send", variant="primary", min_width=0)
            with gr.Column(elem_id="sheet", min_width=0):
                report = gr.HTML(
                    {},
                    elem_id="report",
                    html_template=REPORT.format(**files_taken),
                    apply_default_css=False,
                    js_on_load="".join(source(name) for name in sources("js")),
                )
        bring = gr.HTML(
            "",
            elem_id="bring",
            html_template=BRING.format(**files_taken),
            apply_default_css=False,
            js_on_load=source("talk/bring.js"),
        )
        shown = [place, turns, replies, top, report]
        # One step at a time is page.js's care: "once" would drop an edit that follows on the answer to the one before.
        how: dict[str, Any] = {
            "show_progress": "hidden",
            "queue": False,
            "api_visibility": "private",
            "trigger_mode": "multiple",
        }
        page.load(hands.opened, [asked], shown, js=ASKED, **how)
        gr.on([words.submit, send.click], hands.said, [place, words], [*shown, words], **how)
        replies.reply(hands.replied, [place], shown, **how)
        replies.written(hands.brought, [place], shown, **how)
        report.reply(hands.replied, [place], shown, **how)
        report.edit(hands.edited, [place], shown, **how)
        report.block(hands.pasted, [place], shown, **how)
        report.undo(hands.undone, [place], shown, **how)
        report.redo(hands.redone, [place], shown, **how)
        report.waive(hands.waived, [place], shown, **how)
        report.unwaive(hands.unwaived, [place], shown, **how)
        report.correct(hands.corrected, [place], shown, **how)
        report.sentence(hands.sentence_added, [place], shown, **how)
        report.rewrite(hands.rewritten, [place], shown, **how)
        report.follow(hands.followed, [place], shown, **how)
        report.redraft(hands.redrafted, [place], shown, **how)
        report.take(hands.taken, [place], shown, **how)
        report.restore(hands.had_again, [place], shown, **how)
        bring.brought(hands.brought, [place], shown, **how)
        top.undo(hands.undone, [place], shown, **how)
        top.redo(hands.redone, [place], shown, **how)
        top.restore(hands.restored, [place], shown, **how)
        top.start(hands.started, None, shown, **how)
        report.start(hands.started, None, shown, **how)
    return page
