"""The conversation: `chat` in the terminal, `serve` as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Data, fail
from assistant.cli.reports import AnyOut, DraftOut
from assistant.desk import filing
from prompts import say

app = typer.Typer()


@app.command()
def chat(
    out: AnyOut,
    script: Annotated[Path | None, typer.Option("--script", help="从文件里读要说的话，一行一句")] = None,
    brought: Annotated[
        list[Path] | None, typer.Option("--bring", help="先读入的报告：上年的，或今年未写完的；可以给几次")
    ] = None,
    audit: Annotated[
        Path | None, typer.Option("--audit", help="另写一份核对记录（Word）：每个数的来源、每处发现的处理")
    ] = None,
    collect: Annotated[
        Path | None,
        typer.Option("--collect", help="另写一份数据征集清单（.docx 或 .xlsx）：还没有拿到的数，按科室列出"),
    ] = None,
    draft: DraftOut = None,
    data: Data = None,
) -> None:
    """在终端里对话，数字齐全、核对通过后写成文件：Word、Excel、网页、JSON 或 PDF。"""
    from assistant.desk.terminal import Beside, Terminal

    if collect and collect.suffix.lower() not in (".docx", ".xlsx"):
        fail(say("collection_kind", file=collect))
    lines = filing.read_text(script).splitlines() if script else None
    beside = Beside(audit, collect, draft)
    raise SystemExit(Terminal(filing.data_folder(data), out, brought or (), beside).run(lines))


@app.command()
def serve(
    data: Data = None,
    port: Annotated[int, typer.Option(help="端口；被占用时自动换下一个")] = 7860,
) -> None:
    """在本机打开起草台网页（只在 127.0.0.1）。"""
    from ui.app import serve as open_page

    open_page(filing.data_folder(data), port)
