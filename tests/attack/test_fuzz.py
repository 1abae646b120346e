"""Spoiled files are let in or refused; and the fuzzing sees what is neither."""

from __future__ import annotations

import time

from assistant.documents.guard.files import FileRefused
from tests.attack.fuzz import fuzz, seeds, spoiled, target_of

LONG_ENOUGH = 60.0


def test_a_spoiled_file_is_let_in_or_refused_and_nothing_else():
    outcome = fuzz(target_of("guard"), seeds(), range(1000), seed=5, seconds=LONG_ENOUGH)
    assert [failure.what for failure in outcome.failures] == []
    assert 0 < outcome.let_in < outcome.inputs == 1000


def test_a_spoiled_file_is_read_as_a_report_or_refused_and_nothing_else():
    here = [seed for seed in seeds() if seed.name.endswith((".docx", ".html", ".txt"))]
    outcome = fuzz(target_of("report"), here, range(600), seed=6, seconds=LONG_ENOUGH)
    assert [failure.what for failure in outcome.failures] == []
    assert 0 < outcome.let_in < outcome.inputs


def test_an_input_follows_from_seed_and_number():
    assert spoiled(seeds(), 1, 7) == spoiled(seeds(), 1, 7)
    inputs = {spoiled(seeds(), seed, number).data for seed in (1, 2) for number in range(50)}
    assert len(inputs) > 90


def test_an_error_of_the_reader_is_a_failure():
    def reader(data: bytes, name: str) -> None:
        raise KeyError(name)

    outcome = fuzz(reader, seeds(), range(3), seed=1, seconds=LONG_ENOUGH)
    assert [failure.number for failure in outcome.failures] == [0, 1, 2]
    assert "KeyError" in outcome.failures[0].what


def test_a_refusal_without_a_sentence_is_a_failure():
    def reader(data: bytes, name: str) -> None:
        raise FileRefused

    assert len(fuzz(reader, seeds(), range(3), seed=1, seconds=LONG_ENOUGH).failures) == 3


def test_a_reader_that_hangs_is_ended_even_if_it_catches_everything():
    def reader(data: bytes, name: str) -> None:
        while True:
            try:
                time.sleep(LONG_ENOUGH)
            except Exception:
                continue

    (failure,) = fuzz(reader, seeds(), range(1), seed=1, seconds=0.05).failures
    assert "longer than 0.05 s" in failure.what
