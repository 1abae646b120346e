"""Readers of PDF and workbooks in a process of their own: a hostile file costs no more than its limits.

The parent passes bytes in and takes a Paper out as JSON; the child limits itself before it loads a parser.
"""

from __future__ import annotations

import json
import logging
import math
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from assistant.documents.reading.paper import Line, Paper, Sheet, Square

LOG = logging.getLogger(__name__)

Kind = Literal["pdf", "xlsx"]

LONGEST = 100_000_000
"""Characters of a Paper as JSON."""
KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
"""The only variables of ours that the child sees."""
CHECK = "请检查它是不是报告，删去图片等无关内容，另存一次再上传"
TOO_LONG = f"文件太复杂，在 {{}} 秒内没有读完：{CHECK}"
TOO_MUCH = f"文件太复杂，读它要用的内存太多：{CHECK}"
BROKEN = "文件读不出来，可能已经损坏：请重新导出或另存一次再上传"


def read_apart(kind: Kind, data: bytes, seconds: float, memory: int, pages: int) -> Paper:
    """What `read_pdf` or `read_workbook` makes of the bytes, within so many seconds and bytes of memory.

    `pages` bounds a PDF. ValueError says why the file cannot be read, be it that the limits did not suffice.
    """
    numbers = (str(math.ceil(seconds)), str(memory), str(pages))
    command = (sys.executable, "-P", "-W", "ignore", "-m", "assistant.documents.reading.files.apart", kind, *numbers)
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=_surroundings())
    except subprocess.TimeoutExpired:
        raise ValueError(TOO_LONG.format(f"{seconds:g}")) from None
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ValueError(TOO_LONG.format(f"{seconds:g}"))
    if done.returncode:
        LOG.info("the reader of %s ended with %s: %s", kind, done.returncode, done.stderr[-2000:])
        raise ValueError(BROKEN)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise ValueError(answer["refused"])
    return _paper(answer)


def _surroundings() -> dict[str, str]:
    root = Path(__file__).parents[4]
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(root), "OPENBLAS_NUM_THREADS": "1"}


def _paper(answer: Mapping[str, Any]) -> Paper:
    return Paper(tuple(_block(block) for block in answer["blocks"]), answer["title"])


def _block(block: Mapping[str, Any]) -> Line | Sheet:
    if "squares" not in block:
        return Line(**block)
    return Sheet(**{**block, "squares": tuple(Square(**square) for square in block["squares"])})


def main(arguments: Sequence[str]) -> None:
    """The child: limit itself, read what comes in, say what it is or why it cannot be read."""
    kind, seconds, memory, pages = arguments
    _limit(int(seconds), int(memory))
    logging.disable()
    try:
        answer = json.dumps(_read(kind, sys.stdin.buffer.read(), int(pages)), default=vars)
        if len(answer) > LONGEST:
            answer = _refusal(TOO_MUCH)
    except MemoryError:
        answer = _refusal(TOO_MUCH)
    except ValueError as error:
        ran_out = any(isinstance(one, MemoryError) for one in _behind(error))
        answer = _refusal(TOO_MUCH if ran_out else str(error))
    sys.stdout.write(answer)


def _limit(seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _read(kind: str, data: bytes, pages: int) -> Paper:
    """Only the reader that is needed is loaded."""
    if kind == "pdf":
        from assistant.documents.reading.files.pdf import read_pdf

        return read_pdf(data, pages)
    from assistant.documents.reading.files.workbook import read_workbook

    return read_workbook(data)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from; some libraries put that into its arguments."""
    while error is not None:
        yield error
        yield from (one for one in error.args if isinstance(one, BaseException))
        error = error.__cause__ or error.__context__


def _refusal(sentence: str) -> str:
    return json.dumps({"refused": sentence})


if __name__ == "__main__":
    main(sys.argv[1:])
