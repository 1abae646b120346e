"""一是二是三是 count through after some were left out; headlines and announcements do not stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.enumerating import ENUMERATOR, NUMBERS, announced, is_enumerated, items, renumbered
from tests.drafting.invented import RULES


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("一是学习。三是检查。", "一是学习。二是检查。"),
        ("二是学习；四是检查；五是整改。", "一是学习；二是检查；三是整改。"),
        ("三是检查。", "检查。"),
        ("一是学习。二是检查。一是建设。三是维护。", "一是学习。二是检查。一是建设。二是维护。"),
        ("统一是前提，一是否达标为准。", "统一是前提，一是否达标为准。"),
    ],
)
def test_a_list_counts_through_from_one_and_a_list_of_one_is_none(text, counted):
    assert renumbered(text) == counted


@given(
    st.lists(
        st.tuples(st.sampled_from([f"{number}是" for number in NUMBERS] + [""]), st.sampled_from("学检建")), max_size=9
    )
)
def test_counting_twice_changes_nothing_and_every_list_begins_with_one(pieces):
    once = renumbered("".join(f"{lead}{word}习工作。" for lead, word in pieces))
    assert renumbered(once) == once
    found = [NUMBERS.index(match[1]) for match in ENUMERATOR.finditer(once)]
    assert all(this == 0 or this == before + 1 for before, this in zip([-1, *found], found, strict=False))


def test_an_item_is_known_by_its_number():
    assert is_enumerated("一是加强学习。")
    assert is_enumerated("主要有：一是加强学习。")
    assert not is_enumerated("统一是前提。")


def test_what_stands_under_an_item_belongs_to_it():
    said = ("工作有进展。", "一是加强学习。", "组织专题学习。", "二是加强检查，按月通报。")
    assert items(said, RULES.composing) == ((0, 1), (1, 3), (3, 4))


def test_a_headline_begins_what_stands_under_it_but_not_within_a_list():
    assert items(("工作有进展。", "加强学习培训。", "组织专题学习，提高能力。"), RULES.composing) == ((0, 1), (1, 3))
    assert items(("一是重视学习。", "加强学习培训。"), RULES.composing) == ((0, 2),)


def test_an_announcement_without_a_list_is_left_out():
    assert announced(("存在以下问题。", "渠道不够多。"), RULES.composing) == ("渠道不够多。",)
    listed = ("存在以下问题。", "一是渠道不够多。")
    assert announced(listed, RULES.composing) == listed
