"""A draft as the fold of its steps: waivers, and what an undo takes back."""

from assistant.report.draft import fold
from assistant.report.steps import Done, changes_answers, last_change, standing
from assistant.report.waiver import Waiver, waived_effects

WAIVER = Waiver("N-5", "“总体情况”写着……", "按备案口径统计", "张某")
CELL = "applications.received.company"


def done(*effects, undoes=None):
    steps = [Done(rev, one) for rev, one in enumerate(effects)]
    return [*steps, Done(len(steps), {}, undoes=undoes)] if undoes is not None else steps


def test_a_waiver_stands_until_it_is_taken_away():
    given, taken = waived_effects("k", WAIVER), waived_effects("k", None)
    assert fold(done(given)).waived == {"k": WAIVER}
    assert fold(done(given, {"organ": "云溪县水务局"})).waived == {"k": WAIVER}
    assert fold(done(given, taken)).waived == {}


def test_the_last_waived_comes_last_also_when_it_is_waived_again():
    one, other = (waived_effects(key, WAIVER) for key in "ab")
    assert [*fold(done(one, other, one)).waived] == ["b", "a"]


def test_a_waiver_is_a_change_that_undo_takes_back_and_so_is_taking_it_away():
    given, taken = waived_effects("k", WAIVER), waived_effects("k", None)
    assert changes_answers(given)
    assert changes_answers(taken)
    steps = done(given, taken)
    assert last_change(steps) == 1
    assert fold(done(given, taken, undoes=1)).waived == {"k": WAIVER}
    assert fold(done(given, undoes=0)).waived == {}


def test_steps_that_were_taken_back_are_left_out_and_later_ones_stay():
    steps = done({"figures": {CELL: "1"}}, {"figures": {CELL: "2"}}, {"organ": "云溪县水务局"}, undoes=1)
    assert [step.rev for step in standing(steps)] == [0, 2, 3]
    assert fold(steps).figures.get(CELL) == 1
    assert last_change(steps) == 2
