"""Several writers of one draft: tabs that take turns, threads, processes, and processes that are killed."""

import random
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

import assistant.journal.file as file_module
from assistant.journal import Journal, Json, Stale, Step

Start = Callable[..., subprocess.Popen[str]]

WRITERS = st.sampled_from([0, 1])


class TwoTabs(RuleBasedStateMachine):
    """Two journals on one folder, as two tabs: each answers after the revision that it saw last."""

    drafts = Bundle[str]("drafts")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.tabs = tuple(Journal(Path(self.folder.name)) for _ in range(2))
        self.acknowledged: dict[str, list[Step]] = {}
        self.written_last: list[str] = []
        self.seen: dict[tuple[int, str], int] = {}

    @rule(target=drafts, tab=WRITERS)
    def open(self, tab: int) -> str:
        opened = self.tabs[tab].open("开始", {"谁": tab})
        self.note(opened)
        self.seen[0, opened.draft] = self.seen[1, opened.draft] = 0
        return opened.draft

    @rule(tab=WRITERS, draft=drafts)
    def look(self, tab: int, draft: str) -> None:
        self.seen[tab, draft] = self.tabs[tab].steps(draft)[-1].rev

    @rule(tab=WRITERS, draft=drafts, answer=st.text("零一二三", max_size=3))
    def answer(self, tab: int, draft: str, answer: str) -> None:
        after, head = self.seen[tab, draft], self.acknowledged[draft][-1].rev
        body: dict[str, Json] = {"谁": tab, "数": answer}
        if after != head:
            with pytest.raises(Stale) as refusal:
                self.tabs[tab].append(draft, after, "答", body)
            assert (refusal.value.expected_rev, refusal.value.actual_rev) == (after, head)
            return
        step = self.tabs[tab].append(draft, after, "答", body)
        assert (step.draft, step.rev, step.body) == (draft, after + 1, body)
        self.note(step)
        self.seen[tab, draft] = step.rev

    def note(self, step: Step) -> None:
        self.acknowledged.setdefault(step.draft, []).append(step)
        self.written_last = [step.draft, *(draft for draft in self.written_last if draft != step.draft)]

    @invariant()
    def both_tabs_see_what_was_acknowledged_in_order(self) -> None:
        for tab in self.tabs:
            for draft, steps in self.acknowledged.items():
                assert tab.steps(draft) == tuple(steps)
            assert tab.heads() == tuple(self.acknowledged[draft][-1] for draft in self.written_last)

    def teardown(self) -> None:
        for tab in self.tabs:
            tab.close()
        self.folder.cleanup()


TestTwoTabs = TwoTabs.TestCase
TestTwoTabs.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def integrity(folder: Path) -> str:
    connection = sqlite3.connect(folder / "nianbao.sqlite3")
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def lines(child: subprocess.Popen[str]) -> list[str]:
    """What the child printed in whole lines until it ended."""
    printed, _ = child.communicate()
    return [line.rstrip("\n") for line in printed.splitlines(keepends=True) if line.endswith("\n")]


def test_of_many_threads_that_answer_one_question_exactly_one_wins(journal: Journal) -> None:
    draft = journal.open("开始", {}).draft
    together = threading.Barrier(8)

    def answer(name: int, after: int) -> Step | tuple[int, int]:
        together.wait()
        try:
            return journal.append(draft, after, "答", {"谁": name})
        except Stale as stale:
            return stale.expected_rev, stale.actual_rev

    with ThreadPoolExecutor(8) as pool:
        for after in range(15):
            outcomes = list(pool.map(answer, range(8), [after] * 8))
            assert outcomes.count((after, after + 1)) == 7
            assert journal.steps(draft)[-1] in outcomes
    assert [step.rev for step in journal.steps(draft)] == list(range(16))


def test_threads_may_open_one_new_folder_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def make(folder: Path) -> str:
        together.wait()
        with Journal(folder) as journal:
            return journal.open("开始", {}).draft

    for number in range(10):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(4) as pool:
            drafts = set(pool.map(make, [folder] * 4))
        with Journal(folder) as journal:
            assert len(drafts) == 4
            assert {head.draft for head in journal.heads()} == drafts


def test_two_processes_append_to_one_draft_and_each_revision_has_one_writer(
    journal: Journal, tmp_path: Path, start: Start
) -> None:
    draft = journal.open("开始", {}).draft
    children = {name: start("share", tmp_path, draft, name, 40) for name in ("甲", "乙")}
    claimed = {int(rev): name for name, child in children.items() for rev in lines(child)}
    assert [child.returncode for child in children.values()] == [0, 0]
    steps = journal.steps(draft)
    assert [step.rev for step in steps] == list(range(81))
    assert {step.rev: step.body["谁"] for step in steps[1:]} == claimed
    assert integrity(tmp_path) == "ok"


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_process_loses_nothing_acknowledged_and_leaves_no_half_step(
    tmp_path: Path, start: Start, seed: int
) -> None:
    chance = random.Random(seed)
    with Journal(tmp_path) as journal:
        draft = journal.open("开始", {}).draft
    child = start("append", tmp_path, draft)
    assert child.stdout
    heard = [int(child.stdout.readline()) for _ in range(chance.randint(1, 40))]
    sleep(chance.random() / 100)
    child.kill()
    heard += map(int, lines(child))
    with Journal(tmp_path) as journal:
        kept = journal.steps(draft)
        assert heard == list(range(1, heard[-1] + 1))
        # One more may be there: committed, and killed before it could be told.
        assert [step.rev for step in kept] in (list(range(len(heard) + 1)), list(range(len(heard) + 2)))
        assert all(step.body == {f"格{cell}": str(step.rev) for cell in range(300)} for step in kept[1:])
        assert journal.append(draft, kept[-1].rev, "答", {}).rev == kept[-1].rev + 1
    assert integrity(tmp_path) == "ok"


@pytest.mark.parametrize("seed", range(2))
def test_a_process_killed_while_it_makes_the_file_leaves_one_that_opens(
    tmp_path: Path, start: Start, seed: int
) -> None:
    chance = random.Random(seed)
    child = start("make", tmp_path)
    assert child.stdout
    for _ in range(1 + 2 * chance.randint(0, 3)):
        child.stdout.readline()
    sleep(chance.random() / 100)
    child.kill()
    child.communicate()
    for folder in tmp_path.iterdir():
        with Journal(folder) as journal:
            opened = journal.open("开始", {})
            assert journal.heads() == (opened,)
        assert integrity(folder) == "ok"


def test_threads_of_one_program_wait_for_each_other_and_not_for_the_file(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(file_module, "BUSY_SECONDS", 0.0)
    with Journal(tmp_path) as journal, ThreadPoolExecutor(16) as threads:
        drafts = [journal.open("开始", {}).draft for _ in range(16)]

        def answer(draft: str) -> None:
            for rev in range(20):
                journal.append(draft, rev, "答", {})

        assert [*threads.map(answer, drafts)] == [None] * 16
        assert {journal.steps(draft)[-1].rev for draft in drafts} == {20}
