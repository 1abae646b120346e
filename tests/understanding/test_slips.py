"""Slips of the pen in the names of rows and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.labels import labels_of
from assistant.understanding.slips import MARKS, NEGATIONS, meant_by, slips_of
from knowledge.shelf import form_for
from tests.understanding.understood import understood

NAMES = sorted(labels_of(form_for(2025)).meanings)


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        ("自燃人9件", "natural_person"),
        ("社会公益组只9件", "nonprofit"),
        ("社会公组织9件", "nonprofit"),
        ("法律服务机够9件", "legal_service"),
    ],
)
def test_a_name_with_one_slip_is_taken_for_the_only_one_that_it_may_be_and_waits(message, cell):
    said = understood(message, "applications.received")
    assert said.figures == {f"applications.received.{cell}": "9"}
    assert said.waits


@pytest.mark.parametrize("message", ["不予以公开3件", "未部分公开3件", "都不给公开了", "无复议后起诉"])
def test_a_negation_is_no_slip(message):
    labels = labels_of(form_for(2025))
    for start in range(len(message)):
        for end in range(start + 3, len(message) + 1):
            names = meant_by(message[start:end], labels.slips) - {message[start:end]}
            assert not [name for name in names if NEGATIONS & set(message[start:end]) - set(name)]


@given(st.sampled_from([name for name in NAMES if len(name) > 3]), st.data())
def test_one_wrong_character_is_found_and_two_are_not(name, data):
    places = [place for place, character in enumerate(name) if character not in NEGATIONS]
    slips = slips_of([name])
    place = data.draw(st.sampled_from(places))
    once = name[:place] + "鿫" + name[place + 1 :]
    assert meant_by(once, slips) == {name}
    other = data.draw(st.sampled_from([one for one in places if one != place]))
    twice = "".join("鿪" if at == other else character for at, character in enumerate(once))
    assert meant_by(twice, slips) == set()


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), st.data())
def test_every_slip_in_a_text_is_found_at_its_place(names, data):
    slips, characters = labels_of(form_for(2025)).slips, list("".join(names))
    for _ in range(data.draw(st.integers(0, 2))):
        place, wrong = data.draw(st.integers(0, len(characters))), data.draw(st.sampled_from(["", "不", "鿫", "公鿫"]))
        characters[place : place + data.draw(st.integers(0, 1))] = wrong
    text = "".join(characters)
    for place in range(len(text)):
        every = (text[place:end] for end in range(len(text), place, -1))
        wanted = [(words, meant_by(words, slips)) for words in every if not MARKS.search(words)]
        assert [one for one in slips.at(text, place, 1) if one[1]] == [one for one in wanted if one[1]]
