"""mutmut on a copy of the tree, score and survivors printed: `python -m tests.mutants [PATTERN ...] [--children N]`.

A pattern names a module or mutants (`assistant.checks.sums`, `assistant.checks.s*`); without one every room that
`[tool.mutmut]` names is changed. Only functions without a decorator are changed, and nothing that stands outside of
functions. The copy stays in build/mutants: `cd build/mutants && mutmut browse` goes through it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from filelock import FileLock, Timeout

from tests.mutants.verdicts import NOTICED, SKIPPED, Score, by_module, verdicts

ROOT = Path(__file__).parents[2]
COPY = ROOT / "build" / "mutants"
COPIED = ("assistant", "knowledge", "prompts", "tests", "ui")
MUTMUT = str(Path(sys.executable).with_name("mutmut"))
TESTS_FAILED = 1
SPINNER = tuple("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
LEFT_OUT = shutil.ignore_patterns("__pycache__")


def main() -> int:
    """Read the command line and run alone; 1 when mutmut fails, or another run is at work."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    asked.add_argument("patterns", nargs="*")
    asked.add_argument("--children", default="1", help="processes at a time")
    arguments = asked.parse_args()
    patterns = [
        pattern if "*" in pattern or "__mutmut_" in pattern else f"{pattern}.*" for pattern in arguments.patterns
    ]
    COPY.parent.mkdir(exist_ok=True)
    try:
        with FileLock(COPY.with_suffix(".lock"), timeout=0):
            return run(patterns, arguments.children)
    except Timeout:
        print(f"another run is at work in {COPY}")
        return 1


def run(patterns: Sequence[str], children: str) -> int:
    """Try the mutants of these patterns, or all; print one line a module and the change of each survivor."""
    copy_tree()
    log = COPY / "mutmut.log"
    with log.open("w", encoding="utf-8") as output:
        command = [MUTMUT, "run", "--max-children", children, *patterns]
        done = subprocess.run(command, cwd=COPY, stdout=output, stderr=subprocess.STDOUT)
    if done.returncode:
        print(*[line for line in log.read_text("utf-8").splitlines() if line[:1] not in SPINNER][-60:], sep="\n")
        return 1
    told = _mutmut("results", "--all", "true")
    found = {name: verdict for name, verdict in verdicts(told).items() if _is_wanted(name, patterns)}
    scores = by_module({name: looked_at_again(name, verdict) for name, verdict in found.items()})
    print(*_table(scores), *_survivors(scores), sep="\n")
    return 0


def copy_tree() -> None:
    """The tree as it is now."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, COPY / name, ignore=LEFT_OUT)
    shutil.copy2(ROOT / "pyproject.toml", COPY)


def looked_at_again(name: str, verdict: str) -> str:
    """The verdict, of what no test noticed after all tests in a process of their own.

    mutmut tries only those tests that it saw running the function, and code that reads forms runs before any test.
    """
    if verdict in (*NOTICED, *SKIPPED):
        return verdict
    settings = tomllib.loads((COPY / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    command = [sys.executable, "-m", "pytest", "-x", "-q", *settings["pytest_add_cli_args"]]
    done = subprocess.run(
        [*command, *settings["pytest_add_cli_args_test_selection"]],
        cwd=COPY / "mutants",
        env={**os.environ, "MUTANT_UNDER_TEST": name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return "killed" if done.returncode == TESTS_FAILED else verdict


def _is_wanted(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)


def _mutmut(*arguments: str) -> str:
    return subprocess.run([MUTMUT, *arguments], cwd=COPY, capture_output=True, text=True, check=True).stdout


def _table(scores: Sequence[Score]) -> Iterator[str]:
    yield "score  noticed     of  unnoticed  no test  module"
    whole = Score("all", tuple(one for score in scores for one in score.mutants))
    for one in (*scores, whole):
        yield (
            f"{one.percent:>5.1f}%  {one.noticed:>6} {one.tried:>6}  {len(one.unnoticed):>9}  {len(one.untested):>7}  "
            f"{one.module}"
        )


def _survivors(scores: Sequence[Score]) -> Iterator[str]:
    for one in scores:
        for name in one.unnoticed:
            shown = _mutmut("show", name).splitlines()
            yield f"\n{name}"
            yield from (line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---"))
        yield from (f"\n{name}: no test runs it" for name in one.untested)


if __name__ == "__main__":
    sys.exit(main())
