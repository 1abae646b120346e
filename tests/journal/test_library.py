"""The figures of learned reports: kept with them, added to those that were learned without, gone with them."""

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.journal import LearnedFigures, Library
from assistant.passages.passage import Passage
from assistant.report.figures import Figures, Mark

PASSAGE = Passage(
    id="",
    section="overview",
    aspect="主动公开",
    kinds=("department",),
    forms=("gov-info-2021",),
    year=2023,
    organ="青石县气象局",
    source="去年.docx",
    text="公开为常态。",
    report="去年.docx",
)
READ = Figures().changed({"a.b": 3, "a.c": Decimal("12.350"), "a.d": Mark.SLASH, "a.e": 0})
FIGURES = LearnedFigures(READ, frozenset({"a.f"}))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path)) as opened:
        yield opened


def test_the_figures_of_a_report_come_back_as_they_were_read_and_with_their_doubts(library: Library) -> None:
    assert library.add("a1", [PASSAGE], figures=FIGURES)
    assert library.figures() == {"a1": FIGURES}
    assert library.has_figures("a1")


def test_a_report_learned_without_figures_has_none_until_they_are_added_once(library: Library) -> None:
    library.add("a1", [PASSAGE])
    assert library.figures() == {}
    assert not library.has_figures("a1")
    assert library.add_figures("a1", FIGURES)
    assert not library.add_figures("a1", LearnedFigures(Figures()))
    assert library.figures() == {"a1": FIGURES}
    assert len(library.reports()) == 1


def test_a_report_that_is_forgotten_takes_its_figures_along_and_can_be_learned_again(library: Library) -> None:
    library.add("a1", [PASSAGE], figures=FIGURES)
    assert library.remove("a1")
    assert library.figures() == {}
    assert library.add("a1", [PASSAGE], figures=LearnedFigures(Figures()))


def test_what_is_known_already_is_left_as_it_is(library: Library) -> None:
    library.add("a1", [PASSAGE], figures=FIGURES)
    assert not library.add("a1", [PASSAGE], figures=LearnedFigures(Figures()))
    assert library.figures() == {"a1": FIGURES}
