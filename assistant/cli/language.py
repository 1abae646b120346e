"""Past language: `learn` adds reports, `passages` lists, finds and removes what was learned."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import AsJson, Data, fail, with_progress
from assistant.desk import filing
from assistant.desk.checking import files_in
from assistant.report.form import OrganKind
from prompts import say

app = typer.Typer()
passages = typer.Typer(help="学过的往年报告和范文：list 列出，find 查找，remove 删除。", no_args_is_help=True)


@app.command()
def learn(
    files: Annotated[list[Path], typer.Argument(help="往年的报告，或装着报告的文件夹")],
    kind: Annotated[OrganKind | None, typer.Option("--kind", help="单位类型；不按文件里认出的")] = None,
    data: Data = None,
) -> None:
    """学往年的报告：拆成一段段范文，起草时按今年的数套用。中断了再学一次就接着学。"""
    from assistant.desk import learning

    found = files_in(files)
    if not found:
        fail(say("nothing_to_learn"))
    refused = 0
    with learning.library(filing.data_folder(data)) as library:
        for file in with_progress(found, "学习"):
            lesson = learning.learn(library, file.name, filing.read_bytes(file), learning.limits_set(), kind)
            refused += bool(lesson.refused)
            for sentence in learning.told(lesson):
                print(sentence, file=sys.stderr if lesson.refused else sys.stdout)
    raise SystemExit(2 if refused == len(found) else 0)


@passages.command("list")
def list_reports(as_json: AsJson = False, data: Data = None) -> None:
    """列出学过的报告。"""
    from assistant.desk import learning

    with learning.library(filing.data_folder(data)) as library:
        reports = library.reports()
    if as_json:
        print(json.dumps([learning.as_json(report) for report in reports], ensure_ascii=False, indent=1))
        return
    for report in reports:
        print(report.id[:12], report.year, report.organ, f"{report.passages}段", report.name, sep="\t")


@passages.command()
def find(
    words: Annotated[str, typer.Argument(help="要找的意思，一个词或一句话")],
    section: Annotated[str, typer.Option("--section", help="只找某一部分：总体情况、存在的主要问题及改进情况……")] = "",
    aspect: Annotated[str, typer.Option("--aspect", help="只找某一方面：主动公开、依申请公开……")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="最多几段")] = 5,
    as_json: AsJson = False,
    data: Data = None,
) -> None:
    """查找范文：按意思和用词找最接近的几段。"""
    from assistant.desk import learning
    from assistant.desk.searching import search

    folder = filing.data_folder(data)
    with learning.library(folder) as library:
        searched = search(folder, library, words, section, aspect, limit)
    for sentence in searched.said:
        print(sentence, file=sys.stderr)
    if as_json:
        print(json.dumps([vars(one) for one in searched.found], ensure_ascii=False, indent=1))
        return
    for one in searched.found:
        print(f"{one.score:.3f}", one.aspect, f"{one.organ}{one.year}年", one.text, sep="\t")


@passages.command()
def remove(
    reports: Annotated[list[str], typer.Argument(help="文件名，或 list 列出的编号")],
    data: Data = None,
) -> None:
    """删除学过的报告和它的范文。"""
    from assistant.desk import learning

    with learning.library(filing.data_folder(data)) as library:
        found = learning.found_by(library, reports)
        for report in found:
            library.remove(report)
    if not found:
        fail(say("no_such_report", names="、".join(reports)))
    print(say("forgotten", count=len(found)))
