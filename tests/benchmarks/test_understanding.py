"""What is timed of understanding is what the corpus judges, and long messages are as long as they say."""

from dataclasses import replace

import pytest

from assistant.desk.understanding import understand
from knowledge.shelf import form_for
from tests.benchmarks.understanding import LONG, growth, heard_once, long_texts, proved, shares_of
from tests.understanding.sayings.judging import entries_of

SOME = tuple(entries_of("development"))[::20]


def test_what_is_timed_is_heard_as_when_it_is_judged():
    assert proved(SOME).startswith(f"{len(SOME)} sayings, ")


def test_nothing_is_timed_that_is_heard_otherwise(monkeypatch):
    judge = "tests.understanding.sayings.judging.understand"
    monkeypatch.setattr(judge, lambda *asked: replace(understand(*asked), waits=True))
    with pytest.raises(SystemExit, match="nothing is timed"):
        proved(SOME)


def test_every_saying_is_heard_once_a_round():
    assert len(heard_once(SOME, 1)) == len(SOME)
    assert shares_of(SOME).lexing > 0


def test_long_messages_have_the_length_that_is_told():
    assert {len(text) for text in long_texts(form_for(2025)).values()} == {LONG[-1]}
    assert growth([1.0, 4.0, 10.0]) == 1
