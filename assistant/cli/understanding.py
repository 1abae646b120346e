"""One message understood by itself: `understand`."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from assistant.cli.options import AsJson, fail
from assistant.desk.understanding import UnderstandingError, understand

app = typer.Typer()

GIVEN = "JSON，格子编号到数"


@app.command("understand")
def understand_message(
    message: Annotated[str, typer.Argument(help="办事人说的一句话")],
    form: Annotated[str, typer.Option("--form", help="哪一版格式，如 2021")],
    asking: Annotated[str, typer.Option("--asking", help="正在问的格子、行、组或表的编号，或 organ")],
    given: Annotated[str, typer.Option("--given", help=f"已有的数（{GIVEN}）")] = "{}",
    prior: Annotated[str, typer.Option("--prior", help=f"上年的数（{GIVEN}）")] = "{}",
    as_json: AsJson = False,
) -> None:
    """一句话按对话里的规矩听成什么：填哪些格子、回什么话。什么也不写。"""
    try:
        understood = understand(form, asking, message, _figures("--given", given), _figures("--prior", prior))
    except UnderstandingError as error:
        fail(str(error))
    if as_json:
        print(json.dumps(understood.as_json(), ensure_ascii=False))
        return
    for name, value in {**understood.figures, **understood.facts}.items():
        print(name, value, sep="\t")
    print(understood.say)


def _figures(option: str, text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        fail(f'{option} 不是 {GIVEN}的对照，例如 {{"applications.received.company": 1}}')
    return read
