"""The development part of the sayings: nothing is recorded wrongly, and most is understood."""

from collections import Counter

from tests.understanding.sayings.judging import entries_of, judged

LEAST_RIGHT = 0.9


def test_no_saying_is_recorded_wrongly_and_most_are_understood():
    found = [judged(entry) for entry in entries_of("development")]
    wrong = [one.entry["say"] for one in found if one.verdict == "recorded wrongly"]
    assert wrong == []
    assert Counter(one.verdict for one in found)["right"] >= LEAST_RIGHT * len(found)
