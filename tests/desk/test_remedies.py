"""A slip is named with its correction, applied at a click, undone like any change."""

from dataclasses import replace

import pytest

from assistant.blame import Correction, Remedy
from assistant.desk.remedies import by_place
from assistant.desk.talk import Desk
from assistant.desk.view import View
from tests.desk.conftest import Talk
from tests.desk.drafts import brought

CELL = "applications.granted.company"


def set_cells(desk: Desk, view: View, **cells: str) -> View:
    for cell, text in cells.items():
        view = desk.set_cell(view.draft, f"applications.{cell.replace('__', '.')}", text, view.rev)
    return view


@pytest.fixture
def sound(desk: Desk) -> View:
    return brought(desk)


@pytest.fixture
def slipped(desk: Desk, sound: View) -> View:
    """One figure with a digit too many."""
    return set_cells(desk, sound, granted__company=f"{sound.shown[CELL]}0")


def place_of(view: View, cell: str = CELL) -> int:
    return next(
        number for number, one in enumerate(view.remedies) if [change.cell for change in one.corrections] == [cell]
    )


def test_where_every_sum_holds_nothing_is_to_blame(desk: Desk, talk: Talk, sound: View):
    assert sound.remedies == ()
    assert talk("云溪县水务局，2025年", "部门", "自然人9件，其余没有").remedies == ()


def test_the_slip_is_found_with_the_value_that_it_was_to_have(slipped: View, sound: View):
    found = slipped.remedies[place_of(slipped)]
    assert [(str(one.was), str(one.to)) for one in found.corrections] == [(slipped.shown[CELL], sound.shown[CELL])]
    assert "改为" in found.say


def test_a_click_applies_it_and_the_draft_is_whole_again(desk: Desk, slipped: View, sound: View):
    view = desk.correct(slipped.draft, place_of(slipped), slipped.rev)
    assert view.shown == sound.shown
    assert view.ready
    assert view.remedies == ()
    assert view.changed == (CELL,)
    assert f"由 {slipped.shown[CELL]} 改为 {sound.shown[CELL]}" in view.turns[-1].text


def test_it_is_one_step_that_undo_takes_back(desk: Desk, slipped: View):
    view = desk.correct(slipped.draft, place_of(slipped), slipped.rev)
    undone = desk.undo(view.draft, view.rev)
    assert undone.shown == slipped.shown
    assert undone.remedies == slipped.remedies
    assert "已撤销上一步：照改正建议改了" in undone.turns[-1].text


@pytest.mark.parametrize("number", [-1, 99])
def test_a_correction_that_is_not_offered_is_refused(desk: Desk, slipped: View, number: int):
    view = desk.correct(slipped.draft, number, slipped.rev)
    assert "用不上了，没有改动" in view.note
    assert view.shown == slipped.shown


def test_a_correction_from_an_old_page_is_not_applied(desk: Desk, slipped: View):
    view = set_cells(desk, slipped, granted__other="1")
    late = desk.correct(slipped.draft, 0, slipped.rev)
    assert "另一个窗口" in late.note
    assert late.shown == view.shown


def test_only_cells_that_somebody_fills_are_corrected(desk: Desk, slipped: View):
    view = set_cells(desk, slipped, granted__other="7", refused__third_party__research="99")
    assert view.form
    assert view.remedies
    changed = {change.cell for one in view.remedies for change in one.corrections}
    assert not [cell for cell in changed if view.form.cells[cell].computed]


def test_places_that_are_each_to_be_put_right_are_told_apart(desk: Desk, slipped: View):
    assert len(by_place(slipped.remedies)) == 1
    two = set_cells(desk, slipped, granted__other="7")
    places = by_place(two.remedies)
    assert len(places) == 2
    assert tuple(one for place in places for one in place) == two.remedies
    view = desk.correct(two.draft, place_of(two), two.rev)
    assert len(by_place(view.remedies)) == 1


def test_remedies_that_do_not_say_where_a_place_begins_are_one_place():
    remedy = Remedy((Correction(CELL, 1, 2),), "", "也可能是……")
    assert by_place((remedy, replace(remedy, likeliest=False))) == ((remedy, replace(remedy, likeliest=False)),)
