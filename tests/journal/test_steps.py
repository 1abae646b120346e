"""What a draft's steps are, who may append one, and what a body may hold."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.journal import Journal, Stale, Step, UnknownDraft

NOW = datetime(2025, 1, 6, 9, 30, 15, 987654, tzinfo=timezone(timedelta(hours=8)))

SAME_JOURNAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)

characters = st.characters(exclude_categories=["Cs"])
leaves = st.none() | st.booleans() | st.integers() | st.text(characters)


def within(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=3) | st.dictionaries(st.text(characters), values, max_size=3)


json_values = st.recursive(leaves, within, max_leaves=12)
bodies = st.dictionaries(st.text(characters), json_values, max_size=4)
refused = st.floats() | st.decimals() | st.binary() | st.sets(st.integers()) | st.dates()


def buried(value: Any) -> st.SearchStrategy[Any]:
    """Bodies that hold `value` somewhere among lists and mappings."""
    return st.recursive(st.just({"格": value}), lambda inner: st.builds(lambda v: {"里": [1, v]}, inner), max_leaves=1)


def test_a_new_draft_begins_at_revision_zero_and_is_found_again(journal: Journal) -> None:
    opened = journal.open("开始", {"机关": "青石县气象局"})
    assert (opened.rev, opened.kind, opened.body) == (0, "开始", {"机关": "青石县气象局"})
    assert re.fullmatch(r"[0-9a-f]{32}", opened.draft)
    assert journal.steps(opened.draft) == (opened,)


def test_drafts_do_not_share_ids(journal: Journal) -> None:
    assert len({journal.open("开始", {}).draft for _ in range(20)}) == 20


def test_a_step_says_when_in_utc_to_the_second(tmp_path: Path) -> None:
    with Journal(tmp_path, now=lambda: NOW) as journal:
        assert journal.open("开始", {}).at == "2025-01-06T01:30:15Z"


def test_steps_come_back_in_order_and_as_they_were_acknowledged(journal: Journal) -> None:
    opened = journal.open("开始", {})
    appended = [journal.append(opened.draft, rev, "答", {"次": rev}) for rev in range(12)]
    assert [step.rev for step in appended] == list(range(1, 13))
    assert journal.steps(opened.draft) == (opened, *appended)


def test_steps_outlive_the_journal_that_wrote_them(tmp_path: Path) -> None:
    with Journal(tmp_path) as first:
        opened = first.open("开始", {"年": 2024})
        answered = first.append(opened.draft, 0, "答", {"格": "〇"})
    with Journal(tmp_path) as second:
        assert second.steps(opened.draft) == (opened, answered)
        assert second.append(opened.draft, 1, "答", {}).rev == 2


def test_a_revision_that_is_taken_is_refused_and_stays_what_it_was(journal: Journal) -> None:
    draft = journal.open("开始", {}).draft
    won = journal.append(draft, 0, "答", {"格": "9"})
    with pytest.raises(Stale) as refusal:
        journal.append(draft, 0, "答", {"格": "10"})
    assert (refusal.value.draft, refusal.value.expected_rev, refusal.value.actual_rev) == (draft, 0, 1)
    assert journal.steps(draft)[1:] == (won,)


@pytest.mark.parametrize("after", [-2, -1, 1, 7])
def test_no_revision_can_be_left_out(journal: Journal, after: int) -> None:
    opened = journal.open("开始", {})
    with pytest.raises(Stale) as refusal:
        journal.append(opened.draft, after, "答", {})
    assert refusal.value.actual_rev == 0
    assert journal.steps(opened.draft) == (opened,)


@pytest.mark.parametrize("after", [-1, 0, 3])
def test_nothing_is_appended_to_a_draft_that_nobody_opened(journal: Journal, after: int) -> None:
    with pytest.raises(UnknownDraft) as refusal:
        journal.append("f" * 32, after, "答", {})
    assert refusal.value.draft == "f" * 32
    assert journal.heads() == ()


def test_the_steps_of_an_unknown_draft_are_an_error_and_not_empty(journal: Journal) -> None:
    journal.open("开始", {})
    with pytest.raises(UnknownDraft):
        journal.steps("0" * 32)


def test_heads_are_the_newest_steps_with_the_draft_written_last_first(journal: Journal) -> None:
    one, two, three = (journal.open("开始", {}) for _ in range(3))
    answered = journal.append(one.draft, 0, "答", {})
    assert journal.heads() == (answered, three, two)


def test_heads_follow_the_order_of_writing_when_the_clock_is_set_back(tmp_path: Path) -> None:
    with Journal(tmp_path, now=lambda: datetime(2025, 1, 6, tzinfo=UTC)) as today:
        early = today.open("开始", {})
    with Journal(tmp_path, now=lambda: datetime(2024, 1, 6, tzinfo=UTC)) as set_back:
        late = set_back.open("开始", {})
        assert set_back.heads() == (late, early)


def test_a_journal_without_drafts_has_no_heads(journal: Journal) -> None:
    assert journal.heads() == ()


def test_what_was_acknowledged_does_not_change_with_the_callers_own_body(journal: Journal) -> None:
    figures = {"自然人": "9"}
    opened = journal.open("开始", {"数": figures})
    figures["自然人"] = "10"
    assert opened.body == {"数": {"自然人": "9"}}
    assert journal.steps(opened.draft) == (opened,)


def test_blank_zero_and_slash_stay_three_things(journal: Journal) -> None:
    body = {"空": None, "零": "0", "无此项": "/", "整数零": 0, "否": False, "空字": ""}
    kept = journal.steps(journal.open("开始", body).draft)[0].body
    assert [(key, type(value), value) for key, value in kept.items()] == [
        (key, type(body[key]), body[key]) for key in sorted(body)
    ]


def test_any_mapping_and_any_tuple_may_be_given(journal: Journal) -> None:
    body = MappingProxyType({"格": ("1", MappingProxyType({"值": "2"}))})
    assert journal.open("开始", body).body == {"格": ["1", {"值": "2"}]}


@SAME_JOURNAL
@given(body=bodies)
def test_a_body_comes_back_equal(journal: Journal, body: dict[str, Any]) -> None:
    opened = journal.open("开始", body)
    assert opened.body == body
    assert journal.steps(opened.draft) == (opened,)


@SAME_JOURNAL
@given(body=refused.flatmap(buried))
def test_a_body_with_a_float_a_decimal_or_no_json_is_refused_and_nothing_is_written(
    journal: Journal, body: Mapping[str, Any]
) -> None:
    before = journal.heads()
    with pytest.raises(TypeError):
        journal.open("开始", body)
    draft = before[0].draft if before else journal.open("开始", {}).draft
    kept = journal.steps(draft)
    with pytest.raises(TypeError):
        journal.append(draft, kept[-1].rev, "答", body)
    assert journal.steps(draft) == kept
    assert journal.heads() == (before or kept)


def test_the_refusal_of_a_body_names_the_place(journal: Journal) -> None:
    body: Any = {"数": {"金额": ["12.35", Decimal("12.35")]}}
    with pytest.raises(TypeError, match=r"body\.数\.金额\[1\] is a Decimal.*pass a string"):
        journal.open("开始", body)


@pytest.mark.parametrize("body", [{1: "一"}, {"格": {None: "一"}}, ["格"], "格", None])
def test_a_body_is_a_mapping_from_strings(journal: Journal, body: Any) -> None:
    with pytest.raises(TypeError):
        journal.open("开始", body)
    assert journal.heads() == ()


def test_text_that_is_no_unicode_is_refused_and_nothing_is_written(journal: Journal) -> None:
    opened = journal.open("开始", {})
    with pytest.raises(UnicodeEncodeError):
        journal.append(opened.draft, 0, "答", {"格": "\ud800"})
    assert journal.heads() == (opened,)


def test_a_step_is_a_value(journal: Journal) -> None:
    opened = journal.open("开始", {})
    assert opened == Step(opened.draft, 0, opened.at, "开始", {})
    with pytest.raises(AttributeError):
        opened.rev = 1  # type: ignore[misc]


def test_the_newest_steps_can_be_had_alone(journal: Journal) -> None:
    draft = journal.open("开始", {}).draft
    steps = [journal.append(draft, rev, "答", {"数": rev}) for rev in range(3)]
    assert journal.steps(draft, since=2) == tuple(steps[1:])
    with pytest.raises(UnknownDraft):
        journal.steps(draft, since=4)
