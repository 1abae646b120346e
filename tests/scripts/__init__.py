"""Whole talks as clerks would have them, one message a line, and the figures that must stand in the Word file.

`python -m tests.scripts` plays every one through `nianbao chat --script` and prints what each needed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx

from assistant.desk.state import state_of
from assistant.journal import Journal
from tests import published
from tests.official import wanted_ids

FOLDER = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
SHARED = FOLDER.parents[2] / "shared"


@dataclass(frozen=True)
class Script:
    """One talk: the report whose figures it tells, the edition of its form, and every figure that is not 0."""

    name: str

    @cached_property
    def listed(self) -> dict[str, object]:
        return dict(json.loads((FOLDER / f"{self.name}.json").read_text("utf-8")))

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.txt"

    @property
    def messages(self) -> list[str]:
        """What the clerk says; lines of `#` are remarks."""
        return [line for line in self.path.read_text("utf-8").splitlines() if line and not line.startswith("#")]

    @property
    def figures(self) -> dict[str, str]:
        """Every cell of the form as it must print."""
        figures = self.listed["figures"]
        assert isinstance(figures, dict)
        return {cell: str(figures.get(cell, "0")) for cell in wanted_ids(int(str(self.listed["edition"])))}

    @property
    def published(self) -> published.Published | None:
        """The report as it was published; None where the real reports are absent."""
        return published.read_published(SHARED, str(self.listed["published"])) if SHARED.is_dir() else None


@dataclass(frozen=True)
class Played:
    """What came of one talk: exit status, what was printed, the cells of the file, and the messages it took."""

    status: int
    printed: str
    cells: dict[str, str]
    for_figures: int
    in_all: int


def play(script: Script, data: Path, out: Path) -> Played:
    """The talk through the real command, in a process of its own."""
    program = Path(sys.executable).with_name("nianbao")
    command = [program, "chat", "--script", script.path, "--data", data, "--out", out]
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=False)
    cells = word_cells(out) if out.exists() else {}
    return Played(done.returncode, done.stdout + done.stderr, cells, figure_messages(data), len(script.messages))


def figure_messages(data: Path) -> int:
    """How many messages of the newest talk answered a question for cells or changed one."""
    with Journal(data) as journal:
        steps = journal.steps(journal.heads()[0].draft)
    count = 0
    for place, step in enumerate(steps[1:], 1):
        question = state_of(steps[:place]).ask.question
        effects = step.body["effects"]
        assert isinstance(effects, dict)
        count += bool((question and question.cells) or effects.get("figures"))
    return count


def word_cells(path: Path) -> dict[str, str]:
    """The figures of a Word file by cell id: each by the printed words beside it, or its place in the last table."""
    second, third, fourth = (list(printed_lines(table)) for table in docx.Document(str(path)).tables)
    edition = 2019 if ["政府集中采购"] in [line[:1] for line in second] else 2021
    return dict([*published.disclosure(second, edition), *published.applications(third), *published.disputes(fourth)])


def printed_lines(table: "docx.table.Table") -> Iterator[list[str]]:
    """The printed lines of a table; a cell merged sideways once, one merged downwards in each of its lines."""
    for row in table.rows:
        seen: list[object] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
        yield [text_of(row, tc) for tc in seen]


def text_of(row: "docx.table._Row", tc: object) -> str:
    return next(cell.text for cell in row.cells if cell._tc is tc).strip()
