"""A total that the clerk has from elsewhere: kept beside the worked-out one, compared, and never printed."""

from contextlib import closing
from pathlib import Path

import pytest

from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.documents.export import Export
from tests.desk.conftest import TODAY, Talk
from tests.desk.drafts import brought

TOTAL = "applications.granted.total"
PART = "applications.granted.company"


@pytest.fixture
def whole(desk: Desk) -> View:
    return brought(desk)


def typed(desk: Desk, view: View, cell: str, text: str) -> View:
    return desk.set_cell(view.draft, cell, text, view.rev)


def about_total(view: View) -> list[str]:
    return [finding.say for finding in view.findings if finding.stops and finding.target == TOTAL]


def test_a_total_that_differs_stands_beside_and_stops_the_report(desk: Desk, whole: View):
    total = int(whole.shown[TOTAL] or 0)
    view = typed(desk, whole, TOTAL, f"{total + 1}件")
    assert (view.note, view.shown[TOTAL], view.stated) == ("", str(total), {TOTAL: str(total + 1)})
    assert about_total(view) == [
        f"第三部分表格“（一）予以公开”行：“总计”填的是 {total + 1}，六类申请人之和是 "
        f"{'＋'.join(str(whole.shown[cell]) for cell in parts(view))}＝{total}，前者多 1。"
    ]
    assert not view.ready
    refused = desk.files.export(view.draft)
    assert isinstance(refused, Refusal)
    assert about_total(view)[0] in refused.obstacles


def parts(view: View) -> tuple[str, ...]:
    assert view.form
    return next(rule.right for rule in view.form.sums if rule.left == (TOTAL,))


def test_a_total_that_is_the_same_is_kept_quietly_and_compared_with_what_comes_later(desk: Desk, whole: View):
    view = typed(desk, whole, TOTAL, str(whole.shown[TOTAL]))
    assert "已核对" in view.turns[-1].text
    assert (view.stated, view.findings, view.ready) == ({TOTAL: whole.shown[TOTAL]}, whole.findings, whole.ready)
    view = typed(desk, view, PART, "400")
    assert about_total(view)


def test_emptied_or_undone_it_is_gone_and_after_a_restart_it_is_still_there(desk: Desk, whole: View, data: Path):
    stated = typed(desk, whole, TOTAL, "1")
    emptied = typed(desk, stated, TOTAL, "")
    assert (emptied.stated, emptied.findings) == ({}, whole.findings)
    back = desk.undo(emptied.draft, emptied.rev)
    assert (back.stated, about_total(back)) == ({TOTAL: "1"}, about_total(stated))
    with closing(Desk(data, today=lambda: TODAY)) as again:
        assert again.view(back.draft) == back
    gone = desk.undo(back.draft, back.rev)
    assert (gone.stated, gone.findings) == ({}, whole.findings)


def test_while_parts_are_open_nothing_is_said_of_it(desk: Desk, talk: Talk):
    view = talk("云溪县水务局，2025年", "部门")
    view = typed(desk, view, TOTAL, "5")
    assert (view.stated, view.findings, view.shown[TOTAL]) == ({TOTAL: "5"}, (), None)
    assert "填齐后自动核对" in view.turns[-1].text


def test_what_is_no_number_is_refused_for_a_total_too(desk: Desk, whole: View):
    view = typed(desk, whole, TOTAL, "十来件")
    assert "约数" in view.note
    assert view.stated == {}


def test_a_slip_that_the_total_gives_away_is_proposed_and_makes_both_agree(desk: Desk, whole: View):
    view = typed(desk, whole, TOTAL, str(int(whole.shown[TOTAL] or 0) + 1))
    number = next(place for place, one in enumerate(view.remedies) if one.corrections[0].cell == TOTAL)
    mended = desk.correct(view.draft, number, view.rev)
    assert mended.stated == {TOTAL: whole.shown[TOTAL]}
    assert (mended.shown, mended.findings) == (whole.shown, whole.findings)
    assert isinstance(desk.files.export(mended.draft), Export | Refusal)
