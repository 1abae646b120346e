"""Published reports: their known mistakes are found, and hardly a right place is called an error."""

from pathlib import Path

import pytest

from assistant.checks import Finding
from assistant.checks.finding import Spot
from assistant.report.report import Report
from knowledge.shelf import form_for
from tests.checks.zeros import zeros
from tests.reviewing.expected import Entry, Expected, expected
from tests.reviewing.review import is_about, review

FULL = [one for one in expected() if one.full]
NAMED = [one for one in expected() if any(entry.named for entry in one.firm) and not one.refused]


def entry(code: str, cell: str = "", words: str = "", slot: str = "") -> Entry:
    return Entry((code,), cell, words, slot, "……")


def about(words: str, start: int, slot: str = "overview", code: str = "N-1") -> Finding:
    return Finding(code, "E", (), "……", spot=Spot(slot, start, start + len(words), words))


@pytest.mark.parametrize("wanted", NAMED, ids=lambda one: one.file)
def test_the_mistakes_that_the_catalogue_names_are_found(wanted: Expected, shared: Path) -> None:
    assert [one.line for one in review(shared, wanted).missed if one.named] == []


@pytest.mark.parametrize("wanted", FULL, ids=lambda one: one.file)
def test_a_full_report_has_at_most_one_error_where_nothing_is_wrong(wanted: Expected, shared: Path) -> None:
    assert len([one.say for one in review(shared, wanted).false_errors]) <= 1


def test_every_file_of_the_folder_is_expected_once(shared: Path) -> None:
    assert sorted(one.file for one in expected()) == sorted(path.name for path in (shared / "reports").iterdir())


@pytest.mark.parametrize("wanted", expected(), ids=lambda one: one.file)
def test_every_expected_place_is_in_the_file(wanted: Expected, shared: Path) -> None:
    entries = (*wanted.mistakes, *wanted.lawful, *wanted.accepted)
    if wanted.file.endswith(".txt"):
        text = (shared / "reports" / wanted.file).read_text("utf-8-sig")
        assert [one.words for one in entries if one.words not in text] == []
    cells = form_for(int(wanted.file[:4])).cells if wanted.file[:4].isdigit() and not wanted.refused else {}
    assert [one.cell for one in entries if one.cell and cells and one.cell not in cells] == []


def test_a_finding_is_about_the_words_that_its_spot_touches() -> None:
    report = with_text("全年收到申请75件，其中自然人72件。")
    words = entry(code="N-1", words="收到申请75件")
    assert is_about(about("75件", 6), words, report)
    assert not is_about(about("72件", 14), words, report)
    assert not is_about(about("75件", 6, code="N-2"), words, report)


def test_words_that_stand_twice_in_a_text_are_meant_where_they_stand_first() -> None:
    report = with_text("收到75件。收到75件。")
    assert not is_about(about("75件", 8), entry(code="N-1", words="收到75件"), report)


def test_a_finding_about_a_cell_is_known_by_the_cell() -> None:
    finding = Finding("T3-1", "E", ("applications.received.total", "applications.carried_in.total"), "……")
    assert is_about(finding, entry(code="T3-1", cell="applications.carried_in.total"))
    assert not is_about(finding, entry(code="T3-1", cell="applications.concluded.total"))


def test_a_finding_without_a_spot_is_about_the_words_that_it_quotes() -> None:
    finding = Finding("D-1", "W", (), "标题写成了“一、年度总体情况”。")
    assert is_about(finding, entry(code="D-1", words="一、年度总体情况"))
    assert not is_about(finding, entry(code="D-1", words="二、主动公开情况"))


def test_a_finding_about_a_whole_text_is_known_by_the_text() -> None:
    assert is_about(about("……", 0, code="D-9"), entry(code="D-9", slot="overview"))
    assert not is_about(about("……", 0, code="D-9"), entry(code="D-9", slot="problems"))


def with_text(overview: str) -> Report:
    return zeros(2025, {}, texts={"overview": overview})
