"""A journal in its own folder, and child processes that use one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import assistant
from assistant.journal import Journal

CHILD = Path(__file__).with_name("child.py")
ROOT = Path(assistant.__file__).parents[1]

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path) as opened:
        yield opened


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `child.py` with the given words; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def run(*words: object) -> subprocess.Popen[str]:
        command = [sys.executable, str(CHILD), *map(str, words)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
        running.append(child)
        return child

    yield run
    for child in running:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
