"""Whole talks end in a Word file whose every cell is the figure that was told, and the one that was published."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import furnished
from tests.scripts import NAMES, Played, Script, play

CHOSEN_FREELY = {"district-2019": {"disclosure.procurement.projects", "disclosure.procurement.amount_yuan"}}


Talk = Callable[[str], Played]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, language: Path) -> Talk:
    """A talk, played once; all drafts lie in one data folder, as they do at an office."""
    folder = tmp_path_factory.mktemp("talks")
    furnished(folder / "data", language)
    return cache(lambda name: play(Script(name), folder / "data", folder / f"{name}.docx"))


@pytest.mark.parametrize("name", NAMES)
def test_a_talk_ends_in_a_file_with_exactly_the_figures_told(talk: Talk, name: str):
    played = talk(name)
    assert played.status == 0, played.printed[-2000:]
    assert played.cells == Script(name).figures


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_are_those_that_were_published(talk: Talk, name: str, shared: Path):
    real = Script(name).published
    assert real is not None
    compared = talk(name).cells.keys() - set(real.unreadable)
    assert compared == real.cells.keys()
    assert set(real.unreadable) == CHOSEN_FREELY.get(name, set())
    assert {cell: talk(name).cells[cell] for cell in compared} == real.cells


@pytest.mark.parametrize(("name", "most"), [("seed-2019", 10), ("district-2025", 15), ("city-2024-north", 25)])
def test_a_whole_report_takes_few_messages(talk: Talk, name: str, most: int):
    assert talk(name).in_all <= most


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_talk_was_left_unsaid(talk: Talk, name: str):
    printed = talk(name).printed
    assert printed.count("\n> ") == len(Script(name).messages) == talk(name).in_all
    assert "没有记录" not in printed
    assert "可以导出 Word" in printed
