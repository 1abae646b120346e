"""What several commands share: where the data lie, how an error is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

Data = Annotated[
    Path | None,
    typer.Option("--data", envvar="NIANBAO_DATA", help="数据目录：草稿和语料索引都在这里"),
]
AsJson = Annotated[bool, typer.Option("--json", help="给程序用的 JSON")]


def fail(sentence: str) -> NoReturn:
    """Print the sentence as one line on standard error and leave with status 2."""
    print(" ".join(sentence.split()), file=sys.stderr)
    raise SystemExit(2)


def with_progress(files: Sequence[Path], doing: str) -> Iterable[Path]:
    """The files with a progress bar on a terminal; a single one is not worth it."""
    if len(files) < 2 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description=doing, console=Console(stderr=True), transient=True)
