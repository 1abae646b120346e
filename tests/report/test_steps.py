"""Which steps of a journal count, through undo and redo in any order."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.draft import fold
from assistant.report.steps import Done, changes_answers, last_change, last_undo, standing

CELL = "applications.received.company"
ORGAN = {"organ": "云溪县水务局"}
A, B, C = ({"figures": {CELL: value}} for value in "123")
LOOK: dict[str, str] = {"goto": "applications.received"}
UNDO, REDO = "undo", "redo"


def journal(*events: object) -> list[Done]:
    """The steps that come of effects written, undos and redos; one that cannot be changes nothing."""
    steps: list[Done] = []
    for rev, event in enumerate(events):
        undoes = {UNDO: last_change, REDO: last_undo}[event](steps) if isinstance(event, str) else None
        steps.append(Done(rev, event if isinstance(event, dict) else {}, undoes))
    return steps


def stands(*events: object) -> object:
    return fold(journal(*events)).figures.get(CELL)


def test_an_undo_and_its_redo_leave_what_was_there():
    assert stands(A, B, UNDO) == 1
    assert stands(A, B, UNDO, REDO) == 2
    assert [step.rev for step in standing(journal(A, B, UNDO, REDO))] == [0, 1, 3]


@pytest.mark.parametrize(
    ("turns", "value"), [((UNDO, REDO, UNDO), 1), ((UNDO, REDO) * 2, 2), ((UNDO, REDO) * 3 + (UNDO,), 1)]
)
def test_undo_works_again_after_redo_and_so_on(turns: Sequence[str], value: int):
    assert stands(A, B, *turns) == value


def test_several_undos_are_redone_one_by_one_the_last_first():
    undone = (A, B, C, UNDO, UNDO, UNDO)
    assert [stands(*undone, *[REDO] * times) for times in range(5)] == [None, 1, 2, 3, 3]
    assert stands(*undone, REDO, REDO, UNDO) == 1
    assert stands(*undone, REDO, REDO, UNDO, REDO, REDO) == 3


def test_nothing_is_redone_after_something_else_was_said():
    assert last_undo(journal(A, B, UNDO, C)) is None
    assert stands(A, B, UNDO, C, REDO) == 3
    assert stands(A, B, UNDO, C, UNDO, REDO) == 3
    assert last_undo(journal(A, B, UNDO, C, UNDO, REDO)) is None


def test_where_the_talk_stands_is_nothing_that_was_said():
    assert stands(A, B, UNDO, LOOK, REDO) == 2
    assert stands(A, B, UNDO, LOOK, UNDO, LOOK, REDO, LOOK, REDO) == 2


def test_there_is_nothing_to_redo_where_nothing_was_undone():
    assert last_undo([]) is None
    assert last_undo(journal(A, B)) is None
    assert last_undo(journal(UNDO)) is None
    assert last_undo(journal(A, UNDO, REDO)) is None


def test_the_last_doubt_left_out_is_an_answer_that_undo_takes_back():
    doubt = {"of": "this", "cells": {CELL: "1"}, "say": "？"}
    assert len(fold(journal({"unsettled": [doubt]}, {"unsettled": []}, UNDO)).unsettled) == 1
    assert fold(journal({"unsettled": [doubt]}, {"unsettled": []}, UNDO, REDO)).unsettled == ()


def test_a_journal_of_before_there_was_redo_reads_as_it_did():
    kept = json.loads(f'[[{{"organ": "甲局"}}, null], [{{"figures": {{"{CELL}": "9"}}}}, null], [{{"offers": []}}, 1]]')
    steps = [Done(rev, effects, undoes) for rev, (effects, undoes) in enumerate(kept)]
    assert [step.rev for step in standing(steps)] == [0, 2]
    assert (fold(steps).organ, fold(steps).figures.get(CELL)) == ("甲局", None)


class Editor:
    """Undo and redo as every editor has them: what was written, and what may be had again."""

    def __init__(self) -> None:
        self.past: list[dict[str, object]] = []
        self.future: list[dict[str, object]] = []

    def hear(self, event: object) -> None:
        if event == UNDO and self.past:
            self.future.append(self.past.pop())
        elif event == REDO and self.future:
            self.past.append(self.future.pop())
        elif isinstance(event, dict) and changes_answers(event):
            self.past.append(event)
            self.future.clear()


EVENTS = st.lists(st.sampled_from([A, B, C, ORGAN, LOOK, UNDO, UNDO, REDO, REDO]), max_size=40)


@given(EVENTS)
def test_a_journal_says_what_an_editor_would_say(events: list[object]):
    editor = Editor()
    for event in events:
        editor.hear(event)
    steps = journal(*events)
    counts = [step.effects for step in standing(steps) if changes_answers(step.effects)]
    assert counts == editor.past
    assert (last_change(steps) is None, last_undo(steps) is None) == (not editor.past, not editor.future)
    assert fold(steps).figures == fold([Done(rev, one) for rev, one in enumerate(editor.past)]).figures


@given(EVENTS)
def test_each_step_counts_unless_one_that_counts_takes_it_back(events: list[object]):
    steps = journal(*events)
    counts = {step.rev for step in standing(steps)}
    for step in steps:
        assert (step.rev in counts) == (not any(other.undoes == step.rev for other in steps if other.rev in counts))


def test_a_long_chain_is_read_in_one_go():
    steps = [Done(0, A), *(Done(rev, {}, undoes=rev - 1) for rev in range(1, 100_001))]
    assert fold(steps).figures.get(CELL) == 1
    assert fold(steps[:-1]).figures.get(CELL) is None
