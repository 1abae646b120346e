"""The terminal: the same door as the page. Errors are one line and exit status 2; a report that may not leave is 1."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assistant.desk import filing

app = typer.Typer(
    name="nianbao",
    help="年报：政府信息公开工作年度报告的起草台。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Year = Annotated[int, typer.Argument(help="报告年度，如 2025")]
Out = Annotated[Path, typer.Option("--out", help="写到哪个 Word 文件")]
Data = Annotated[
    Path | None,
    typer.Option("--data", envvar="NIANBAO_DATA", help="数据目录：草稿和语料索引都在这里"),
]


def main() -> None:
    """Run the command line; every expected error is one line on standard error."""
    try:
        app()
    except filing.FAULTS as error:
        _fail(str(error))


def _fail(sentence: str) -> NoReturn:
    print(" ".join(sentence.split()), file=sys.stderr)
    raise SystemExit(2)


@app.command()
def form(year: Year, as_json: Annotated[bool, typer.Option("--json", help="给程序用的 JSON")] = False) -> None:
    """列出某年度格式的全部格子：编号、行列名称、单位、是否合计。"""
    cells = filing.cells_of(year)
    if as_json:
        print(json.dumps([filing.cell_as_json(cell) for cell in cells], ensure_ascii=False, indent=1))
        return
    for cell in cells:
        print(cell.id, cell.mark, cell.row, cell.column, cell.unit, "合计" if cell.computed else "填报", sep="\t")


@app.command()
def fill(
    figures: Annotated[Path, typer.Argument(help="数字和文字的 JSON 文件")],
    out: Out,
    template: Annotated[Path | None, typer.Option("--template", help="本单位改过的 Word 模板")] = None,
) -> None:
    """核对一份数字，平衡才写成 Word 文件。"""
    own = None if template is None else filing.read_bytes(template)
    report = filing.read_report(filing.read_text(figures))
    done = filing.export(report, own)
    for remark in filing.remarks(report):
        print(remark, file=sys.stderr)
    for finding in done.findings:
        print(f"{finding.code} {finding.severity} {finding.say}", file=sys.stderr)
    if done.data is None:
        raise SystemExit(1)
    filing.write_file(out, done.data)
    print(f"已写入 {out}")


@app.command()
def template(year: Year, out: Out) -> None:
    """写出某年度格式的 Word 模板，可在 Word 里改字体、版式后用 fill --template。"""
    filing.write_file(out, filing.template_for(year))
    print(f"已写入 {out}")


@app.command()
def chat(
    out: Out,
    script: Annotated[Path | None, typer.Option("--script", help="从文件里读要说的话，一行一句")] = None,
    data: Data = None,
) -> None:
    """在终端里对话，数字齐全、核对通过后写成 Word 文件。"""
    from assistant.desk.terminal import Terminal

    lines = filing.read_text(script).splitlines() if script else None
    raise SystemExit(Terminal(filing.data_folder(data), out).run(lines))


@app.command()
def serve(
    data: Data = None,
    port: Annotated[int, typer.Option(help="端口；被占用时自动换下一个")] = 7860,
) -> None:
    """在本机打开起草台网页（只在 127.0.0.1）。"""
    from ui.app import serve as open_page

    open_page(filing.data_folder(data), port)


if __name__ == "__main__":
    main()
