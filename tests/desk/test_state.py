"""The states that a desk keeps are those that its journal tells, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.desk.state as state_module
from assistant.desk.state import States, state_of
from assistant.desk.talk import Desk
from assistant.journal import Journal, Step, UnknownDraft
from tests.desk.conftest import TODAY

DRAFT = "a" * 32
OPENING = ("云溪县水务局，2025年", "部门")


@pytest.fixture
def journal(data: Path) -> Iterator[Journal]:
    with Journal(data) as opened:
        yield opened


def test_a_state_that_went_on_is_that_of_all_steps_together(desk: Desk, journal: Journal):
    states, view = States(journal), desk.start()
    for message in (*OPENING, "规章没有", "自然人9件，其余没有", "撤销", "恢复", "撤销", "自然人8件，其余没有"):
        assert states.of(view.draft) == state_of(journal.steps(view.draft))
        view = desk.say(view.draft, message, view.rev)
    assert states.of(view.draft) == state_of(journal.steps(view.draft))
    assert states.of(view.draft).draft.figures.get("applications.received.natural_person") == 8


def test_what_another_program_wrote_is_seen(desk: Desk, data: Path):
    view = desk.start()
    other = Desk(data, today=lambda: TODAY)
    other.say(view.draft, OPENING[0], view.rev)
    other.close()
    assert desk.view(view.draft).organ == "云溪县水务局"
    assert "另一个窗口" in desk.say(view.draft, "砚湖县水务局", view.rev).note


class Replaced:
    """A journal whose file was replaced: another history of the same draft."""

    def __init__(self, *histories: tuple[Step, ...]) -> None:
        self.histories = histories

    def steps(self, draft: str, since: int = 0) -> tuple[Step, ...]:
        found = self.histories[0][since:]
        if not found:
            raise UnknownDraft(draft)
        return found


def opened(organ: str, more: int = 0) -> tuple[Step, ...]:
    first = Step(DRAFT, 0, "2026-01-10T01:00:00Z", "opened", {"say": "？", "effects": {}})
    return (
        first,
        *(Step(DRAFT, rev, first.at, "said", {"effects": {"organ": organ}}) for rev in range(1, more + 2)),
    )


@pytest.mark.parametrize(
    "history", [opened("砚湖县水务局"), opened("砚湖县水务局", more=2), opened("砚湖县水务局")[:1]]
)
def test_another_history_of_a_draft_is_read_from_its_beginning(history: tuple[Step, ...]):
    journal = Replaced(opened("云溪县水务局", more=1))
    states = States(journal)  # type: ignore[arg-type]
    assert states.of(DRAFT).draft.organ == "云溪县水务局"
    journal.histories = (history,)
    assert states.of(DRAFT) == state_of(history)


def test_of_drafts_long_ago_nothing_is_kept(desk: Desk, journal: Journal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(state_module, "KEPT", 2)
    states, drafts = States(journal), [desk.start().draft for _ in range(4)]
    for draft in (*drafts, *drafts):
        assert states.of(draft) == state_of(journal.steps(draft))
    assert [*states._kept] == drafts[-2:]


def test_drafts_are_found_by_whose_report_they_are_now(desk: Desk, journal: Journal):
    states, view = States(journal), desk.start()
    for message in OPENING:
        view = desk.say(view.draft, message, view.rev)
    assert [draft.organ for draft in states.named("云溪县水务局", "department", 2025)] == ["云溪县水务局"]
    assert [*states.named("云溪县水务局", "department", 2024)] == []
    desk.say(view.draft, "单位改成砚湖县水务局", view.rev)
    assert [*states.named("云溪县水务局", "department", 2025)] == []
    assert [draft.organ for draft in states.named("砚湖县水务局", "department", 2025)] == ["砚湖县水务局"]
