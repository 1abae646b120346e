"""Reports in files, and forms: `form`, `fill`, `template`, `read`, `check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import AsJson, Data, fail, with_progress
from assistant.desk import checking, filing
from assistant.report.form import OrganKind
from prompts import say

app = typer.Typer()

Year = Annotated[int, typer.Argument(help="报告年度，如 2025")]
Out = Annotated[Path, typer.Option("--out", help="写到哪个 Word 文件")]
AnyOut = Annotated[Path, typer.Option("--out", help="写到哪个文件：.docx、.xlsx、.html、.json 或 .pdf")]
DraftOut = Annotated[
    Path | None,
    typer.Option("--draft", help="另写一份草稿（.docx 或 .pdf），没填完也行：列出要改的，每页有“草稿”字样"),
]
OtherYear = Annotated[int | None, typer.Option("--year", help="报告年度；不按文件里认出的")]
OtherKind = Annotated[OrganKind | None, typer.Option("--kind", help="单位类型；不按文件里认出的")]


@app.command()
def form(year: Year, as_json: AsJson = False) -> None:
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
    out: AnyOut,
    template: Annotated[Path | None, typer.Option("--template", help="本单位改过的 Word 模板")] = None,
    draft: DraftOut = None,
) -> None:
    """核对一份数字，平衡才写成文件：Word、Excel、网页、JSON 或 PDF。"""
    kind, copy_kind = filing.export_kind(out), filing.draft_kind(draft) if draft else None
    own = None if template is None else filing.read_bytes(template)
    report = filing.read_report(filing.read_text(figures))
    done = filing.export(report, own, kind=kind)
    for remark in filing.remarks(report):
        print(remark, file=sys.stderr)
    for finding in done.findings:
        print(f"{finding.code} {finding.severity} {finding.say}", file=sys.stderr)
    if draft and copy_kind:
        filing.write_file(draft, filing.report_copy(report, done.findings, copy_kind, own))
        print(say("draft_written", file=draft))
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
def read(
    file: Annotated[Path, typer.Argument(help="一份年度报告：docx、html、pdf、txt、xlsx、doc、wps")],
    as_json: Annotated[bool, typer.Option("--json", help="给程序用的 JSON，可以直接交给 fill")] = False,
    year: OtherYear = None,
    kind: OtherKind = None,
) -> None:
    """读出一份报告里的数字和文字，拿不准的格子逐一列出。"""
    reading = checking.read_file(file, checking.limits_set(), year, kind)
    if as_json:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
        return
    for line in checking.summary(reading):
        print(line)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="年度报告，或装着年度报告的文件夹")],
    prior: Annotated[Path | None, typer.Option(help="上年的报告，核对跨年的数")] = None,
    year: OtherYear = None,
    kind: OtherKind = None,
    as_json: AsJson = False,
    learned: Annotated[bool, typer.Option("--learned", help="同学过的别的单位的报告比，看有没有雷同")] = False,
    data: Data = None,
) -> None:
    """核对写好的报告，一行一个发现，先说位置；有错误时退出码是 1，读不出来是 2。"""
    limits = checking.limits_set()
    before = checking.prior_report(prior, limits) if prior else None
    found = checking.files_in(files)
    others = _learned(data) if learned else None
    results = [checking.check_file(file, limits, before, year, kind, others) for file in with_progress(found, "核对")]
    for result in results:
        _print_remarks(result)
    if as_json:
        every = [result.as_json() for result in results]
        one = len(files) == 1 and not files[0].is_dir()
        print(json.dumps(every[0] if one else {"reports": every}, ensure_ascii=False, indent=1))
    else:
        for result in results:
            for placed in result.findings:
                finding = placed.finding
                print(f"{result.file}:{placed.place}: {finding.severity} {finding.code} {finding.say}")
            for remedy in result.remedies:
                print(f"{result.file}: {remedy.say}")
    if not results:
        fail(say("nothing_to_check"))
    raise SystemExit(max(result.status for result in results))


def _learned(data: Path | None) -> checking.Others | None:
    """The learned reports to compare with; that there are none is said."""
    from assistant.desk import learning

    with learning.library(filing.data_folder(data)) as library:
        others = checking.others_in(library)
    if others is None:
        print(say("nothing_learned"), file=sys.stderr)
    return others


def _print_remarks(result: checking.Checked) -> None:
    if result.refused:
        print(f"{result.file}：{result.refused}", file=sys.stderr)
    for doubt in result.doubts:
        print(f"{result.file}：{say('read_doubt', say=doubt)}", file=sys.stderr)
