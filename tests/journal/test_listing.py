"""How drafts stand in the list: rows that are only added, of which the last of each kind holds."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.journal import Entry, Journal, JournalError, Listing

NOW = datetime(2026, 1, 6, 1, 30, tzinfo=UTC)
THEN = "2026-01-06T01:30:00Z"


@pytest.fixture
def listing(tmp_path: Path) -> Iterator[Listing]:
    opened = Listing(tmp_path, now=lambda: NOW)
    yield opened
    opened.close()


def test_of_a_draft_of_which_nothing_was_noted_the_entry_is_empty(listing: Listing) -> None:
    assert listing.of("d1") == Entry()
    assert listing.entries() == {}


def test_a_name_holds_until_the_next_and_an_empty_one_takes_it_away(listing: Listing) -> None:
    listing.name("d1", "初稿")
    listing.name("d2", "别的")
    listing.name("d1", "送审稿")
    assert listing.entries() == {"d1": Entry("送审稿"), "d2": Entry("别的")}
    listing.name("d1", "")
    assert listing.of("d1") == Entry()


def test_a_removed_draft_keeps_its_name_and_may_be_named_while_it_is_removed(listing: Listing) -> None:
    listing.name("d1", "初稿")
    listing.remove("d1")
    assert listing.of("d1") == Entry("初稿", THEN)
    listing.name("d1", "送审稿")
    assert listing.of("d1") == Entry("送审稿", THEN)
    listing.restore("d1")
    assert listing.entries() == {"d1": Entry("送审稿")}


def test_it_outlives_the_program_and_nothing_is_ever_overwritten(listing: Listing, tmp_path: Path) -> None:
    listing.name("d1", "初稿")
    listing.remove("d1")
    listing.restore("d1")
    listing.remove("d1")
    other = Listing(tmp_path)
    assert other.entries() == {"d1": Entry("初稿", THEN)}
    other.close()
    with sqlite3.connect(tmp_path / "nianbao.sqlite3") as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM listing ORDER BY id")]
    assert kinds == ["named", "removed", "restored", "removed"]


def test_no_step_of_a_draft_is_touched(listing: Listing, tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        opened = journal.open("opened", {})
        listing.name(opened.draft, "初稿")
        listing.remove(opened.draft)
        assert journal.steps(opened.draft) == (opened,)
        assert journal.heads() == (opened,)


def test_what_goes_wrong_with_the_file_is_said(listing: Listing, tmp_path: Path) -> None:
    (tmp_path / "nianbao.sqlite3").unlink()
    for attempt in (lambda: listing.name("d1", "初稿"), lambda: listing.of("d1"), listing.entries):
        with pytest.raises(JournalError, match="草稿记录不见了"):
            attempt()
