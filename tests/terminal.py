"""The command line as most tests use it: the real `main`, in this process, since a new one takes a second to begin.

What only a process shows (its start, what is typed into it, what it loads) has a test of its own.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from assistant.cli import main

PROGRAM = Path(sys.executable).with_name("nianbao")


@dataclass(frozen=True)
class Done:
    """What a process would have left: its exit status and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Done:
    """`nianbao` with these arguments."""
    words = [str(one) for one in arguments]
    with CliRunner().isolation() as (out, err, _), patch("sys.argv", ["nianbao", *words]):
        try:
            main()
            status: object = 0
        except SystemExit as end:
            status = end.code
        sys.stdout.flush()
        sys.stderr.flush()
        printed = out.getvalue().decode(), err.getvalue().decode()
    assert status is None or isinstance(status, int), status
    return Done(status or 0, *printed)


def process(*arguments: object, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, with these lines at its standard input."""
    words = [str(one) for one in arguments]
    return subprocess.run([PROGRAM, *words], input=typed, capture_output=True, encoding="utf-8", check=False)
