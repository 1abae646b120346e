"""A reader given spoiled files: it may refuse them, in time, and do nothing else.

`python -m tests.attack.fuzz --inputs 100000 --seed 1` runs long; `--target door` opens what the guard lets in, `report`
also finds figures and texts in it, and `--kinds docx html txt` keeps to what is read without a process of its own.
Every input follows from the seed, the kinds and its number: `--only N` gives it again, `--keep FOLDER` writes what
failed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import Limits
from assistant.documents.reading.reading import read_report
from knowledge.shelf import load_forms, template_of
from tests.attack.mutate import mutated
from tests.attack.packages import as_excel_saves, as_word_saves
from tests.attack.strangers import OLD, PAGE, PDF, WORDS
from tests.documents.reading.made.page import government_page
from tests.documents.reading.made.pasted import from_excel, word_export
from tests.documents.reading.made.printed import marked_report
from tests.documents.reading.made.word import own_docx

TARGETS = {
    "guard": "assistant.documents.guard.files:inspect",
    "door": "assistant.documents.reading.door:open_paper",
    "report": "tests.attack.fuzz:read_whole",
}
IN_CHINESE = re.compile("[一-鿿]{4}")
Target = Callable[[bytes, str], object]
"""Takes a file and its name; FileRefused is the only error that it may raise."""


@dataclass(frozen=True)
class Seed:
    """A whole file from which spoiled ones are made."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Failure:
    """An input that ended otherwise than it may: its number, the seed's name, the file, and what happened."""

    number: int
    name: str
    data: bytes
    what: str


@dataclass(frozen=True)
class Outcome:
    """What came of a run; `slowest` is in seconds."""

    inputs: int
    let_in: int
    slowest: float
    failures: tuple[Failure, ...]


class TooSlow(BaseException):
    """Raised in the middle of an input; no reader that catches every Exception catches this."""


def seeds() -> tuple[Seed, ...]:
    """One file of each kind, and the templates that ship."""
    templates = (Seed("模板.docx", template_of(form).read_bytes()) for form in load_forms())
    whole = marked_report(2025)
    table = "<table><tr><td rowspan=2>公开</td><td>1</td></tr><tr><td>２</td></tr></table>".encode()
    return (
        Seed("a.docx", as_word_saves()),
        Seed("a.xlsx", as_excel_saves()),
        Seed("a.html", PAGE.replace(b"</body>", table + b"</body>")),
        Seed("a.txt", WORDS + "一、总体情况\n新收\t1\t2\n".encode()),
        Seed("a.txt", "云溪县水务局\r\n".encode("utf-16")),
        Seed("a.pdf", PDF),
        Seed("a.doc", OLD),
        Seed("报告.docx", own_docx(whole, "content controls", "late rows")),
        Seed("报告.html", government_page(whole, encoding="gbk")),
        Seed("报告.txt", from_excel(whole).encode()),
        Seed("报告.txt", word_export(whole).encode("gb18030")),
        *templates,
    )


def read_whole(data: bytes, name: str, limits: Limits) -> object:
    """All that is read of a report, written as other programs get it."""
    return json.dumps(read_report(data, name, load_forms(), limits).as_json(), ensure_ascii=False)


def spoiled(given: Sequence[Seed], seed: int, number: int) -> Seed:
    """The input of that number."""
    random = Random(f"{seed}/{number}")
    one = random.choice(given)
    return Seed(one.name, mutated(random, one.data, [other.data for other in given]))


def fuzz(target: Target, given: Sequence[Seed], numbers: range, seed: int, seconds: float) -> Outcome:
    """Give the target the inputs of these numbers, each no longer than so many seconds."""
    let_in, slowest, failures = 0, 0.0, []
    for number in numbers:
        one = spoiled(given, seed, number)
        start = time.perf_counter()
        try:
            with _ended_after(seconds):
                target(one.data, one.name)
            let_in += 1
        except FileRefused as refused:
            if not refused.problems or not all(IN_CHINESE.search(problem) for problem in refused.problems):
                failures.append(Failure(number, one.name, one.data, f"no sentence for a clerk: {refused}"))
        except (Exception, TooSlow) as error:
            failures.append(Failure(number, one.name, one.data, repr(error)[:300]))
        slowest = max(slowest, time.perf_counter() - start)
    return Outcome(len(numbers), let_in, slowest, tuple(failures))


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """TooSlow in what takes longer; of the main thread alone."""

    def end(*_: object) -> None:
        raise TooSlow(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def target_of(name: str) -> Target:
    """A short name of TARGETS, or `module:function` of one that takes file, name and limits."""
    module, _, function = TARGETS.get(name, name).partition(":")
    opens = getattr(importlib.import_module(module), function)
    limits = Limits()
    return lambda data, name: opens(data, name, limits)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.attack.fuzz")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="the number of one input")
    parser.add_argument("--seconds", type=float, default=10.0, help="for one input")
    parser.add_argument("--target", default="guard", help="guard, door, report, or module:function")
    parser.add_argument("--seeds", type=Path, help="a folder of further files to spoil")
    parser.add_argument("--kinds", nargs="+", default=["docx", "xlsx", "html", "txt", "pdf", "doc"], help="which seeds")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that failed")
    return parser.parse_args()


def main() -> int:
    """Print what came of it; 1 when an input failed."""
    given = _arguments()
    more = [Seed(path.name, path.read_bytes()) for path in sorted(given.seeds.iterdir())] if given.seeds else []
    numbers = range(given.inputs) if given.only is None else range(given.only, given.only + 1)
    start = time.perf_counter()
    wanted = [one for one in (*seeds(), *more) if one.name.rpartition(".")[2] in given.kinds]
    outcome = fuzz(target_of(given.target), wanted, numbers, given.seed, given.seconds)
    for failure in outcome.failures:
        print(f"input {failure.number} ({failure.name}, {len(failure.data)} bytes): {failure.what}")
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{given.seed}-{failure.number}-{failure.name}").write_bytes(failure.data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{outcome.inputs} inputs in {time.perf_counter() - start:.0f} s, {outcome.let_in} let in, "
        f"{len(outcome.failures)} failed, slowest {outcome.slowest * 1000:.0f} ms, peak {peak:.0f} MB"
    )
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
