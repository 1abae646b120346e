"""How well sayings of clerks are understood: a table by kind of saying; `--show` lists what is not right."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, get_args

import typer
from rich.console import Console
from rich.table import Table

from tests.understanding.sayings.judging import Judged, Verdict, entries_of, judged

Part = Literal["development", "heldout"]


def main(
    part: Annotated[Part, typer.Argument(help="which part of the corpus")] = "development",
    show: Annotated[bool, typer.Option("--show", help="list what is not right")] = False,
) -> None:
    """Print the table, and what is not right if asked for."""
    found = [judged(entry) for entry in entries_of(part)]
    console = Console(width=120)
    console.print(_table(found))
    for one in found if show else ():
        if one.verdict != "right":
            figures = {cell: value for cell, value in one.understood.figures.items() if value != "0"}
            console.print(f"{one.verdict}: {one.entry['say']} ({one.entry['asking']}, {one.entry['form']})")
            console.print(f"    {one.understood.kind} {figures} {one.understood.say}", style="dim")


def _table(found: list[Judged]) -> Table:
    table = Table("kind of saying", "sayings", *get_args(Verdict))
    kinds = sorted({one.entry["about"] for one in found})
    for kind in (*kinds, "all"):
        of_kind = [one for one in found if kind in ("all", one.entry["about"])]
        counts = Counter(one.verdict for one in of_kind)
        table.add_row(kind, str(len(of_kind)), *(str(counts[verdict]) for verdict in get_args(Verdict)))
    return table


if __name__ == "__main__":
    typer.run(main)
