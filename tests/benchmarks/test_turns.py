"""The turns that are timed are right ones, and the bare page beside ours sends as much."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks import turns
from tests.benchmarks.turns import ORGAN, TALK, compared, proved, servers, talked
from tests.benchmarks.waiting import SlowModel

Running = tuple[dict[str, str], Path]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("turns")
    with servers(folder) as addresses:
        yield addresses, folder


def test_both_pages_answer_a_whole_talk_alike_and_ours_keeps_it(running: Running):
    assert asyncio.run(proved(*running)).endswith("the same of both")


def test_nothing_is_timed_where_a_figure_was_not_kept(running: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turns, "FIGURES", {"applications.received.natural_person": "8"})
    with pytest.raises(SystemExit, match="nothing is timed"):
        asyncio.run(proved(*running))


def test_nothing_is_timed_where_the_pages_answer_differently(running: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turns, "ORGAN", "砚湖县水务局")
    with pytest.raises(SystemExit, match="answers otherwise"):
        asyncio.run(proved(*running))


def test_every_client_has_every_turn_of_its_talk(running: Running):
    addresses, _ = running
    assert len(asyncio.run(talked(addresses["nianbao"], [ORGAN, "砚湖县水务局"]))) == 2 * (len(TALK) + 1)


def test_the_pages_are_compared_at_the_median_and_at_the_slow_end():
    assert compared({"nianbao": [0.2, 0.2], "bare": [0.1, 0.1]}).count("= 2.00 (goal 1.3: missed)") == 2


def test_a_turn_is_beside_waiting_when_all_wait_all_the_time():
    model = SlowModel(spans=[(1.0, 2.0), (5.0, 6.0)])
    assert model.waited(5.1, 5.9)
    assert not model.waited(1.9, 2.1)
    assert not model.waited(1.9, 5.1)
